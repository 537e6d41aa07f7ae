/** Gathers what a document carries to prove it: originals, their canonical texts, the marks and the document itself. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleHome } from '../articles/article.ts';
import {
  type CaptureCard,
  findCapture,
  readCaptureCard,
  sha256,
  textFileSchema,
} from '../articles/capture.ts';
import type { BriefingDocument, DocumentQuotation, DocumentSource } from '../contract/document.ts';
import type { ProofAttachment } from '../contract/printed-proof.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ProvenCopy } from '../contract/proof.ts';
import { marksOf } from '../exchanging/export-marks.ts';
import { annotationOf, documentOf } from '../exchanging/write-w3c.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { canonicalJson } from './canonical-json.ts';

export interface Evidence {
  /** Id of the archive. */
  readonly archive: string;
  /** Each lies in the folder under its name. */
  readonly attachments: readonly ProofAttachment[];
  readonly copies: readonly ProvenCopy[];
  /** The canonical texts, by the names of their attachments. */
  readonly texts: ReadonlyMap<string, string>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.text': 'text/plain',
};

export function gatherEvidence(open: OpenArchive, document: BriefingDocument, folder: string): Evidence {
  const attachments: ProofAttachment[] = [];
  const attach = (
    file: Pick<ProofAttachment, 'name' | 'role' | 'type' | 'description'>,
    content: string | Uint8Array,
  ): void => {
    writeFileSync(join(folder, file.name), content, { flag: 'wx' });
    attachments.push({ ...file, bytes: Buffer.byteLength(content), sha256: sha256(content) });
  };
  const texts = new Map<string, string>();
  const quotations = quotationsOf(document);
  for (const quotation of quotations) refuseUnproven(quotation);
  const copies = quotedCopies(document, quotations).map(({ source, article, capture, name }): ProvenCopy => {
    const stored = storedCopy(open, source, article, capture);
    const { card } = stored;
    const ending = /\.[a-z]+$/u.exec(card.original.file)?.[0] ?? '.txt';
    const original = `${name}-original${ending}`;
    const text = `${name}-text.json`;
    const of = `source ${source.number}, ${source.sign}, “${source.title}”`;
    attach(
      {
        name: original,
        role: 'original',
        type: types[ending] ?? 'application/octet-stream',
        description: `The original of ${of}, as it came`,
      },
      stored.original,
    );
    attach(
      { name: text, role: 'text', type: 'application/json', description: `The canonical text of ${of}` },
      stored.text,
    );
    texts.set(text, stored.words);
    return {
      source: source.number,
      sign: source.sign,
      title: source.title,
      address: source.address,
      capture,
      captured: card.captured,
      original,
      text,
      originalName: card.original.name,
      textSha256: card.text.textSha256,
      rule: stored.rule,
      tools: card.tools,
    };
  });
  attach(
    {
      name: 'annotations.jsonld',
      role: 'annotations',
      type: 'application/ld+json',
      description: 'The passages that are quoted, as W3C Web Annotations',
    },
    annotationsOf(open, document, quotations),
  );
  attach(
    {
      name: 'document.json',
      role: 'document',
      type: 'application/json',
      description: 'The document that is printed, for programs',
    },
    canonicalJson(withoutPictures(document)),
  );
  return { archive: open.archive.card.id, attachments, copies, texts };
}

export const quotationsOf = ({ blocks }: BriefingDocument): DocumentQuotation[] =>
  blocks.flatMap((block) => (block.kind === 'quotation' && hasWords(block.quotation) ? block.quotation : []));

/** A rectangle round a figure may hold none. */
const hasWords = ({ pieces }: DocumentQuotation): boolean =>
  pieces.some((piece) => piece.kind === 'verbatim' && piece.text.trim() !== '');

/** Of a quotation without a sure place nothing can be proven. */
function refuseUnproven({ number, stored, pieces, state }: DocumentQuotation): void {
  const verbatim = pieces.filter(({ kind }) => kind === 'verbatim').length;
  if (stored && stored.pieces.length === verbatim && verbatim > 0) return;
  throw new ProblemError(
    'export-failed',
    `Quotation ${number} has no sure place in its stored copy (${state}), so nothing can prove it. Put it right or take it out of the briefing, or export without the originals; no file was written.`,
  );
}

interface QuotedCopy {
  readonly source: DocumentSource;
  readonly article: string;
  readonly capture: string;
  /** What the names of its attachments begin with. */
  readonly name: string;
}

/** Each stored copy once, in the order of sources; several of one article have a letter. */
function quotedCopies(document: BriefingDocument, quotations: readonly DocumentQuotation[]): QuotedCopy[] {
  return document.sources.flatMap((source) => {
    const captures = new Set(
      quotations.flatMap((quotation) =>
        quotation.source === source.number && quotation.stored ? quotation.stored.capture : [],
      ),
    );
    return [...captures].sort().map((capture, index) => ({
      source,
      article: source.article,
      capture,
      name: `source-${source.number}${index === 0 ? '' : `-${index + 1}`}`,
    }));
  });
}

interface StoredCopy {
  readonly card: CaptureCard;
  readonly original: Uint8Array;
  readonly text: Uint8Array;
  readonly words: string;
  readonly rule: ProvenCopy['rule'];
}

function storedCopy(
  { archive }: OpenArchive,
  { title }: DocumentSource,
  article: string,
  capture: string,
): StoredCopy {
  const refused = (what: string): ProblemError =>
    new ProblemError(
      'export-failed',
      `The stored copy of “${title}” ${what}, so its quotations can’t be proven. Verify the archive, or export without the originals; no file was written.`,
    );
  const folder = findCapture(archive.path, articleHome(article), capture);
  if (folder === undefined) throw refused('is not in this folder');
  try {
    const card = readCaptureCard(folder);
    const original = readFileSync(join(folder, card.original.file));
    const text = readFileSync(join(folder, card.text.file));
    const { rule, text: words } = textFileSchema.parse(JSON.parse(text.toString('utf8')));
    if (hashOf(original) !== card.original.sha256 || sha256(words) !== card.text.textSha256)
      throw refused('is not what was stored');
    return { card, original, text, words, rule };
  } catch (error) {
    throw error instanceof ProblemError ? error : refused('can’t be read');
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function annotationsOf(
  open: OpenArchive,
  document: BriefingDocument,
  quotations: readonly DocumentQuotation[],
): string {
  const wanted = new Set(quotations.map(({ annotation }) => annotation));
  const marks = document.sources.flatMap(({ article }) =>
    marksOf(open, article).filter(({ record }) => wanted.has(record.id)),
  );
  return `${JSON.stringify(documentOf(marks.map(annotationOf), document.title, document.date), null, 1)}\n`;
}

/** Pictures are seen on the pages: here their hashes stand for them. */
export const withoutPictures = ({ pictures, ...document }: BriefingDocument): unknown => ({
  ...document,
  pictures: Object.fromEntries(
    Object.entries(pictures).map(([name, { base64, ...picture }]) => [
      name,
      { ...picture, sha256: hashOf(Buffer.from(base64, 'base64')) },
    ]),
  ),
});
