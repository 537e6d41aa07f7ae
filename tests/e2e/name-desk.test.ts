/** The name desk: pairs that may be one, decided by hand; a person split in two; stances in the margin. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { seriousOn } from './axe.ts';
import { dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly passages: number;
}
interface Pair {
  readonly pair: readonly [Person, Person];
}

const { home, archive, open, close } = sampleInWindow('Desk');
let hands: Hands;
const ids: Record<string, string> = {};

const people = (): Promise<Person[]> => dossierJson<Person[]>(home, ['people', 'list', archive]);
const count = async (name: string): Promise<number> =>
  (await people()).filter((person) => person.name === name).length;
const desk = async (): Promise<string[]> =>
  (await dossierJson<{ pairs: Pair[] }>(home, ['people', 'desk', archive])).pairs.map(({ pair }) =>
    pair
      .map(({ name }) => name)
      .sort()
      .join(' = '),
  );
const question = () => hands.window.getByRole('heading', { level: 1, name: /One person, or two\?|^Is / });
const side = (name: string) => hands.window.getByRole('region', { name, exact: true });

const theme = async (name: 'Light' | 'Dark'): Promise<void> => {
  const { window } = hands;
  await hands.press('Control+k');
  const palette = window.getByRole('dialog', { name: 'Go to anything' });
  await palette.waitFor();
  await window.keyboard.type(`Theme: ${name}`);
  await palette.getByText(`Theme: ${name}`).waitFor();
  await hands.press('Enter');
  await window.waitForFunction(
    (shown) => document.documentElement.dataset.theme === shown,
    name.toLowerCase(),
  );
  await palette.waitFor({ state: 'hidden' });
};

beforeAll(async () => {
  hands = await open();
  const add = async (name: string, ...more: string[]) => {
    ids[name] = (await dossierJson<Person>(home, ['people', 'add', archive, name, ...more])).id;
  };
  await add('Ines Carvalhaõ', '--description', 'Inspector, in the minutes of the council only');
  await add('Odile Brueckner');
  await add('Jörg Lindquist', '--identifier', 'wikidata=Q4');
});

afterAll(close);

test('pairs lie on the desk with what speaks for and against them, and are gone through by the keyboard', async () => {
  const { window } = hands;
  await window
    .getByRole('navigation')
    .getByRole('button', { name: /^Name desk, 3/ })
    .click();
  await question().waitFor();
  const pairs = window.getByRole('list', { name: 'Pairs' });
  await expect.poll(() => pairs.getByRole('button').count()).toBe(3);
  await window
    .getByRole('region', { name: 'Speaks for it' })
    .getByText(/are one name|may be a spelling/)
    .first()
    .waitFor();
  await picture(window, 'name-desk');
  const current = () => pairs.locator('[aria-current]').textContent();
  const first = await current();
  await hands.press('j');
  await expect.poll(current).not.toBe(first);
  await hands.press('k');
  await expect.poll(current).toBe(first);
  expect(await seriousOn('name desk', window)).toEqual([]);
  await theme('Dark');
  await picture(window, 'name-desk-dark');
  expect(await seriousOn('dark name desk', window)).toEqual([]);
  await theme('Light');
  await hands.resize(900, 800);
  await picture(window, 'name-desk-narrow');
  expect(await hands.scrollsSideways()).toBe(false);
  await hands.resize(1440, 900);
});

test('not the same is remembered, listed and taken back; later stands last', async () => {
  const { window } = hands;
  const pairs = window.getByRole('list', { name: 'Pairs' });
  await pairs.getByRole('button', { name: /Odile Br/ }).click();
  await side('Odile Brueckner').waitFor();
  await question().focus();
  await hands.press('n');
  await expect.poll(desk).not.toContain('Odile Brueckner = Odile Brückner');
  const back = window.getByRole('button', { name: /^Take back that Odile/ });
  await back.waitFor();
  await picture(window, 'name-desk-apart');
  await back.click();
  await expect.poll(desk).toContain('Odile Brueckner = Odile Brückner');

  await pairs.getByRole('button', { name: /Odile Br/ }).click();
  await side('Odile Brueckner').waitFor();
  await question().focus();
  await hands.press('l');
  await window.getByRole('heading', { name: 'Later' }).waitFor();
  await expect.poll(async () => (await desk()).at(-1)).toBe('Odile Brueckner = Odile Brückner');
});

test('the same are joined with the name that was chosen, and undone', async () => {
  const { window } = hands;
  const pairs = window.getByRole('list', { name: 'Pairs' });
  await pairs.getByRole('button', { name: /Lindquist/ }).click();
  await side('Jörg Lindquist').waitFor();
  await window
    .getByRole('radiogroup', { name: 'Name' })
    .getByRole('radio', { name: 'Jörg Lindquist' })
    .check();
  await picture(window, 'name-desk-choice');
  await question().focus();
  await hands.press('Enter');
  await expect.poll(() => count('Jörg Lindquist')).toBe(1);
  await expect.poll(() => count('Jörg Lindqvist')).toBe(0);
  await hands.undo('are one now');
  await expect.poll(() => count('Jörg Lindqvist')).toBe(1);
});

test('a person is split in two by choosing passages, and undone', async () => {
  const { window } = hands;
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Inês Carvalhão/ }).click();
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Split in two…' }).click();
  const dialog = window.getByRole('dialog', { name: /^Split / });
  const before = (await people()).find(({ name }) => name === 'Inês Carvalhão')?.passages ?? 0;
  expect(before).toBeGreaterThan(1);
  await dialog.getByRole('textbox', { name: 'Name of the other' }).fill('Inês Carvalhão (daughter)');
  await dialog.getByRole('list', { name: 'Passages' }).getByRole('checkbox').first().check();
  await picture(window, 'person-split');
  await dialog.getByRole('button', { name: 'Split off 1 passage' }).click();
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe('Inês Carvalhão (daughter)');
  await picture(window, 'person-split-off');
  const passagesOf = async (name: string) => (await people()).find((one) => one.name === name)?.passages;
  await expect.poll(() => passagesOf('Inês Carvalhão (daughter)')).toBe(1);
  expect(await passagesOf('Inês Carvalhão')).toBe(before - 1);
  await hands.undo('went to');
  await expect.poll(() => passagesOf('Inês Carvalhão')).toBe(before);
});

test('a picture is kept with a person, described, and shown beside the name', async () => {
  const { window } = hands;
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Åse Thorsgaard/ }).click();
  await window.getByRole('button', { name: 'Add a picture of Åse Thorsgaard' }).click();
  const dialog = window.getByRole('dialog', { name: 'Picture of Åse Thorsgaard' });
  const png = await window.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'portrait.png', mimeType: 'image/png', buffer: png });
  await dialog.getByRole('img').waitFor();
  await dialog.getByRole('textbox', { name: 'What it shows' }).fill('At the gate');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await window.getByRole('button', { name: 'Picture of Åse Thorsgaard: At the gate' }).waitFor();
  await picture(window, 'person-picture');
  expect(await seriousOn('person', window)).toEqual([]);
  const id = (await people()).find(({ name }) => name === 'Åse Thorsgaard')?.id ?? '';
  expect(await dossierJson(home, ['people', 'picture', archive, id])).toEqual({
    alt: 'At the gate',
    here: true,
  });
});

test('a mark’s card says how it stands to each link, and says it anew', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle('The keeper’s Monday');
  const card = window
    .locator('[data-annotation][data-saved="true"]')
    .filter({ has: window.getByRole('button', { name: /^Event Contract for four hinge pins/ }) })
    .first();
  await card.getByRole('button', { name: /^Show in the article/ }).click();
  await card.getByRole('button', { name: / it: Contract for four hinge pins$/ }).click();
  await window.getByRole('menuitem', { name: 'Contradicts it' }).click();
  await card.getByRole('button', { name: 'Contradicts it: Contract for four hinge pins' }).waitFor();
  await picture(window, 'margin-stance');
  const events = await dossierJson<{ id: string; title: string }[]>(home, ['events', 'list', archive]);
  const event = events.find(({ title }) => title.startsWith('Contract for four'))?.id ?? '';
  const shown = () =>
    dossierJson<{ passages: { events: { id: string; stance: string }[] }[] }>(home, [
      'events',
      'show',
      archive,
      event,
    ]);
  await expect
    .poll(async () =>
      (await shown()).passages.flatMap((passage) =>
        passage.events.filter(({ id }) => id === event).map(({ stance }) => stance),
      ),
    )
    .toContain('contradicts');
  expect(hands.app.complaints).toEqual([]);
});
