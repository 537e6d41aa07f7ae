/**
 * A chronology, a profile and a dossier, of the sample archive and of the two seeds, in every format, opened again by other
 * programs: nothing that they quote is missing or altered, and every page that they name is the one.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BriefingDocument, briefingDocumentSchema } from '../../archive/contract/document.ts';
import { quotedWords } from '../../archive/documents/quoted-passage.ts';
import { setDocument } from '../../archive/formats/set-document.ts';
import { scratchFolder } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Finished, lastNumber } from './finished-document.ts';
import { seeds } from './seeds.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const tools = (process.env.DOSSIER_TEST_TOOLS ?? '').split(',');
afterAll(() => scratch.remove());

const json = <T>(...args: string[]): Promise<T> => dossierJson<T>(home, args);

/** The sample archive; the person of whom a profile is made. */
async function sampleArchive(): Promise<{ archive: string; person: string }> {
  const archive = join(scratch.path, 'Sample');
  await json('sample', archive);
  return { archive, person: 'Aurél Nemčok' };
}

/** The two seed articles, with a passage of each about one person and one event. */
async function seedArchive(): Promise<{ archive: string; person: string }> {
  const { folder, dated, undated } = seeds(scratch.path);
  const archive = join(scratch.path, 'Seeds');
  await json('new', archive);
  const { imported } = await json<{ imported: { id: string; file: string }[] }>('import', archive, folder);
  const { id } = await json<{ id: string }>(
    'people',
    'add',
    archive,
    dated.person,
    '--alias',
    undated.person,
  );
  await json('events', 'add', archive, 'The interview', '--date', '2022-10-19');
  for (const seed of [dated, undated]) {
    const article = imported.find(({ file }) => basename(file) === basename(seed.path))?.id ?? '';
    const about = [
      '--person',
      id,
      '--event',
      'The interview',
      '--note',
      'Said *on that day*, & “not” later.',
    ];
    await json('annotate', archive, article, '--quote', seed.quote, ...about);
  }
  return { archive, person: dated.person };
}

const kinds = ['chronology', 'profile', 'annotated'] as const;
const writtenAs = [
  ['docx', 'docx'],
  ['html', 'html'],
  ['markdown', 'md'],
  ['csv', 'csv'],
] as const;
type Kind = (typeof kinds)[number];

describe.each([
  ['the sample archive', 'sample', sampleArchive],
  ['the seeds', 'seeds', seedArchive],
] as const)('of %s', (_, name, make) => {
  const file = (kind: Kind, ending: string): string => join(scratch.path, name, `${kind}.${ending}`);
  const documents = new Map<Kind, BriefingDocument>();
  const documentOf = (kind: Kind): BriefingDocument => documents.get(kind) as BriefingDocument;
  const quotesOf = (kind: Kind): string[] =>
    documentOf(kind).blocks.flatMap((block) =>
      block.kind === 'quotation' ? [quotedWords(block.quotation)] : [],
    );
  let archive = '';

  beforeAll(async () => {
    mkdirSync(join(scratch.path, name));
    const made = await make();
    archive = made.archive;
    for (const kind of kinds) {
      const about = ['--template', kind, '--person', made.person];
      const { id } = await json<{ id: string }>('briefings', 'add', archive, ...about);
      const more = kind === 'annotated' && name === 'sample' ? ['--with-originals'] : [];
      for (const ending of ['pdf', 'json'])
        await json(
          'export',
          archive,
          id,
          '--style',
          'chicago',
          '--out',
          file(kind, ending),
          ...(ending === 'pdf' ? more : []),
        );
      const { document } = JSON.parse(readFileSync(file(kind, 'json'), 'utf8')) as { document: unknown };
      const model = briefingDocumentSchema.parse(document);
      documents.set(kind, model);
      // What the command line does with the same document; `formats.test.ts` asks it for each.
      for (const [format, ending] of writtenAs)
        writeFileSync(file(kind, ending), await setDocument(model, format));
    }
  }, 180_000);

  test.each(kinds)('a %s quotes in every format what the archive quotes', (kind) => {
    const quotes = quotesOf(kind);
    expect(quotes.length).toBeGreaterThan(name === 'sample' ? 3 : 1);
    const page = new JSDOM(readFileSync(file(kind, 'html'), 'utf8')).window.document;
    const texts = {
      pdf: execFileSync('pdftotext', [file(kind, 'pdf'), '-'], { encoding: 'utf8' }),
      html: page.body.textContent ?? '',
      md: readFileSync(file(kind, 'md'), 'utf8').replaceAll('\\', ''),
      csv: readFileSync(file(kind, 'csv'), 'utf8').replaceAll('""', '"'),
    };
    for (const [format, text] of Object.entries(texts))
      for (const quote of quotes)
        expect([format, folded(text)]).toEqual([format, expect.stringContaining(folded(quote))]);
    expect(page.querySelector('script')).toBeNull();
  });

  test.skipIf(!tools.includes('libreoffice-writer-nogui'))(
    'LibreOffice opens each, with all that it quotes',
    () => {
      const out = join(scratch.path, name, 'office');
      const profile = `-env:UserInstallation=file://${join(scratch.path, 'office-profile')}`;
      const files = kinds.map((kind) => file(kind, 'docx'));
      execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', out, ...files]);
      for (const kind of kinds) {
        const text = execFileSync('pdftotext', [join(out, `${kind}.pdf`), '-'], { encoding: 'utf8' });
        for (const quote of quotesOf(kind)) expect(folded(text)).toContain(folded(quote));
      }
    },
  );

  test.each(kinds)('the PDF of a %s names each page as it is, and leads there and back', async (kind) => {
    const finished = await Finished.read(file(kind, 'pdf'));
    const { places, text } = finished;
    const main = places.get('h-1') ?? 0;
    const people = places.get('part-people') ?? places.get('part-events') ?? 0;
    const references = [
      ...finished.pageReferences(2, main),
      ...finished.pageReferences(people, places.get('part-sources') ?? 0),
    ];
    expect(references.length).toBeGreaterThan(2);
    for (const { place, words } of references)
      expect([place, lastNumber(words)]).toEqual([place, places.get(place)]);
    const stands = (words: string, on: number | undefined) =>
      expect(folded(text[(on ?? 0) - 1] ?? '')).toContain(folded(words).slice(0, 30));
    for (const block of documentOf(kind).blocks) {
      if (block.kind === 'heading') stands(block.text, places.get(block.place));
      if (block.kind === 'quotation') stands(quotedWords(block.quotation), places.get(block.quotation.place));
    }
    const leads = new Set(finished.references.map(({ place }) => place));
    // The articles themselves stand behind the dossier, as its template promises.
    expect(documentOf(kind).annotated.length > 0).toBe(kind === 'annotated');
    for (const { place } of documentOf(kind).sources)
      expect([place, leads.has(place), places.has(place)]).toEqual([place, true, true]);
    const outline = await finished.document.getOutline();
    const titles = outline.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]);
    for (const block of documentOf(kind).blocks)
      if (block.kind === 'heading' && block.level < 3) expect(titles).toContain(block.text);
  });

  test.each(kinds)('the PDF of a %s is sound, tagged, and carries its faces', async (kind) => {
    const path = file(kind, 'pdf');
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream');
    const finished = await Finished.read(path);
    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(info).toMatch(/^Tagged: +yes$/mu);
    expect(info).toMatch(new RegExp(`^Pages: +${finished.document.numPages}$`, 'mu'));
    const faces = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    for (const face of faces) expect(face).toMatch(/ yes (?:yes|no ) (?:yes|no ) +\d+ +\d+$/u);
  });

  test.skipIf(name !== 'sample')(
    'the dossier carries what proves it, prints the hash of each, and is verified',
    async () => {
      const kind = 'annotated';
      const finished = await Finished.read(file(kind, 'pdf'));
      const attached = Object.values(
        (await finished.document.getAttachments()) as Record<
          string,
          { filename: string; content: Uint8Array }
        >,
      );
      expect(attached.length).toBeGreaterThan(documentOf(kind).sources.length * 2);
      const printed = finished.text.join(' ').replace(/\s/gu, '');
      for (const { filename, content } of attached) {
        if (!/^(?:source-|annotations|document)/u.test(filename)) continue;
        expect([filename, printed.includes(createHash('sha256').update(content).digest('hex'))]).toEqual([
          filename,
          true,
        ]);
      }
      const verified = await dossier(home, 'verify', file(kind, 'pdf'));
      expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/consistent in itself/iu)]);
    },
  );
});

/** As one reads: without layout, ligatures and the kinds of dashes and hyphens at the ends of lines. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f]+/gu, '')
    .replaceAll('-', '');
