/** Sources against events: the matrix, what derives from what, and the tables that are written of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerDialogs, picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';

interface Matrix {
  readonly columns: readonly { id: string; title: string; all: { sources: number; origins: number } }[];
  readonly sources: readonly { id: string; title: string; derivesFrom: readonly { title: string }[] }[];
  readonly cells: readonly {
    source: string;
    of: string;
    stances: string[];
    passages: number;
    annotation: string;
    quote: string;
  }[];
}

const { home, archive, scratch, open, close } = sampleInWindow('Weighed');
let hands: Hands;

beforeAll(async () => {
  hands = await open();
});

afterAll(close);

const matrix = (...options: string[]): Promise<Matrix> =>
  dossierJson<Matrix>(home, ['matrix', archive, ...options]);
const spot = (row: number, column: number) => hands.window.locator(`[data-spot="${row} ${column}"]`);

test('the matrix shows who says what, and what each leaves out', async () => {
  const { window } = hands;
  const { columns, sources, cells } = await matrix();
  expect(cells.length).toBeGreaterThan(3);
  // A cell may be empty; some are.
  expect(cells.length).toBeLessThan(columns.length * sources.length);
  await hands.goTo('Matrix');
  const grid = window.getByRole('grid', { name: 'Who says what' });
  await grid.waitFor();
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(sources.length + 1));
  // In view, and of one passage.
  const first = cells.find(
    ({ of, stances, passages }) =>
      stances[0] !== 'denies' && passages === 1 && columns.slice(0, 4).some(({ id }) => id === of),
  );
  const at = {
    row: sources.findIndex(({ id }) => id === first?.source),
    column: columns.findIndex(({ id }) => id === first?.of),
  };
  const cell = spot(at.row, at.column);
  await expect.poll(() => cell.textContent()).toContain(first?.quote.slice(0, 30));
  await picture(window, 'matrix');
  await cell.click();
  const card = window.getByRole('dialog');
  await card
    .getByRole('button', { name: /^(Mentions|Reports|Confirms|Contradicts) it$/ })
    .first()
    .click();
  await window.getByRole('menuitem', { name: 'Denies it' }).click();
  await expect.poll(() => cell.textContent()).toContain('Denies');
  await expect
    .poll(
      async () =>
        (await matrix()).cells.find(({ source, of }) => source === first?.source && of === first.of)?.stances,
    )
    .toEqual(['denies']);
  await picture(window, 'matrix-cell');
  await hands.press('Escape');
  await card.waitFor({ state: 'hidden' });
});

test('it is moved through with the keys, and leads to the passage', async () => {
  const { window } = hands;
  const focused = () =>
    window.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.spot ?? '');
  await spot(0, 0).focus();
  await hands.press('ArrowRight');
  await expect.poll(focused).toBe('0 1');
  await hands.press('ArrowDown');
  await expect.poll(focused).toBe('1 1');
  await hands.press('Home');
  await expect.poll(focused).toBe('1 -1');
  await hands.press('Control+Home');
  await expect.poll(focused).toBe('0 0');
  await hands.press('ArrowUp');
  await expect.poll(focused).toBe('-1 0');
  await hands.press('Enter');
  await window
    .getByRole('dialog')
    .getByText(/^Spoken of by/)
    .waitFor();
  await picture(window, 'matrix-event');
  await hands.press('Escape');
  await expect.poll(focused).toBe('-1 0');
});

test('what an article derives from is said in the matrix, and counts as one origin', async () => {
  const { window } = hands;
  const before = await matrix();
  const told = before.columns.findIndex(({ all }) => all.sources > 1);
  const column = before.columns[told];
  // Which have nothing to do with each other yet: only then is there one origin less.
  const derived = new Set(
    before.sources.flatMap(({ title, derivesFrom }) =>
      derivesFrom.length > 0 ? [title, ...derivesFrom.map((from) => from.title)] : [],
    ),
  );
  const [one, other] = before.cells
    .filter(({ of }) => of === column?.id)
    .map(({ source }) => before.sources.findIndex(({ id }) => id === source))
    .filter((at) => !derived.has(before.sources[at]?.title ?? ''));
  const title = before.sources[other ?? 0]?.title ?? '';
  await spot(one ?? 0, -1).click();
  const card = window.getByRole('dialog');
  const field = card.getByRole('combobox', { name: 'Add an article that it derives from' });
  await field.fill(title.slice(0, 20));
  await card.getByRole('option').filter({ hasText: title }).first().click();
  await card.getByRole('button', { name: `Does not derive from ${title}` }).waitFor();
  await picture(window, 'matrix-derives');
  await hands.press('Escape');
  await expect
    .poll(async () => (await matrix()).columns[told]?.all)
    .toEqual({ sources: column?.all.sources, origins: (column?.all.origins ?? 0) - 1 });
  await expect.poll(() => spot(-1, told).textContent()).toMatch(/sources?, \d+ origin/);
  await expect.poll(() => spot(one ?? 0, -1).textContent()).toContain(title.slice(0, 20));
});

test('it is filtered, swapped, shown in signs and dark, and fits a narrow window', async () => {
  const { window } = hands;
  const { columns, sources } = await matrix();
  const grid = window.getByRole('grid', { name: 'Who says what' });
  await window.getByRole('button', { name: 'Swap rows and columns' }).click();
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(columns.length + 1));
  await picture(window, 'matrix-swapped');
  await window.getByRole('button', { name: 'Swap rows and columns' }).click();
  await window.getByText('Signs', { exact: true }).click();
  await expect.poll(() => grid.getAttribute('data-signs')).toBe('true');
  await window.emulateMedia({ colorScheme: 'dark' });
  await hands.resize(900, 700);
  await picture(window, 'matrix-signs-narrow');
  expect(await hands.scrollsSideways()).toBe(false);
  const field = window.getByRole('textbox', { name: 'Filter sources' });
  await field.fill(sources[0]?.title ?? '');
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('2');
  await field.fill('zzz');
  await window.getByText('Nothing fits').waitFor();
  await window.getByRole('button', { name: 'Show everything' }).click();
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(sources.length + 1));
  expect(await seriousOn('matrix', window)).toEqual([]);
  await window.getByText('Organisations', { exact: true }).click();
  await window.getByText('No passage is linked to an organisation yet').waitFor();
  await picture(window, 'matrix-empty');
  await hands.resize(1280, 800);
  await window.getByText('People', { exact: true }).last().click();
  await expect.poll(() => grid.getAttribute('aria-colcount')).not.toBe(String(columns.length + 1));
  await picture(window, 'matrix-people');
  await window.getByText('Events', { exact: true }).last().click();
  await window.getByText('Words', { exact: true }).click();
});

test('it is written as a table, from the window and from the command line alike', async () => {
  const { window } = hands;
  const file = join(scratch, 'matrix.csv');
  await answerDialogs(hands.app.app, { save: file });
  await window.getByRole('button', { name: 'Export the matrix' }).click();
  await window.getByRole('menuitem', { name: /A row for each passage/ }).click();
  await window.getByText('The matrix is written.').waitFor();
  const written = readFileSync(file, 'utf8');
  const { out } = await dossier(home, 'matrix', archive, '--list', '--bom');
  expect(out).toBe(written);
  expect(written).toMatch(/"denies","[^"]+",.*"dossier:\/\/articles\/\w+\/annotations\/\w+"/u);
  expect(written).toContain('"leaves it out"');
});

interface Statement {
  readonly id: string | null;
  readonly speaker: { name: string };
  readonly quotations: readonly { annotation: string }[];
}

/** Whom nobody quotes in the sample. */
const speaker = 'Marit Osterhus';
const joinedIn = async (): Promise<string[][]> =>
  (await dossierJson<Statement[]>(home, ['statements', 'list', archive]))
    .filter(({ id, speaker: { name } }) => id !== null && name === speaker)
    .map(({ quotations }) => quotations.map(({ annotation }) => annotation).sort());

test('quotations stand under their speaker; what reports one statement is joined, compared and taken apart', async () => {
  const { window } = hands;
  // Three that nobody is named as the speaker of.
  const { annotations: marks } = await dossierJson<{ annotations: { id: string; quote: string }[] }>(home, [
    'annotations',
    'list',
    archive,
  ]);
  const [a = '', b = '', c = ''] = [
    'The north leaf moved for twelve minutes',
    'The lower hinge pin of the north leaf is cracked',
    'The inspection took place on October 10',
  ].map((words) => marks.find(({ quote }) => quote.startsWith(words))?.id);
  await dossierJson(home, ['people', 'add', archive, speaker]);
  for (const [id, occasion, ...more] of [
    [a, 'Hearing in the fish hall', '--to', 'the council', '--original'],
    [b, 'hearing in the fish hall', '--to', '', '--original'],
    [c, 'On the radio', '--to', '', '--translated-from', 'Portuguese', '--translated-by', 'A. Writer'],
  ] as const)
    await dossierJson(home, [
      'annotations',
      'speaker',
      archive,
      id,
      '--speaker',
      speaker,
      '--occasion',
      occasion,
      ...more,
    ]);
  await hands.goTo('Quotations');
  await picture(window, 'quotations-speakers');
  await window.getByRole('button', { name: new RegExp(`^${speaker} 3 quotations`) }).click();
  await window.getByRole('heading', { name: speaker }).waitFor();
  const hearing = window.getByRole('region', { name: /^Hearing in the fish hall/i });
  await expect.poll(() => hearing.count()).toBe(2);
  await hearing.nth(0).getByRole('checkbox').check();
  await hearing.nth(1).getByRole('checkbox').check();
  await window.getByRole('button', { name: 'Join as one statement' }).click();
  await window.getByText('one statement, 2 reports').waitFor();
  await expect.poll(joinedIn).toEqual([[a, b].sort()]);
  // Their wordings are compared word by word.
  await expect.poll(() => hearing.locator('ins').count()).toBeGreaterThan(0);
  await picture(window, 'quotations-joined');

  await hearing.getByRole('checkbox').check();
  await window.getByRole('region', { name: 'On the radio' }).getByRole('checkbox').check();
  await window.getByRole('button', { name: 'Join as one statement' }).click();
  await window.getByText(/These are not reports of one statement/).waitFor();
  expect(await joinedIn()).toEqual([[a, b].sort()]);
  await window.getByRole('button', { name: 'Choose none' }).click();
  await window.emulateMedia({ colorScheme: 'dark' });
  await hands.resize(900, 700);
  await picture(window, 'quotations-narrow');
  expect(await hands.scrollsSideways()).toBe(false);
  expect(await seriousOn('quotations', window)).toEqual([]);
  await hands.resize(1280, 800);
  await window.emulateMedia({ colorScheme: 'light' });

  await hearing
    .getByRole('button', { name: /^Take out of the statement/ })
    .first()
    .click();
  await expect.poll(joinedIn).toEqual([]);
  await hands.undo('Taken out of the statement');
  await expect.poll(joinedIn).toEqual([[a, b].sort()]);
  const file = join(scratch, 'quotations.csv');
  await answerDialogs(hands.app.app, { save: file });
  await window.getByRole('button', { name: 'Export as a table (CSV)…' }).click();
  await window.getByText('The table is written: 3 quotations.').waitFor();
  expect(readFileSync(file, 'utf8')).toContain('"Portuguese","A. Writer"');
  await window.getByRole('button', { name: 'Open the person' }).click();
  await window.getByRole('region', { name: 'Said' }).getByText('one statement, 2 reports').waitFor();
  await picture(window, 'person-said');
});

test('the matrix is put into a briefing, and set as a table in its PDF', async () => {
  const { window } = hands;
  await hands.goTo('Matrix');
  await window.getByRole('grid', { name: 'Who says what' }).waitFor();
  await window.getByRole('button', { name: 'Export the matrix' }).click();
  const [briefing] = await dossierJson<{ id: string; title: string }[]>(home, ['briefings', 'list', archive]);
  await window.getByRole('menuitem', { name: briefing?.title ?? '' }).click();
  await window.getByText('The matrix is now the last part of').waitFor();
  await hands.goTo('Briefings');
  await window
    .getByRole('button', { name: new RegExp(`^${briefing?.title}`) })
    .first()
    .click();
  // The sample's own comes first.
  const block = window.getByRole('listitem', { name: 'Matrix' }).last();
  await block.scrollIntoViewIfNeeded();
  await expect.poll(() => block.getByRole('row').count()).toBeGreaterThan(5);
  const caption = block.getByRole('textbox', { name: 'Caption' });
  await caption.fill('Who says what of the gate');
  await caption.blur();
  await block.scrollIntoViewIfNeeded();
  await picture(window, 'matrix-in-briefing');
  const file = join(scratch, 'briefing.pdf');
  await hands.exportPdf(file);
  const { pages } = await readPdf(file);
  const words = pages.join(' ');
  expect(words).toMatch(/Who says what of the gate \(1\/\d\)/u);
  expect(words).toContain('leaves it out');
});
