/** The fact-check of a briefing: by keys in the window, after edits, as tables, by the command line, and of a draft from elsewhere. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactCheck } from '../../archive/contract/factcheck.ts';
import { footnote, madeDocx, paragraph, run } from '../unit/drafts/made-docx.ts';
import { type AppUnderTest, answerDialogs, picture, scratchFolder, startApp } from './app-under-test.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Harbour');
const there = (name: string): string => join(scratch.path, name);

const own = [
  'The gate failed in the night of the flood. The north leaf moved for twelve minutes and then jammed. It had been examined on 10 October by the Inspectorate of Sea Works.',
  'What follows is told in order. Nobody reads paragraph four, a voice says on the recording.',
];
/** Where a sentence of hundreds of words must not break the page. */
const long = `The report says ${'that it was known, '.repeat(60)}and stops.`;

let app: AppUnderTest | undefined;
let hands: Hands;
let briefing = '';
beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  briefing = (
    await dossierJson<{ id: string }>(home, [
      'briefings',
      'add',
      archive,
      '--title',
      'The gate of Sørvik: what was known, by whom, and since when',
    ])
  ).id;
  for (const text of [...own, long])
    await dossierJson(home, ['briefings', 'blocks', 'add', archive, briefing, '--text', text]);
});
afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const window = () => hands.window;
const sentences = () => window().getByRole('list', { name: 'Sentences' });
const row = (at: number) => sentences().locator(`[data-sentence="${at}"]`);
const stateOf = (at: number) => row(at).getAttribute('data-state');
const chosen = () => sentences().locator('[aria-current]').getAttribute('data-sentence');
const focused = () => window().evaluate(() => document.activeElement?.getAttribute('data-sentence') ?? '');

test('by keys: to a gap, to its passages, and on', async () => {
  app = await startApp(home);
  hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.goTo('Briefings');
  await window()
    .getByRole('list', { name: 'Briefings' })
    .getByRole('button', { name: /^The gate of Sørvik/ })
    .click();
  await window().getByRole('button', { name: 'Fact-check', exact: true }).click();
  await sentences().waitFor();
  expect(await sentences().getByRole('button').count()).toBe(6);
  await expect.poll(focused).toBe('0');

  await hands.press('j');
  await expect.poll(chosen).toBe('1');
  const suggestions = window().getByRole('list', { name: 'Suggestions' });
  await suggestions.getByText('The north leaf moved for twelve minutes').first().waitFor();
  await picture(window(), 'factcheck-suggestions');
  await hands.press('l');
  await expect
    .poll(() => window().evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Find passages');
  await hands.press('ArrowDown');
  await expect
    .poll(() => window().evaluate(() => document.activeElement?.getAttribute('data-suggestion')))
    .toBe('0');
  await hands.press('Enter');
  await expect.poll(() => stateOf(1)).toBe('supported');
  await hands.press('Escape');
  await expect.poll(focused).toBe('1');

  await hands.press('g');
  await expect.poll(chosen).toBe('2');
  await hands.press('j');
  await expect.poll(focused).toBe('3');
  await hands.press('n');
  await expect.poll(() => stateOf(3)).toBe('needs-none');
  await hands.press('j', 'l');
  const field = window().getByRole('textbox', { name: 'Find passages' });
  await field.fill('paragraph four');
  const found = window().getByRole('list', { name: 'Found passages' });
  await found.getByText('Nobody reads paragraph four').first().waitFor();
  await field.press('Enter');
  await expect.poll(() => stateOf(4)).toBe('supported');
  await expect
    .poll(() => window().getByRole('status').filter({ hasText: 'sentences' }).textContent())
    .toBe('6 sentences: 2 supported, 1 needs no source, 3 gaps');
  const give = window().getByRole('button', { name: 'Give signs' });
  await give.click();
  await give.waitFor({ state: 'detached' });
  await window()
    .getByText(/^S-[0-9a-z]{4,}\.\d/u)
    .first()
    .waitFor();
  expect(await seriousOn('fact-check', window())).toEqual([]);
  await picture(window(), 'factcheck');
}, 60_000);

test('a sentence that is rewritten asks, and what was said is undone and done again', async () => {
  const { blocks } = await dossierJson<{ blocks: { id: string; text: string }[] }>(home, [
    'briefings',
    'show',
    archive,
    briefing,
  ]);
  await dossierJson(home, [
    'briefings',
    'blocks',
    'edit',
    archive,
    briefing,
    blocks[0]?.id ?? '',
    '--text',
    own[0]?.replace('for twelve minutes and then jammed', 'for some minutes, dropped, and jammed') ?? '',
  ]);
  await expect.poll(() => stateOf(1), { timeout: 10_000 }).toBe('changed');
  await row(1).click();
  await window().getByText('Does it still stand?').waitFor();
  await picture(window(), 'factcheck-changed');
  await hands.press('s');
  await expect.poll(() => stateOf(1)).toBe('supported');
  await hands.press('u');
  await expect.poll(() => stateOf(1)).toBe('changed');
  await hands.press('Control+Shift+z');
  await expect.poll(() => stateOf(1)).toBe('supported');
}, 60_000);

test('goes out as a table, and is read in the dark and on a narrow window', async () => {
  for (const [format, name] of [
    ['docx', 'Word document…'],
    ['csv', 'Table (CSV)…'],
  ] as const) {
    const file = there(`check.${format}`);
    await answerDialogs(hands.app.app, { save: file });
    await window().getByRole('button', { name: 'Export', exact: true }).click();
    await window().getByRole('menuitem', { name }).click();
    await expect
      .poll(() => readFileSync(file, { flag: 'a+' }).length, { timeout: 15_000 })
      .toBeGreaterThan(500);
  }
  expect(readFileSync(there('check.csv'), 'utf8')).toContain('"no source"');

  await window().emulateMedia({ colorScheme: 'dark' });
  await window().setViewportSize({ width: 900, height: 760 });
  await window().waitForTimeout(300);
  await picture(window(), 'factcheck-dark-narrow');
  await window().emulateMedia({ colorScheme: 'light' });
  await window().setViewportSize({ width: 1280, height: 800 });
}, 60_000);

test('by the command line, and of a draft from elsewhere', async () => {
  const before = await dossierJson<FactCheck>(home, ['factcheck', archive, briefing], 3);
  expect(before.counts).toEqual({ sentences: 6, supported: 2, needsNone: 1, changed: 0, gaps: 3 });
  const mark = before.sentences[1]?.evidence[0] ?? '';
  const linked = ['factcheck', 'link', archive, briefing, '--sentence', '1', '--passage', mark];
  expect((await dossierJson<FactCheck>(home, linked)).sentences[0]?.state).toBe('supported');
  await expect.poll(() => stateOf(0), { timeout: 10_000 }).toBe('supported');
  const wrong = await dossier(home, 'factcheck', 'needs-none', archive, briefing, '--sentence', '9');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('There is no sentence 9 in this briefing: it has 6.');

  const draft = there('A draft from elsewhere.docx');
  writeFileSync(
    draft,
    madeDocx({
      body: [
        paragraph('The gate was old. ' + 'It had been examined in Oct. 2023.'),
        paragraph(`${run('So it is said.')}${footnote(1)}`),
      ],
      footnotes: { 1: 'In the audit.' },
    }),
  );
  await answerDialogs(hands.app.app, { open: [draft] });
  await hands.goTo('Briefings');
  await window().getByRole('button', { name: 'New briefing' }).first().click();
  await window().getByRole('menuitem', { name: 'From a draft, to fact-check…' }).click();
  await window().getByRole('heading', { name: 'A draft from elsewhere' }).waitFor();
  await sentences().getByText('It had been examined in Oct. 2023.').waitFor();
  expect(await sentences().getByRole('button').count()).toBe(4);
  await picture(window(), 'factcheck-draft');
  const out = await dossier(home, 'factcheck', archive, '--draft', draft, '--out', there('draft.csv'));
  expect(out.code).toBe(3);
  expect(out.out).toContain('Taken in as the briefing “A draft from elsewhere”: 2 paragraphs, 1 note.');
}, 60_000);
