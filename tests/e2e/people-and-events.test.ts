/** People and events: their pages written by hand, and the way from a page to the passage and back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
}
interface ArchiveEvent {
  readonly written: { readonly words: string } | null;
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly description: string;
}

const { home, archive, open, close } = sampleInWindow('Index');
let hands: Hands;

beforeAll(async () => {
  hands = await open();
});

afterAll(close);

const people = (): Promise<Person[]> => dossierJson<Person[]>(home, ['people', 'list', archive]);
const events = (): Promise<ArchiveEvent[]> => dossierJson<ArchiveEvent[]>(home, ['events', 'list', archive]);
const person = async (part: string): Promise<Person | undefined> =>
  (await people()).find(({ name }) => name.includes(part));
const event = async (part: string): Promise<ArchiveEvent | undefined> =>
  (await events()).find(({ title }) => title.includes(part));
const field = (name: string) => hands.window.getByRole('textbox', { name, exact: true });

test('a person is added by hand, renamed, described, and given other names', async () => {
  const { window } = hands;
  await hands.goTo('People');
  await picture(window, 'people-index');
  await window.getByRole('button', { name: 'Add person' }).click();
  const form = window.getByRole('dialog', { name: 'Add person' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Marit Osterhus');
  await picture(window, 'people-add');
  await hands.press('Enter');
  await window.getByText('No passage is linked to this person yet.').waitFor();
  expect(await person('Marit')).toMatchObject({ name: 'Marit Osterhus', aliases: [], description: '' });

  await field('Name').fill('Marit Østerhus');
  await hands.press('Enter');
  await expect.poll(async () => (await person('Marit'))?.name).toBe('Marit Østerhus');
  await field('Description').fill('Harbour pilot, retired');
  await expect.poll(async () => (await person('Marit'))?.description).toBe('Harbour pilot, retired');
  const aliases = window.getByLabel('Aliases').first();
  for (const alias of ['Marit Osterhus', 'Ms Østerhus']) {
    await aliases.fill(alias);
    await aliases.press('Enter');
  }
  await expect.poll(async () => (await person('Marit'))?.aliases).toContain('Ms Østerhus');
  await picture(window, 'person-new');
  await aliases.press('Backspace');
  await expect.poll(async () => (await person('Marit'))?.aliases).not.toContain('Ms Østerhus');
  expect((await person('Marit'))?.aliases).toContain('Marit Osterhus');
  await window.getByRole('button', { name: /^Marit Østerhus no passages/ }).waitFor();
});

test('an emptied name goes back to what it was', async () => {
  await field('Name').fill('');
  await hands.press('Enter');
  await expect.poll(() => field('Name').inputValue()).toBe('Marit Østerhus');
  expect((await person('Marit'))?.name).toBe('Marit Østerhus');
});

test('people are found by their other names', async () => {
  const { window } = hands;
  const list = window.getByRole('list', { name: 'People' });
  const filter = window.getByRole('textbox', { name: 'Filter people' });
  await list.getByRole('button', { name: /^Inês Carvalhão/ }).waitFor();
  await filter.fill('councillor');
  await expect.poll(() => list.getByRole('button').count()).toBe(1);
  await list.getByRole('button', { name: /^Noémie Falkenrath/ }).waitFor();
  await filter.fill('');
  await list.getByRole('button', { name: /^Inês Carvalhão/ }).waitFor();
});

test('a person and an event go to the trash and come back', async () => {
  const { window } = hands;
  for (const back of [() => hands.undo('moved to the trash'), () => hands.press('u')]) {
    await hands.goTo('People');
    await window.getByRole('button', { name: /^Odile Brückner/ }).click();
    await window.getByRole('button', { name: 'Move to trash' }).click();
    await window.getByRole('button', { name: /^Odile Brückner/ }).waitFor({ state: 'hidden' });
    await expect.poll(() => person('Odile')).toBeUndefined();
    await back();
    await window.getByRole('button', { name: /^Odile Brückner 1 passage/ }).waitFor();
    await expect
      .poll(() => person('Odile'))
      .toMatchObject({ description: expect.stringContaining('chandler') });
  }
  await hands.goTo('Events');
  await window.getByRole('button', { name: /Letter to the mayor/ }).click();
  await window.getByRole('button', { name: 'Move to trash' }).click();
  await expect.poll(() => event('Letter')).toBeUndefined();
  await hands.undo('moved to the trash');
  await expect.poll(() => event('Letter')).toMatchObject({ date: '2023-11-03' });
  await window.getByRole('button', { name: /Letter to the mayor/ }).waitFor();
});

test('an event is added by hand; a date that can’t be is said, and nothing is written', async () => {
  const { window } = hands;
  await hands.goTo('Events');
  await picture(window, 'events-index');
  const before = await events();
  await window.getByRole('button', { name: 'Add event' }).click();
  const form = window.getByRole('dialog', { name: 'Add event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('The store book is sealed');
  await form.getByRole('textbox', { name: 'Date' }).fill('2024-02-30');
  await hands.press('Enter');
  await form.getByText(/not a date that can be/).waitFor();
  await picture(window, 'event-date-refused');
  expect(await events()).toEqual(before);
  await form.getByRole('textbox', { name: 'Date' }).fill('2024-02');
  await hands.press('Enter');
  await window.getByText('No passage is linked to this event yet.').waitFor();
  await expect.poll(() => field('Date').inputValue()).toBe('February 2024');
  expect(await event('sealed')).toMatchObject({ title: 'The store book is sealed', date: '2024-02' });
});

test('an event is written anew where it stands', async () => {
  const { window } = hands;
  await field('Title').fill('The store book is sealed and signed');
  await hands.press('Enter');
  await expect.poll(() => event('signed')).toBeDefined();
  await field('Date').click();
  await expect.poll(() => field('Date').inputValue()).toBe('2024-02');
  await field('Date').fill('some day');
  await hands.press('Enter');
  await window.getByText(/not a date that can be/).waitFor();
  await picture(window, 'event-page-date-refused');
  expect(await event('signed')).toMatchObject({ date: '2024-02' });
  await field('Date').fill('2024-02-29');
  await hands.press('Enter');
  await expect.poll(() => field('Date').inputValue()).toBe('29 February 2024');
  expect(await event('signed')).toMatchObject({ date: '2024-02-29' });
  await field('Description').fill('By the notary.\nAt noon.');
  await expect.poll(async () => (await event('signed'))?.description).toBe('By the notary.\nAt noon.');
});

test('a date is written in words, and shows what they mean', async () => {
  const { window } = hands;
  await field('Date').click();
  await expect.poll(() => field('Date').inputValue()).toBe('2024-02-29');
  await field('Date').fill('c. 1990');
  await hands.press('Enter');
  await expect.poll(() => field('Date').inputValue()).toBe('about 1990');
  await window.getByText('“c. 1990”').waitFor();
  expect(await event('signed')).toMatchObject({ date: '1990~', written: { words: 'c. 1990' } });
  await field('Date').click();
  await expect.poll(() => field('Date').inputValue()).toBe('c. 1990');
  await field('Date').fill('early last week');
  await hands.press('Enter');
  await window.getByText(/^Not known when/).waitFor();
  await picture(window, 'event-date-open');
  expect(await event('signed')).toMatchObject({ date: null, written: { words: 'early last week' } });
  await window.getByRole('button', { name: 'Pick a day' }).waitFor();
  // The calendar itself is Chromium's, out of a test's reach: this is what it does when a day is chosen.
  await window.locator('input[type="date"]').fill('2024-03-01');
  await expect.poll(() => event('signed')).toMatchObject({ date: '2024-03-01' });
  await expect.poll(() => field('Date').inputValue()).toBe('1 March 2024');
});

test('an event says who took part and what its sources say of its date, and on what that stands', async () => {
  const { window } = hands;
  await hands.goTo('Events');
  await window.getByRole('button', { name: /Contract for four hinge pins/ }).click();
  await window.getByRole('button', { name: 'Participant', exact: true }).click();
  const who = window.getByRole('dialog', { name: 'Participant' });
  await who.getByPlaceholder('A name, known or new').fill('Aurél Nemčok');
  await who.getByPlaceholder(/^speaker/).fill('founder of the bell');
  await hands.press('Enter');
  const evidence = window.getByRole('button', { name: /^Evidence of Aurél Nemčok/ });
  await expect.poll(() => evidence.getAttribute('aria-label')).toContain('unsupported');
  await evidence.click();
  await window
    .getByRole('dialog', { name: /^Evidence of/ })
    .getByRole('checkbox')
    .first()
    .click();
  await expect.poll(() => evidence.getAttribute('aria-label')).toContain('1 passage');
  await picture(window, 'event-evidence');
  await hands.press('Escape');

  await window.getByRole('button', { name: 'Date given' }).click();
  const given = window.getByRole('dialog', { name: 'Date given' });
  const date = given.getByPlaceholder(/^early last week/);
  await date.fill('31 February 2023');
  await hands.press('Enter');
  await given.getByText(/February 2023 has 28 days/).waitFor();
  await date.fill('before 12 May 1990');
  await hands.press('Enter');
  await window.getByText('The dates disagree').waitFor();
  await window.getByText('11 May 1990 or earlier').waitFor();

  await window.getByRole('button', { name: 'Mentions it' }).first().click();
  await window.getByRole('menuitem', { name: 'Denies it' }).click();
  await window.getByRole('button', { name: 'Denies it' }).waitFor();
  await picture(window, 'event-facts');

  await window.getByRole('button', { name: 'Notes', exact: true }).click();
  await field('Notes').fill('Ask the foundry.');
  const id = (await event('hinge pins'))?.id ?? '';
  const shown = () => dossierJson<{ notes: string }>(home, ['events', 'show', archive, id]);
  await expect.poll(async () => (await shown()).notes, { timeout: 10_000 }).toBe('Ask the foundry.');
});

test('two records are joined in one, and taken apart again', async () => {
  const { window } = hands;
  await dossierJson(home, [
    'people',
    'add',
    archive,
    'Odile Brueckner',
    '--type',
    'person',
    '--tag',
    'harbour',
  ]);
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Odile Brückner 1 passage/ }).click();
  await window.getByRole('button', { name: /^Odile Brueckner/ }).waitFor();
  await window.getByRole('button', { name: 'More', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Join with another person…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Join with another person' });
  await dialog.getByPlaceholder('Type a name').fill('Brueck');
  await window.getByRole('option', { name: /Odile Brueckner/ }).click();
  await picture(window, 'people-join');
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await window.getByRole('button', { name: 'Take Odile Brueckner apart' }).waitFor();
  await window.getByRole('button', { name: /^Odile Brueckner/ }).waitFor({ state: 'hidden' });
  expect(await person('Odile')).toMatchObject({ aliases: expect.arrayContaining(['Odile Brueckner']) });
  await picture(window, 'person-joined');
  await window.getByRole('button', { name: 'Take Odile Brueckner apart' }).click();
  await window.getByRole('button', { name: /^Odile Brueckner/ }).waitFor();
  expect((await people()).filter(({ name }) => name.startsWith('Odile'))).toHaveLength(2);
});

test('a click on a passage opens its article at the place, and Back returns', async () => {
  const { window } = hands;
  const words = 'And above the crack, as clear as on a church bell, an anchor and the number 68.';
  await hands.goTo('Library');
  await hands.openArticle('The keeper’s Monday');
  await expect.poll(() => hands.inView(words)).toBe(false);
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Aurél Nemčok/ }).click();
  await picture(window, 'person-with-passages');
  await window.locator('.tinted').filter({ hasText: words }).click();
  await hands.savedCard(words);
  await expect.poll(() => hands.inView(words)).toBe(true);
  await picture(window, 'passage-in-its-article');
  await window.getByRole('button', { name: 'Back' }).click();
  await expect.poll(() => field('Name').inputValue()).toBe('Aurél Nemčok');
  await window.locator('.tinted').filter({ hasText: words }).waitFor();

  await hands.goTo('Events');
  await window.getByRole('button', { name: /Contract for four hinge pins/ }).click();
  await picture(window, 'event-with-passages');
  const first = 'A pin seven months old does not have an age';
  await window.getByText(first).click();
  await hands.savedCard(first);
  await expect.poll(() => hands.inView(first)).toBe(true);
  await hands.press('Alt+ArrowLeft');
  await expect.poll(() => field('Title').inputValue()).toBe('Contract for four hinge pins');
});

test('a name in the margin leads to the person', async () => {
  const { window } = hands;
  await window.getByText('The piece that is missing is the one above the crack.').click();
  const card = await hands.savedCard('The piece that is missing is the one above the crack.');
  await card.getByRole('button', { name: /^Event Contract for four hinge pins/ }).click();
  await expect.poll(() => field('Title').inputValue()).toBe('Contract for four hinge pins');
  expect(hands.app.complaints).toEqual([]);
});
