/**
 * A hundred documents that somebody altered: in what is attached, in what is quoted, in the manifest, and in all of it in step.
 * Each is found by who has a signature or the fingerprint, and none is called more than consistent in itself by who has not.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BriefingDocument } from '../../../archive/contract/document.ts';
import { type Manifest, manifestSchema } from '../../../archive/contract/proof.ts';
import { type Attachment, attachTo } from '../../../archive/proof/attach.ts';
import { fingerprintOf } from '../../../archive/proof/fingerprint.ts';
import { manifestBytes } from '../../../archive/proof/manifest.ts';
import { PrintedWords, pageWords } from '../../../archive/proof/printed-words.ts';
import { proofJobs } from '../../../archive/proof/proof-jobs.ts';
import { blankSeal, sealBytes, sealFile } from '../../../archive/proof/seal.ts';
import { ownKey } from '../../../archive/proof/signing-keys.ts';
import { temporaryFolder } from '../archive-in-folder.ts';
import { Desk, printed } from './proven.ts';

const sentences = [
  'The gate at Bellwick was shut on Monday, said the harbour master.',
  'The council had written to everybody at the harbour in May.',
  'Nobody at the harbour has seen the letter of the council.',
  'The pilots were not asked before the gate was shut for good.',
];
const text = sentences.join('\n\n');

let desk: Desk;
let document: BriefingDocument;
let path: string;
let key: string;
let fingerprint: string;
let manifest: Manifest;
/** Content of all attachments but manifest and seal. */
let files: Map<string, Buffer>;

beforeAll(async () => {
  desk = await Desk.open();
  const article = await desk.addText(text);
  const marks: string[] = [];
  for (const sentence of sentences) marks.push(await desk.quote(article, sentence));
  document = await desk.document(await desk.briefing('The gate', marks));
  path = await desk.prove(document, true);
  key = await desk.exportKey();
  ({ fingerprint } = await desk.verify(path));
  const folder = temporaryFolder();
  const { attachments } = await proofJobs.proofParts(path, folder);
  const content = new Map(attachments.map(({ name, file }) => [name, readFileSync(join(folder, file))]));
  manifest = manifestSchema.parse(JSON.parse(content.get('manifest.json')?.toString() ?? ''));
  files = new Map([...content].filter(([name]) => name !== 'manifest.json' && name !== 'seal.json'));
}, 60_000);
afterAll(() => desk.service.shutDown());

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

interface Forged {
  readonly document: BriefingDocument;
  readonly manifest: Manifest;
  readonly files: Map<string, Buffer>;
}
const copyOf = (): Forged => ({
  document: structuredClone(document),
  manifest: structuredClone(manifest),
  files: new Map(files),
});

/** What a careful forger writes: a document in which all that he can make fit does. `printedFingerprint`: null for the right one. */
async function written(
  { document: printedDocument, manifest: stated, files: attached }: Forged,
  { inStep, sealedBy = null }: { inStep: boolean; sealedBy?: 'forger' | null },
): Promise<string> {
  let forged = stated;
  let mark = fingerprint;
  let pages = await printed(withProof(printedDocument, forged, mark));
  if (inStep)
    for (let round = 0; round < 3; round++) {
      forged = await refitted(forged, attached, pages, mark);
      mark = fingerprintOf(hashOf(manifestBytes(forged)));
      pages = await printed(withProof(printedDocument, forged, mark));
    }
  const content = manifestBytes(forged);
  const forger = sealedBy ? ownKey(temporaryFolder()) : null;
  const seal = blankSeal(hashOf(content), forger);
  const file = (name: string, bytes: Uint8Array, plain = false): Attachment => ({
    name,
    bytes,
    type: 'application/json',
    description: name,
    relationship: 'Data',
    plain,
  });
  const whole = await attachTo(
    pages,
    [
      ...[...attached].map(([name, bytes]) => file(name, bytes)),
      file('manifest.json', Buffer.from(content)),
      file('seal.json', Buffer.from(sealBytes(seal)), true),
    ],
    '2026-11-23',
  );
  const out = join(temporaryFolder(), 'altered.pdf');
  writeFileSync(out, sealFile(whole, seal, forger));
  return out;
}

const withProof = (one: BriefingDocument, { attachments }: Manifest, mark: string): BriefingDocument => ({
  ...one,
  proof: { attachments, fingerprint: mark },
});

/** The manifest as it would have to be. */
async function refitted(
  stated: Manifest,
  attached: ReadonlyMap<string, Buffer>,
  pages: Uint8Array,
  mark: string,
): Promise<Manifest> {
  const folder = temporaryFolder();
  const pdf = join(folder, 'pages.pdf');
  writeFileSync(pdf, pages);
  const parts = await proofJobs.proofParts(pdf, folder);
  const pagesOf = new PrintedWords(parts.pages.map((page) => page.text)).pagesOf(
    stated.quotations.map(({ pieces }) =>
      pieces.flatMap((piece) => (piece.kind === 'verbatim' ? piece.text : [])),
    ),
  );
  return {
    ...stated,
    attachments: stated.attachments.map((one) => {
      const bytes = attached.get(one.name) ?? Buffer.alloc(0);
      return { ...one, bytes: bytes.length, sha256: hashOf(bytes) };
    }),
    quotations: stated.quotations.map((one, index) => ({ ...one, printed: pagesOf[index] ?? null })),
    pages: parts.pages.map((page, index) => ({
      words: pageWords(page.text, mark),
      drawing: stated.pages[index]?.drawing === null ? null : page.drawing,
    })),
  };
}

/** One of 25 small changes of a text, each another one. */
const changed = (words: string, index: number): string => {
  const at = (index * 7) % (words.length - 1);
  const letter = words[at] === 'x' ? 'y' : 'x';
  return index % 3 === 0
    ? words.slice(0, at) + words.slice(at + 1)
    : index % 3 === 1
      ? words.slice(0, at) + letter + words.slice(at)
      : words.slice(0, at) + letter + words.slice(at + 1);
};

const changedBytes = (bytes: Buffer, index: number): Buffer => {
  const copy = Buffer.from(bytes);
  const at = (index * 131) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const counts = Array.from({ length: 25 }, (_, index) => index);

const ofAttachments = (index: number): Forged => {
  const forged = copyOf();
  const names = [...forged.files.keys()];
  const name = names[index % names.length] ?? '';
  if (index % 5 === 4) forged.files.delete(name);
  else if (index % 5 === 3) forged.files.set(`added-${index}.txt`, Buffer.from('x'));
  else forged.files.set(name, changedBytes(forged.files.get(name) ?? Buffer.alloc(1), index));
  return forged;
};

const ofQuotations = (index: number): Forged => {
  const forged = copyOf();
  const block = forged.document.blocks[index % 4];
  if (block?.kind === 'quotation')
    block.quotation.pieces = [{ kind: 'verbatim', text: changed(sentences[index % 4] ?? '', index) }];
  return forged;
};

const ofManifest = (index: number): Forged => {
  const forged = copyOf();
  const { manifest: stated } = forged;
  const quotation = stated.quotations[index % 4];
  const [place] = quotation?.places ?? [];
  if (!quotation || !place) return forged;
  if (index % 5 === 0)
    quotation.pieces = [{ kind: 'verbatim', text: changed(sentences[index % 4] ?? '', index) }];
  else if (index % 5 === 1) place.start += 1 + index;
  else if (index % 5 === 2) quotation.sign = `S-${index}.1`;
  else if (index % 5 === 3) stated.date = `2026-10-${10 + index / 5}`;
  else stated.quotations.splice(index % 4, 1);
  return forged;
};

/** Original, canonical text, quotation and manifest, all made to fit. */
const ofAllInStep = (index: number): Forged => {
  const forged = copyOf();
  const { manifest: stated } = forged;
  const which = index % 4;
  const words = changed(sentences[which] ?? '', index)
    .trim()
    .replace(/\s+/gu, ' ');
  const whole = sentences.map((sentence, at) => (at === which ? words : sentence)).join('\n\n');
  const copy = stated.copies[0];
  if (!copy) return forged;
  const kept = JSON.parse(forged.files.get(copy.text)?.toString() ?? '{}');
  forged.files.set(copy.original, Buffer.from(whole));
  forged.files.set(
    copy.text,
    Buffer.from(JSON.stringify({ ...kept, sha256: hashOf(whole), length: whole.length, text: whole })),
  );
  copy.textSha256 = hashOf(whole);
  let at = 0;
  stated.quotations.forEach((quotation, number) => {
    const said = number === which ? words : (sentences[number] ?? '');
    quotation.pieces = [{ kind: 'verbatim', text: said }];
    const start = whole.indexOf(said, at);
    at = start + said.length;
    quotation.places = [{ start, end: at }];
  });
  const block = forged.document.blocks[which];
  if (block?.kind === 'quotation') block.quotation.pieces = [{ kind: 'verbatim', text: words }];
  return forged;
};

for (const [name, mutate, inStep] of [
  ['attachments', ofAttachments, false],
  ['quotations', ofQuotations, false],
  ['the manifest', ofManifest, false],
  ['all of it in step', ofAllInStep, true],
] as const)
  test(`25 mutations of ${name} are found`, { timeout: 60_000 }, async () => {
    const seen = new Set<string>();
    for (const index of counts) {
      const forged = await written(mutate(index), { inStep, sealedBy: index % 2 === 0 ? 'forger' : null });
      seen.add(hashOf(readFileSync(forged)));
      const said = `${name} ${index}`;
      expect((await desk.verify(forged, fingerprint)).verdict, said).toBe('altered');
      expect((await desk.verify(forged, '', key)).verdict, said).toBe('altered');
      // Whoever has neither is told no more than that it is consistent, and only where all was made to fit.
      expect((await desk.verify(forged)).verdict, said).toBe(inStep ? 'consistent' : 'altered');
    }
    expect(seen.size).toBe(counts.length);
  });

test('a signature that was copied to another document, or is somebody else’s, is not theirs', async () => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf('"signer":{"name":"Ana');
  // In the name of a field, in the name of the person, in the key.
  for (const place of [12, 18, 80]) {
    const other = Buffer.from(bytes);
    other[at + place] = (other[at + place] ?? 0) ^ 1;
    const out = join(temporaryFolder(), 'name.pdf');
    writeFileSync(out, other);
    expect(await desk.verify(out)).toMatchObject({ verdict: 'altered', findings: [{ of: 'signature' }] });
  }
});

test('what is painted over a page, or put on top of it, is not called as it was made', async () => {
  const { PDFDocument, rgb } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  pdf.getPage(0).drawRectangle({ x: 50, y: 760, width: 300, height: 14, color: rgb(1, 1, 1) });
  const out = join(temporaryFolder(), 'painted.pdf');
  writeFileSync(out, await pdf.save());
  const report = await desk.verify(out, fingerprint);
  expect(report.verdict).toBe('rewritten');
  expect(report.remarks.join()).toMatch(/drawn in another way/u);
  const scripted = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  scripted.addJavaScript('main', 'app.alert("x")');
  writeFileSync(out, await scripted.save());
  expect(await desk.verify(out)).toMatchObject({ verdict: 'altered', findings: [{ of: 'file' }] });
});

test('a hundred clean ones, and what other programs saved again, raise no false alarm', {
  timeout: 120_000,
}, async () => {
  const article = await desk.addText(
    Array.from(
      { length: 200 },
      (_, index) => `Line ${index}: the witness number ${index * 37} spoke of the gate.`,
    ).join('\n\n'),
  );
  const marks: string[] = [];
  for (let index = 0; index < 12; index++)
    marks.push(await desk.quote(article, `the witness number ${index * 16 * 37} spoke of the gate.`));
  for (let index = 0; index < 100; index++) {
    const chosen = marks.filter((_, at) => ((index + 1) * 2654435761) & (1 << at));
    const made = await desk.document(
      await desk.briefing(`Number ${index}`, chosen.length > 0 ? chosen : marks),
    );
    const clean = await desk.prove(made, index % 2 === 0);
    const report = await desk.verify(clean);
    expect(report.findings, `number ${index}`).toEqual([]);
    expect(report.verdict).toBe(index % 2 === 0 ? 'signed' : 'consistent');
    if (index % 10 !== 0) continue;
    expect((await desk.verify(clean, report.fingerprint)).verdict).toBe('signed');
    const again = join(temporaryFolder(), 'again.pdf');
    execFileSync('qpdf', [
      ...(index % 20 === 0 ? ['--linearize'] : ['--object-streams=generate']),
      clean,
      again,
    ]);
    const saved = await desk.verify(again, report.fingerprint);
    expect(saved.findings, `number ${index}`).toEqual([]);
    expect(['rewritten', 'fingerprint']).toContain(saved.verdict);
  }
});
