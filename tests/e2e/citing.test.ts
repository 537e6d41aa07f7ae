/** Sources cited: signs, styles and references, by the command line and in the window. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CitedFacts, FoundBySign } from '../../archive/contract/citing.ts';
import { type AppUnderTest, answerDialogs, picture, scratchFolder, startApp } from './app-under-test.ts';
import { seriousOn } from './axe.ts';
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

const references =
  '@article{x, title={Councilman will not resign}, year=2022, entrysubtype={newspaper}, pages={A1--A4}, doi={10.1000/argus.1}}\n@book{y, title={Elsewhere}}\n';
const broken = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note">\n<info>\n';
const house =
  '<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>House style of the Institute for Contemporary History, with notes and archive numbers</title><id>http://x/house</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation></style>';

let app: AppUnderTest | undefined;
let hands: Hands;
let article = '';
let mark = '';
let briefing = '';
/** Of the mark. */
let sign = '';

beforeAll(async () => {
  writeFileSync(there('resign.html'), page);
  writeFileSync(there('house.csl'), house);
  writeFileSync(there('broken.csl'), broken);
  writeFileSync(there('zotero.bib'), references);
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
  sign = /S-[0-9a-z]{4,}\.1/u.exec(text)?.[0] ?? '';
  expect(await dossierJson<FoundBySign[]>(home, ['find', archive, sign])).toMatchObject([
    { sign, article, annotation: mark },
  ]);
  const refused = await dossier(home, 'styles', 'add', archive, there('broken.csl'));
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

const focused = () =>
  hands.window.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

test('in the window: a passage is found by its sign, and cited in a style that is added', async () => {
  const { window } = hands;
  await hands.press('Control+k');
  await window.getByRole('dialog', { name: 'Go to anything' }).waitFor();
  await window.keyboard.type(sign);
  await window.getByText(`${sign} · Councilman will not resign`).waitFor();
  await hands.press('Enter');
  const card = window.locator(`[data-annotation="${mark}"]`);
  await card.waitFor();

  await card.getByRole('button', { name: 'More' }).click();
  await window.getByRole('menuitem', { name: 'Cite…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Cite' });
  const citation = dialog.getByRole('region', { name: 'Citation' });
  await citation.getByText(/^Cara de Wick, “Councilman Will Not Resign,” .* para\. 2/u).waitFor();
  await dialog.getByRole('region', { name: 'Sign' }).getByText(sign, { exact: true }).waitFor();
  await answerDialogs(hands.app.app, { open: [there('broken.csl')] });
  await dialog.getByRole('button', { name: 'Add a style…' }).click();
  await window.getByText(/“broken\.csl” can’t be used as a citation style: line \d/u).waitFor();
  await answerDialogs(hands.app.app, { open: [there('house.csl')] });
  await dialog.getByRole('button', { name: 'Add a style…' }).click();
  await citation.getByText('[Councilman will not resign]').waitFor();
  expect(await seriousOn('cite', window)).toEqual([]);
  await picture(window, 'citing-cite');
  await citation.getByRole('button', { name: 'Copy the citation' }).click();
  await expect
    .poll(() => hands.app.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('[Councilman will not resign]');
  await hands.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(focused).toBe('More');
}, 60_000);

test('in the window: articles are described by hand and from a file, which is undone', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Edit details' }).click();
  const details = window.getByRole('dialog', { name: 'Details of the article' });
  await details.getByText('For bibliographies').click();
  const doi = details.getByRole('textbox', { name: 'DOI' });
  await doi.fill('nonsense');
  await doi.press('Enter');
  await details.getByText(/“nonsense” is no DOI/u).waitFor();
  await doi.fill('');
  const issue = details.getByRole('textbox', { name: 'Issue' });
  await issue.fill('290');
  await issue.press('Tab');
  await expect
    .poll(async () => (await dossierJson<CitedFacts>(home, ['articles', 'facts', archive, article])).facts)
    .toMatchObject({ issue: '290' });
  await hands.press('Escape');
  await details.waitFor({ state: 'hidden' });

  await answerDialogs(hands.app.app, { open: [there('zotero.bib')] });
  await hands.press('Control+k');
  await window.getByRole('dialog', { name: 'Go to anything' }).waitFor();
  await window.keyboard.type('describe articles');
  await window.getByText('Describe articles from a file…').waitFor();
  await hands.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Describe articles from a file' });
  await dialog.getByText('10.1000/argus.1').waitFor();
  await dialog.getByText('(stays; the file says “A1-A4”)').waitFor();
  await dialog.getByText('Also where something else stands').click();
  await dialog.getByRole('button', { name: /^Change [2-9] fields$/u }).waitFor();
  expect(await seriousOn('describe', window)).toEqual([]);
  await picture(window, 'citing-describe');
  await dialog.getByRole('button', { name: /^Change/u }).click();
  await dialog.waitFor({ state: 'hidden' });
  await hands.undo('changed');
  await expect
    .poll(async () => (await dossierJson<CitedFacts>(home, ['articles', 'facts', archive, article])).facts)
    .not.toHaveProperty('DOI');
}, 60_000);
