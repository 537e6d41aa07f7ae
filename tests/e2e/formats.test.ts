/** A briefing in every format, read again by other programs, and with names redacted. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, answerDialogs, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

interface Quoted {
  readonly kind: string;
  readonly passage?: {
    readonly annotation: { readonly quote: string; readonly people: readonly { readonly id: string }[] };
  } | null;
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Formats');
const file = (name: string): string => join(scratch.path, name);
let briefing = { id: '', title: '' };
let quotes: readonly string[] = [];
let person: Person;
let app: AppUnderTest | undefined;

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  briefing = await dossierJson<typeof briefing>(home, [
    'briefings',
    'add',
    archive,
    '--title',
    'All that was said',
    '--all',
  ]);
  const { blocks } = await dossierJson<{ blocks: Quoted[] }>(home, [
    'briefings',
    'show',
    archive,
    briefing.id,
  ]);
  const quoted = blocks.flatMap(({ passage }) => (passage ? [passage.annotation] : []));
  quotes = quoted.map(({ quote }) => quote.replace(/\s+/gu, ' '));
  const linked = new Set(quoted.flatMap(({ people }) => people.map(({ id }) => id)));
  const people = await dossierJson<Person[]>(home, ['people', 'list', archive]);
  const found = people.find(({ id, name }) => linked.has(id) && name.includes(' '));
  if (!found) throw new Error('the sample links nobody');
  person = found;
});
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const exported = async (name: string, ...more: string[]): Promise<Buffer> => {
  await dossierJson(home, ['export', archive, briefing.id, '--out', file(name), ...more]);
  return readFileSync(file(name));
};
/** As somebody searches: without accents, case and blanks of layout. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ');

test('the command line tells the format by the name, and every quotation is in it', async () => {
  const texts = new Map<string, string>();
  for (const ending of ['html', 'md', 'json', 'csv'])
    texts.set(ending, (await exported(`all.${ending}`)).toString());
  const [first = ''] = quotes;
  expect(texts.get('html')).toContain('<!doctype html>');
  for (const text of texts.values()) expect(text.replace(/\\|&#39;/gu, '')).toContain(first.slice(0, 20));
  expect((texts.get('csv') ?? '').trim().split('\r\n')).toHaveLength(quotes.length + 1);
  const bytes = await exported('all.docx');
  const body = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const words = body.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  for (const quote of quotes) expect(words).toContain(quote.slice(0, 12));
  if (has('soffice')) {
    const profile = `-env:UserInstallation=file://${file('office')}`;
    execFileSync('soffice', [
      '--headless',
      profile,
      '--convert-to',
      'txt:Text',
      '--outdir',
      file('out'),
      file('all.docx'),
    ]);
    const read = readFileSync(join(file('out'), 'all.txt'), 'utf8').replace(/\s+/gu, ' ');
    for (const quote of quotes) expect(read).toContain(quote.slice(0, 40));
  }
});

test('a name that says nothing, and originals beside redaction, are refused', async () => {
  const unknown = await dossier(home, 'export', archive, briefing.id, '--out', file('all.xyz'));
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.err).toContain('--format');
  const both = await dossier(
    home,
    'export',
    archive,
    briefing.id,
    '--out',
    file('both.pdf'),
    '--with-originals',
    '--redact',
    person.id,
  );
  expect(both.code).toBe(2);
  expect(both.err).toContain('What is redacted stands in the originals');
  expect(existsSync(file('both.pdf'))).toBe(false);
});

test('what is redacted is in no byte of the pages, unpacked', async () => {
  await exported('redacted.pdf', '--redact', person.id, '--without-notes');
  const words = [person.name, ...person.aliases].flatMap((name) =>
    folded(name)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3),
  );
  expect(words.length).toBeGreaterThan(0);
  const layers = [
    execFileSync('pdftotext', [file('redacted.pdf'), '-'], { encoding: 'utf8' }),
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', file('redacted.pdf'), '-'], {
      encoding: 'latin1',
      maxBuffer: 200_000_000,
    }),
  ];
  for (const layer of layers)
    for (const word of words) expect(folded(layer)).not.toMatch(new RegExp(`\\b${word}\\b`, 'u'));
  expect(layers[0]).toContain('Person A');
  expect(layers[1]).not.toContain('/Author (');
});

test('the dialog writes Word with a name redacted, and does not offer the title as its name', async () => {
  app = await startApp(home);
  const hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.goTo('Briefings');
  await hands.window.getByRole('button', { name: /^All that was said/ }).click();
  await hands.window.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  await answerDialogs(app.app, { save: file('window.docx') });
  const dialog = await hands.exportDialog();
  await dialog.getByText('Word', { exact: true }).click();
  await dialog.getByPlaceholder('No name').fill(person.name);
  await hands.window.getByRole('option', { name: person.name }).click();
  await dialog.getByText('Names become “Person A”').waitFor();
  await hands.press('Tab');
  await picture(hands.window, 'export-redaction');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  const anyway = hands.window.getByRole('button', { name: 'Export all the same…' });
  const done = hands.window.getByText(/ exported: Word/);
  await anyway.or(done).first().waitFor({ timeout: 60_000 });
  if (await anyway.isVisible()) await anyway.click();
  await done.waitFor({ timeout: 60_000 });
  const body = strFromU8(
    unzipSync(readFileSync(file('window.docx')))['word/document.xml'] ?? new Uint8Array(),
  );
  expect(body).toContain('Person A');
  expect(folded(body)).not.toContain(folded(person.name));
});
