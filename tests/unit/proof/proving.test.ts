import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../archive/articles/capture.ts';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { manifestSchema } from '../../../archive/contract/proof.ts';
import { temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { Desk } from './proven.ts';

const first = `The gate at Bellwick was shut on Monday. "We were told nothing", said the harbour master - a man of few words.

The council says that it had written to everybody in May. Nobody at the harbour has seen the letter.`;
const long = Array.from(
  { length: 120 },
  (_, index) =>
    `In sentence ${index + 1} the witness says again what was said before, and adds a word or two.`,
).join(' ');

let desk: Desk;
let document: BriefingDocument;
let path: string;
let signed: string;
let fingerprint: string;
beforeAll(async () => {
  desk = await Desk.open();
  const gate = await desk.addText(first);
  const witness = await desk.addText(`What the witness said\n\n${long}`);
  const marks = [
    await desk.quote(gate, 'The gate at Bellwick was shut on Monday.'),
    await desk.quote(gate, 'Nobody at the harbour has seen the letter.'),
    await desk.quote(witness, long),
  ];
  document = await desk.document(await desk.briefing('The gate', marks));
  path = await desk.prove(document);
  signed = await desk.prove(document, true);
  ({ fingerprint } = await desk.verify(path));
}, 60_000);
afterAll(() => desk.service.shutDown());

const qpdf = (from: string, ...options: string[]): string => {
  const out = join(temporaryFolder(), 'again.pdf');
  execFileSync('qpdf', [...options, from, out]);
  return out;
};

describe('a document with its originals', () => {
  test('is consistent in itself, and no more is said of it', async () => {
    const report = await desk.verify(path);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ verdict: 'consistent', title: 'The gate', signer: null, remarks: [] });
    expect(report.quotations).toMatchObject([
      { number: 1, stands: true, original: 'same', printed: true, page: 1 },
      { number: 2, stands: true, original: 'same', printed: true, page: 1 },
      { number: 3, stands: true, original: 'same', printed: true, page: 1 },
    ]);
  });

  test('is verified by the fingerprint that it prints, however that is written down', async () => {
    expect((await desk.verify(path, fingerprint)).verdict).toBe('fingerprint');
    expect((await desk.verify(path, fingerprint.replaceAll(' ', '').toUpperCase())).verdict).toBe(
      'fingerprint',
    );
    const other = fingerprint.replace(/.$/u, (digit) => (digit === '0' ? '1' : '0'));
    const report = await desk.verify(path, other);
    expect(report).toMatchObject({ verdict: 'altered', findings: [{ of: 'fingerprint' }] });
    await expect(desk.verify(path, 'f00')).rejects.toThrow(/is no fingerprint/u);
  });

  test('is signed with a key of which the person knows whose it is', async () => {
    expect(await desk.verify(signed)).toMatchObject({
      verdict: 'signed',
      message: expect.stringMatching(/^Verified and signed by Ana Sá/u),
      signer: { name: 'Ana Sá', trusted: true },
    });
    const reader = await Desk.open('');
    const stranger = await reader.verify(signed);
    expect(stranger).toMatchObject({ verdict: 'consistent', signer: { trusted: false } });
    expect(stranger.remarks).toEqual([expect.stringMatching(/key that you don’t trust yet/u)]);
    const key = await desk.exportKey();
    expect(readFileSync(key, 'utf8')).toMatch(
      /^Dossier signing key\nName: Ana Sá\nFingerprint: [0-9a-f ]{19}\n-----BEGIN PUBLIC/u,
    );
    expect((await reader.verify(signed, '', key)).verdict).toBe('signed');
    expect(await reader.ask('service.trustKey', { path: key, name: 'Ana of the Argus' })).toMatchObject({
      name: 'Ana of the Argus',
    });
    expect(await reader.verify(signed)).toMatchObject({
      verdict: 'signed',
      signer: { name: 'Ana of the Argus' },
    });
    expect((await reader.verify(path, '', key)).verdict).toBe('altered');
    const [known] = await reader.ask('keys.list', {});
    expect(await reader.ask('keys.forget', { key: known?.key ?? '' })).toEqual([]);
    expect((await reader.verify(signed)).verdict).toBe('consistent');
    reader.service.shutDown();
  });

  test('keeps the private key to itself', () => {
    expect(statSync(join(desk.home, 'keys', 'own.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(join(desk.home, 'keys')).mode & 0o777).toBe(0o700);
  });

  test('gives the same bytes each time', async () => {
    expect(readFileSync(await desk.prove(document)).equals(readFileSync(path))).toBe(true);
    expect(readFileSync(await desk.prove(document, true)).equals(readFileSync(signed))).toBe(true);
  });

  test('is a sound PDF, whose attachments other programs take out, with the hashes that it prints', async () => {
    execFileSync('qpdf', ['--check', path]);
    const folder = temporaryFolder();
    execFileSync('pdfdetach', ['-saveall', '-o', folder, path]);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
    expect(
      sha256(readFileSync(join(folder, 'manifest.json'))).startsWith(fingerprint.replaceAll(' ', '')),
    ).toBe(true);
    const words = execFileSync('pdftotext', [path, '-']).toString();
    expect(words).toContain(fingerprint);
    expect(manifest.attachments.map(({ name }) => name)).toEqual([
      'source-1-original.txt',
      'source-1-text.json',
      'source-2-original.txt',
      'source-2-text.json',
      'annotations.jsonld',
      'document.json',
    ]);
    for (const { name, sha256: hash } of manifest.attachments) {
      expect(sha256(readFileSync(join(folder, name)))).toBe(hash);
      expect(words).toContain(hash);
    }
    expect(readFileSync(join(folder, 'source-1-original.txt'), 'utf8')).toBe(first);
  });

  test('saved again by other programs, its quotations hold', async () => {
    for (const options of [
      [],
      ['--linearize'],
      ['--object-streams=disable', '--compress-streams=n'],
      ['--qdf'],
    ]) {
      const again = qpdf(signed, ...options);
      const report = await desk.verify(again);
      expect(report.findings).toEqual([]);
      expect(report, options.join()).toMatchObject({ verdict: 'rewritten', signer: { trusted: true } });
      expect(report.message).toMatch(/those that Ana Sá signed/u);
    }
    const again = qpdf(path, '--linearize');
    expect((await desk.verify(again, fingerprint)).verdict).toBe('fingerprint');
    const byLibrary = join(temporaryFolder(), 'again.pdf');
    const pdf = await PDFDocument.load(readFileSync(path));
    writeFileSync(byLibrary, await pdf.save());
    expect((await desk.verify(byLibrary)).verdict).toBe('rewritten');
  });

  test('without attachments proves nothing', async () => {
    const plain = join(temporaryFolder(), 'plain.pdf');
    const pdf = await PDFDocument.create();
    pdf.addPage();
    writeFileSync(plain, await pdf.save());
    expect(await desk.verify(plain)).toMatchObject({ verdict: 'no-proof', findings: [] });
  });

  test('that is none is refused with a sentence', async () => {
    const folder = temporaryFolder();
    const none = writeFile(join(folder, 'none.pdf'), 'Not a PDF at all');
    await expect(desk.verify(none)).rejects.toThrow(/“none.pdf” is not a PDF. Nothing was verified/u);
    const cut = writeFile(join(folder, 'cut.pdf'), readFileSync(path).subarray(0, 900));
    await expect(desk.verify(cut)).rejects.toThrow(/“cut.pdf” .+ Nothing was verified/u);
    await expect(desk.verify(join(folder, 'gone.pdf'))).rejects.toThrow(/“gone.pdf”/u);
  });

  test('needs a sure place of every quotation, and every stored copy', async () => {
    const gone = structuredClone(document);
    for (const block of gone.blocks) if (block.kind === 'quotation') block.quotation.stored = null;
    await expect(desk.ask('service.beginProof', { document: gone })).rejects.toThrow(
      /Quotation 1 has no sure place .+ no file was written/u,
    );
    const missing = structuredClone(document);
    for (const block of missing.blocks)
      if (block.kind === 'quotation' && block.quotation.stored)
        block.quotation.stored.capture = '20200101T000000Z-00000000';
    await expect(desk.ask('service.beginProof', { document: missing })).rejects.toThrow(
      /The stored copy of “.+” is not in this folder/u,
    );
  });

  test('is not made of a document that quotes what the source does not say', async () => {
    const false_ = structuredClone(document);
    const [block] = false_.blocks;
    if (block?.kind === 'quotation')
      block.quotation.pieces = [{ kind: 'verbatim', text: 'The gate at Bellwick was open on Monday.' }];
    await expect(desk.prove(false_)).rejects.toThrow(
      /would not prove what it quotes. Quotation 1 .+ No file was written/u,
    );
  });
});
