/** Documents that carry their proof, made of a real archive and printed without a browser: by a few lines of pdf-lib. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { expect } from 'vitest';
import { sha256 } from '../../../archive/articles/capture.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import type { ProofReport } from '../../../archive/contract/proof.ts';
import {
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../../../archive/contract/service.ts';
import { quotedWords } from '../../../archive/documents/quoted-passage.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import type { Parsed } from '../../../archive/importing/parsed.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { setOwnAuthor } from '../../../archive/settings/own-author.ts';
import { temporaryFolder } from '../archive-in-folder.ts';

/** Reads each text once: a hundred documents carry the same ones. */
const parsed = new Map<string, Promise<Parsed>>();
export const parser: typeof parserInProcess = {
  ...parserInProcess,
  parse: (job) => {
    const key = `${job.name} ${sha256(readFileSync(job.path))}`;
    const known = parsed.get(key) ?? parserInProcess.parse(job);
    parsed.set(key, known);
    return known;
  },
};

export class Desk {
  readonly home = temporaryFolder();
  readonly path = join(temporaryFolder(), 'My archive');
  readonly service = new ArchiveService({ home: this.home, parser, notify: () => undefined });

  static async open(name = 'Ana Sá'): Promise<Desk> {
    const desk = new Desk();
    setOwnAuthor(desk.home, name);
    await desk.ask('service.create', { path: desk.path });
    return desk;
  }

  async ask<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const answer = await this.service.answer(name, input);
    expect(serviceRequests[name].output.safeParse(answer).error?.issues).toBeUndefined();
    return answer;
  }

  async addText(text: string): Promise<string> {
    return (await this.ask('articles.paste', { text })).imported[0]?.id ?? '';
  }

  async quote(article: string, quote: string): Promise<string> {
    return (await this.ask('annotations.add', { article, passage: { quote } })).id;
  }

  async briefing(title: string, annotations: readonly string[]): Promise<string> {
    const { id } = await this.ask('briefings.add', { title, gather: 'none' });
    await this.ask('briefings.addBlocks', {
      id,
      blocks: annotations.map((annotation) => ({ kind: 'quotation' as const, annotation })),
    });
    return id;
  }

  document(id: string, date = '2026-11-23'): Promise<BriefingDocument> {
    return this.ask('service.briefingDocument', { id, date });
  }

  /** Answers the path of the whole document. */
  async prove(document: BriefingDocument, sign = false): Promise<string> {
    const { folder, proof } = await this.ask('service.beginProof', { document });
    try {
      let { fingerprint } = proof;
      for (let printing = 0; printing < 4; printing++) {
        writeFileSync(
          join(folder, 'printed.pdf'),
          await printed({ ...document, proof: { ...proof, fingerprint } }),
        );
        const settled = await this.ask('service.settleProof', { folder, fingerprint, sign });
        if (settled.whole !== null) {
          const kept = join(temporaryFolder(), `${document.title}.pdf`);
          writeFileSync(kept, readFileSync(settled.whole));
          return kept;
        }
        fingerprint = settled.fingerprint;
      }
    } finally {
      await this.ask('service.endProof', { folder });
    }
    throw new Error('the fingerprint does not settle');
  }

  verify(path: string, fingerprint = '', key = ''): Promise<ProofReport> {
    return this.ask('service.verifyDocument', { path, fingerprint, key });
  }

  exportKey(): Promise<string> {
    const path = join(temporaryFolder(), 'key.txt');
    return this.ask('service.exportKey', { path }).then(() => path);
  }
}

const lineLength = 70;
const linesAPage = 45;

/** Pages with running feet, on which long quotations go over to the next. */
export async function printed(document: BriefingDocument): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const lines = [
    document.title,
    ...document.blocks.flatMap((block) =>
      block.kind === 'quotation'
        ? [`${block.quotation.number}. ${block.quotation.sign}`, ...broken(quotedWords(block.quotation)), '']
        : [],
    ),
  ];
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += linesAPage) pages.push(lines.slice(at, at + linesAPage));
  if (document.proof)
    pages.push([
      'Fingerprint',
      document.proof.fingerprint,
      ...document.proof.attachments.flatMap(({ name, sha256: hash }) => [name, hash]),
    ]);
  for (const [index, words] of pages.entries()) {
    const page = pdf.addPage([595, 842]);
    words.forEach((line, row) => {
      page.drawText(line, { x: 50, y: 800 - row * 16, size: 10, font });
    });
    page.drawText(`${document.title}, page ${index + 1}`, { x: 50, y: 30, size: 8, font });
  }
  return pdf.save();
}

function broken(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > lineLength) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
