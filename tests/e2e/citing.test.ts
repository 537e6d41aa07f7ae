/** Sources cited: signs, styles and references, by the command line and in the window. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CitedFacts, FoundBySign } from '../../archive/contract/citing.ts';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Bellwick');
const there = (name: string): string => join(scratch.path, name);

const page = `<!doctype html><html lang="en"><head><title>Councilman will not resign</title>
<link rel="canonical" href="https://argus.example/2022/resign"><meta property="og:site_name" content="The Bellwick Argus">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Councilman will not resign","datePublished":"2022-10-19",
"author":[{"@type":"Person","name":"Cara de Wick"}],"printPage":"A1","isPartOf":{"name":"Argus Weekend"}}</script>
</head><body><article><h1>Councilman will not resign</h1><p>${'The councilman said on Wednesday that he would not resign from the council. '.repeat(12)}</p>
<p>“I have to do the hard work,” he said. “I have to regain the trust of my colleagues.”</p></article></body></html>`;

let app: AppUnderTest | undefined;
let hands: Hands;
let article = '';
let mark = '';
let briefing = '';

beforeAll(async () => {
  writeFileSync(there('resign.html'), page);
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, [
    'import',
    archive,
    there('resign.html'),
  ]);
  article = imported[0]?.id ?? '';
  ({ id: mark } = await dossierJson<{ id: string }>(home, [
    'annotate',
    archive,
    article,
    '--quote',
    'I have to do the hard work',
  ]));
  ({ id: briefing } = await dossierJson<{ id: string }>(home, [
    'briefings',
    'add',
    archive,
    '--title',
    'What is known',
    '--annotation',
    mark,
  ]));
});
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

test('by the command line: described, cited, exported with notes, and found by its sign', async () => {
  const facts = await dossierJson<CitedFacts>(home, ['articles', 'facts', archive, article]);
  expect(facts).toMatchObject({
    type: 'article-newspaper',
    found: { URL: 'https://argus.example/2022/resign' },
  });
  writeFileSync(
    there('zotero.bib'),
    '@article{x, title={Councilman will not resign}, year=2022, entrysubtype={newspaper}, pages={A1--A4}, doi={10.1000/argus.1}}\n@book{y, title={Elsewhere}}\n',
  );
  const described = await dossier(home, 'articles', 'describe', archive, there('zotero.bib'));
  expect(described.code).toBe(3);
  expect(described.out).toContain('pages: A1 → A1-A4  (stays as it is)');
  expect(described.out).toContain('Elsewhere: no article of this archive');
  const cited = await dossier(home, 'articles', 'cite', archive, article, '--style', 'apa');
  expect(cited.out).toContain('de Wick, C. (2022, October 19). Councilman will not resign.');

  const out = there('briefing.pdf');
  await dossierJson(home, ['export', archive, briefing, '--style', 'chicago', '--out', out]);
  const text = execFileSync('pdftotext', ['-layout', out, '-'], { encoding: 'utf8' });
  expect(text).toContain('Cara de Wick, “Councilman Will Not Resign,”');
  expect(text).toContain('Wick, Cara de');
  const sign = /S-[0-9a-z]{4,}\.1/u.exec(text)?.[0] ?? '';
  expect(await dossierJson<FoundBySign[]>(home, ['find', archive, sign])).toMatchObject([
    { sign, article, annotation: mark },
  ]);
  const broken = there('broken.csl');
  writeFileSync(broken, '<style xmlns="http://purl.org/net/xbiblio/csl" class="note">\n<info>\n');
  const refused = await dossier(home, 'styles', 'add', archive, broken);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/“broken\.csl” can’t be used as a citation style: line \d/u);
  expect(
    (await dossier(home, 'export', archive, briefing, '--style', 'apa', '--notes', 'endnotes', '--out', out))
      .err,
  ).toContain('cites in the text');
});

test('in the window: the style of a briefing is chosen where it is exported, and kept with it', async () => {
  app = await startApp(home);
  const { window } = app;
  hands = new Hands(app);
  await hands.openArchive(archive);

  await hands.goTo('Briefings');
  await window.getByText('What is known').first().click();
  await window.getByRole('button', { name: 'Export…' }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Export the briefing' });
  const style = dialog.getByRole('combobox', { name: 'Citation style' });
  await style.click();
  await window.getByRole('option', { name: 'Chicago, notes', exact: true }).click();
  await dialog.getByText('Citations by CSL (citeproc-js)').waitFor();
  await dialog.getByRole('combobox', { name: 'Where the notes stand' }).waitFor();
  await picture(window, 'citing-export');
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});
