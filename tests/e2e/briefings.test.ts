/** Writing a briefing by hand, and what of it comes out on paper. */
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';

interface Mark {
  readonly id: string;
  readonly quote: string;
  readonly color: string;
  readonly people: readonly { readonly name: string }[];
  readonly events: readonly { readonly title: string }[];
}
interface Block {
  readonly kind: 'heading' | 'text' | 'quotation';
  readonly text?: string;
  readonly passage?: { readonly annotation: Mark } | null;
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Briefings');
const keepers = 'The keeper’s Monday';
const keepersQuotes = [
  'It was a Monday, because it was the herring auction',
  'And above the crack, as clear as on a church bell, an anchor and the number 68.',
  'He did not hear who was at the other end.',
];
let app: AppUnderTest | undefined;
let hands: Hands;
let marks: readonly Mark[] = [];

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  const [sample] = await dossierJson<{ id: string }[]>(home, ['briefings', 'list', archive]);
  await dossierJson(home, ['trash', archive, sample?.id ?? '']);
  const articles = await dossierJson<{ id: string }[]>(home, ['list', archive]);
  const shown = articles.map(({ id }) =>
    dossierJson<{ annotations: Mark[] }>(home, ['show', archive, id]).then((one) => one.annotations),
  );
  marks = (await Promise.all(shown)).flat();
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.goTo('Briefings');
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

/** The blocks of a briefing as the command line tells them: its words, or those it quotes. */
async function written(title: string): Promise<string[]> {
  const all = await dossierJson<{ id: string; title: string }[]>(home, ['briefings', 'list', archive]);
  const id = all.find((one) => one.title === title)?.id;
  if (!id) return [];
  const { blocks } = await dossierJson<{ blocks: Block[] }>(home, ['briefings', 'show', archive, id]);
  return blocks.map(({ kind, text, passage }) => `${kind}: ${text ?? passage?.annotation.quote}`);
}

const blocks = (): Locator => hands.window.getByRole('list', { name: 'Blocks' }).getByRole('listitem');
const panel = (): Locator => hands.window.getByRole('region', { name: 'Passages' });
const words = (kind: string) => async () =>
  (await written('The keeper’s word'))
    .filter((line) => line.startsWith(kind))
    .map((line) => line.slice(kind.length + 2));

async function filterBy(label: string, choice: string): Promise<void> {
  await panel()
    .getByRole('textbox', { name: label, exact: true })
    .or(panel().getByRole('combobox', { name: label, exact: true }))
    .first()
    .click();
  await hands.window.getByRole('option', { name: choice }).click();
}

test('where there is none, all passages are gathered under their articles', async () => {
  const { window } = hands;
  await window.getByText('No briefings yet').waitFor();
  await picture(window, 'briefings-empty');
  await window.getByRole('button', { name: 'Gather all passages' }).click();
  await blocks().first().waitFor();
  const title = window.getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('All that was said');
  await hands.press('Enter');
  await expect.poll(() => written('All that was said')).toHaveLength(7 + marks.length);
  await expect.poll(() => blocks().count()).toBe(7 + marks.length);
  await picture(window, 'briefing-gathered');
  await window.getByText(`${marks.length} quotations`).waitFor();
});

test('quotations stand as they stand in their sources, and sources are named once', async () => {
  const { window } = hands;
  const quoted = await window.locator('blockquote').allTextContents();
  expect(quoted.toSorted()).toEqual(marks.map(({ quote }) => quote).toSorted());
  const sources = await window.locator('figcaption').allTextContents();
  const audit = sources.filter((source) => source.includes('Provincial Audit Office'));
  expect(audit).toHaveLength(8);
  for (const source of audit) expect(source).not.toMatch(/Office.*Office/);
});

test('the panel finds passages by words, colour, person, event and article', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'New briefing' }).click();
  await window.getByRole('menuitem', { name: 'Empty briefing' }).click();
  await window.getByText('Begin with a heading or your own words').waitFor();
  const title = window.getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('The keeper’s word');
  await hands.press('Enter');
  await picture(window, 'briefing-blank');

  const shows = (fitting: readonly Mark[]) =>
    panel()
      .getByText(`${fitting.length} passages`, { exact: true })
      .or(panel().getByText(`${fitting.length} passage`, { exact: true }))
      .waitFor();
  const clear = () => panel().getByRole('button', { name: 'Clear all filters' }).click();
  const byPerson = marks.filter(({ people }) => people.some(({ name }) => name === 'Jörg Lindqvist'));
  await shows(marks);
  await panel().getByRole('textbox', { name: 'Filter passages' }).fill('CARVALHAO');
  await panel()
    .getByText(/^“You may correct my spelling/)
    .waitFor();
  await clear();
  await shows(marks);
  await filterBy('Person', 'Jörg Lindqvist');
  await shows(byPerson);
  await filterBy('Colour', 'Contradicts');
  await shows(byPerson.filter(({ color }) => color === 'contradicts'));
  await picture(window, 'briefing-filtered');
  await clear();
  await filterBy('Event', 'Flood in the lower town');
  await shows(
    marks.filter(({ events }) => events.some(({ title: name }) => name === 'Flood in the lower town')),
  );
  await clear();
  await filterBy('Article', keepers);
  await panel().getByText('3 passages', { exact: true }).waitFor();
  for (const quote of keepersQuotes) await panel().getByText(quote).waitFor();
  await panel()
    .getByRole('checkbox', { name: `Select: ${keepersQuotes[2]}` })
    .check();
  await panel()
    .getByRole('checkbox', { name: `Select: ${keepersQuotes[1]}` })
    .check();
  await panel().getByRole('button', { name: 'Add 2 selected' }).click();
  await expect.poll(words('quotation')).toEqual(keepersQuotes.slice(1));
  await panel()
    .getByRole('button', { name: `Add to the briefing: ${keepersQuotes[0]}` })
    .click();
  await expect.poll(words('quotation')).toHaveLength(3);
  await expect.poll(() => panel().getByText('in the briefing').count()).toBe(3);
  await clear();
});

test('a heading and own words are put where they belong', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Insert a heading here' }).first().click();
  await window.locator('textarea:focus').fill('From the gatehouse');
  await hands.press('Enter');
  await blocks().nth(1).hover();
  await blocks().nth(1).getByRole('button', { name: 'Insert text here' }).click();
  await window.locator('textarea:focus').fill('He says it twice.\n\nNobody asked him before.');
  await window.locator('textarea:focus').blur();
  await expect
    .poll(() => written('The keeper’s word'))
    .toEqual([
      'heading: From the gatehouse',
      `quotation: ${keepersQuotes[1]}`,
      'text: He says it twice.\n\nNobody asked him before.',
      `quotation: ${keepersQuotes[2]}`,
      expect.stringContaining(keepersQuotes[0] ?? ''),
    ]);
  await picture(window, 'briefing-written');
});

test('blocks are put in order by the keyboard and by the mouse', async () => {
  const { window } = hands;
  const order = async (): Promise<string[]> =>
    (await written('The keeper’s word')).map((line) => line.slice(0, line.indexOf(':')));
  await window.getByRole('textbox', { name: 'Text', exact: true }).focus();
  await hands.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['heading', 'text', 'quotation', 'quotation', 'quotation']);
  // The words that were moved keep the focus: the next key moves them on.
  await expect.poll(() => window.locator('textarea:focus').getAttribute('aria-label')).toBe('Text');
  await hands.press('Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(order).toEqual(['heading', 'quotation', 'quotation', 'text', 'quotation']);

  const grip = (at: number) => blocks().nth(at).locator('[draggable=true]');
  await blocks().nth(3).hover();
  await grip(3).dragTo(blocks().nth(1), { targetPosition: { x: 200, y: 4 } });
  await expect.poll(order).toEqual(['heading', 'text', 'quotation', 'quotation', 'quotation']);
  await blocks().nth(2).hover();
  const last = await blocks().nth(4).boundingBox();
  await grip(2).dragTo(blocks().nth(4), { targetPosition: { x: 200, y: (last?.height ?? 0) - 10 } });
  await expect
    .poll(words('quotation'))
    .toEqual([keepersQuotes[2], expect.stringContaining('herring'), keepersQuotes[1]]);
  await expect.poll(() => blocks().last().textContent()).toContain(keepersQuotes[1]);
});

test('a block is removed, and comes back to its place', async () => {
  const { window } = hands;
  const before = await written('The keeper’s word');
  for (const back of [() => hands.undo('Removed from the briefing.'), () => hands.press('u')]) {
    await blocks().nth(2).hover();
    await blocks().nth(2).getByRole('button', { name: 'Remove the quotation' }).click();
    await expect.poll(() => written('The keeper’s word')).toEqual(before.toSpliced(2, 1));
    await picture(window, 'briefing-block-removed');
    await back();
    await expect.poll(() => written('The keeper’s word')).toEqual(before);
    await expect.poll(() => blocks().count()).toBe(before.length);
  }
});

test('own words come out on paper as they were left, on Letter', async () => {
  const { window } = hands;
  await window.getByRole('textbox', { name: 'Subtitle' }).fill('What the keeper of the gate said');
  await window
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('He says it “twice”.\n\nSo does his book.');
  // Without a pause: what is still in the field must be on the paper.
  const file = join(scratch.path, 'letter.pdf');
  await hands.exportPdf(file, 'Letter');
  await picture(window, 'briefing-exported');
  const pdf = await readPdf(file);
  expect(pdf.size.map(Math.round)).toEqual([612, 792]);
  expect(pdf.title).toBe('The keeper’s word');
  expect(pdf.outline).toContain('From the gatehouse');
  for (const said of ['He says it “twice”.', 'So does his book.', 'What the keeper of the gate said'])
    expect(pdf.text).toContain(said);
  for (const quote of keepersQuotes) expect(pdf.text).toContain(quote);
  expect(pdf.text).not.toContain('left out');
});

test('a highlight in the trash is said, on the screen and on paper, not dropped', async () => {
  const { window } = hands;
  const gone = marks.find(({ quote }) => quote === keepersQuotes[2]);
  await dossierJson(home, ['trash', archive, gone?.id ?? '']);
  await window.getByText('The mark was deleted').waitFor();
  await picture(window, 'briefing-mark-deleted');
  const file = join(scratch.path, 'a4.pdf');
  await window.getByRole('button', { name: 'Close this notice' }).last().click();
  await window.getByText(/ exported: /).waitFor({ state: 'hidden' });
  await hands.exportPdf(file, 'A4');
  const pdf = await readPdf(file);
  expect(Math.abs(pdf.size[0] - 595)).toBeLessThan(2);
  expect(pdf.text).toContain('A quotation is left out: its highlight is in the trash.');
  expect(pdf.text).not.toContain(keepersQuotes[2]);
  await dossierJson(home, ['untrash', archive, gone?.id ?? '']);
  await window.getByText('The mark was deleted').waitFor({ state: 'hidden' });
});

test('a briefing goes to the trash and comes back whole', async () => {
  const { window } = hands;
  const before = await written('The keeper’s word');
  await window.getByRole('button', { name: 'Move to trash' }).click();
  await expect.poll(() => written('The keeper’s word')).toEqual([]);
  await hands.undo('moved to the trash');
  await expect.poll(() => written('The keeper’s word')).toEqual(before);
  await window.getByRole('button', { name: /^The keeper’s word/ }).click();
  await expect.poll(() => blocks().count()).toBe(before.length);
  expect(app?.complaints).toEqual([]);
});
