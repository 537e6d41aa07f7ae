/** Names where one reads: who is known is underlined, who is not is offered, and all mentions of a person are linked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from './app-under-test.ts';
import { sampleInWindow } from './archive-in-window.ts';
import { seriousOn } from './axe.ts';
import { dossier, dossierJson } from './command-line.ts';
import type { Hands } from './hands.ts';

const { scratch, home, archive, open, close } = sampleInWindow('Names');
let hands: Hands;
beforeAll(async () => {
  hands = await open();
  const file = join(scratch, 'museum.txt');
  writeFileSync(file, museumText);
  await dossier(home, 'import', archive, file);
});
afterAll(close);

const museum = 'An evening at the museum';
const museumText = `${museum}

Ron Herrera, president of the Pilots Federation of Ostrey, met Zoltán Bérczay on Monday. “We shall see,” said Mr Herrera. Jörg Lindqvist came later.

“My cousin signs nothing that he has not read,” said Ron Herrera. The Museum of Tides was lit until midnight, and the Pilots Federation of Ostrey paid for the lamps. Mr Lindqvist had told the guests that he would not speak.
`;
const audit = 'Director steps aside';
const report = 'Special Audit';
const mentions = (person: string, ...options: string[]): Promise<unknown[]> =>
  dossierJson(home, ['people', 'mentions', archive, person, ...options]);
const people = (): Promise<{ name: string; type: string; aliases: string[]; passages: number }[]> =>
  dossierJson(home, ['people', 'list', archive]);
const card = (name: string) => hands.window.getByRole('region', { name: `Name: ${name}` });
const panel = () => hands.window.getByRole('dialog', { name: 'Names in this article' });
const underlined = async (): Promise<number> =>
  (await hands.page()).evaluate(() => CSS.highlights.get('name')?.size ?? 0);

test('known names are underlined, and the pointer, a click and keys say who it is', async () => {
  const { window } = hands;
  const linked = (await mentions('Zoltán Bérczay', '--linked')).length;
  await hands.openArticle(audit);
  await expect.poll(underlined).toBeGreaterThan(10);
  const frame = await hands.page();
  const html = () => frame.evaluate(() => document.body.innerHTML);
  let before = '';
  // Once the whole of it is there: its first piece is drawn before the rest.
  await expect
    .poll(
      async () => {
        const last = before;
        before = await html();
        return before === last;
      },
      { interval: 300 },
    )
    .toBe(true);

  const at = await hands.pointOf('Mr Bérczay, who has been suspended');
  await window.mouse.move(at.x + 30, at.y);
  await card('Zoltán Bérczay').waitFor();
  await picture(window, 'names-card');
  await window.mouse.move(at.x + 30, at.y + 220, { steps: 4 });
  await card('Zoltán Bérczay').waitFor({ state: 'hidden' });

  await window.mouse.click(at.x + 30, at.y);
  await card('Zoltán Bérczay').waitFor();
  await window.mouse.click(at.x + 30, at.y + 220);
  await card('Zoltán Bérczay').waitFor({ state: 'hidden' });
  await window.mouse.click(at.x + 30, at.y);
  await card('Zoltán Bérczay').getByRole('button', { name: 'Link this passage' }).click();
  await hands.savedCard('Bérczay');
  await expect.poll(() => mentions('Zoltán Bérczay', '--linked')).toHaveLength(linked + 1);
  await hands.undo('1 mention linked to Zoltán Bérczay');
  await expect.poll(() => mentions('Zoltán Bérczay', '--linked')).toHaveLength(linked);

  await frame.evaluate(() => scrollTo(0, 0));
  await hands.press('.');
  await card('Jörg Lindqvist').waitFor();
  await expect
    .poll(() => window.evaluate(() => document.activeElement?.textContent))
    .toBe('Link this passage');
  await hands.press('.');
  await card('Provincial Audit Office').waitFor();
  await hands.press(',');
  await card('Jörg Lindqvist').waitFor();
  await hands.press('Escape');
  await card('Jörg Lindqvist').waitFor({ state: 'hidden' });
  expect(await html()).toBe(before);
});

test('unknown names are offered: added, another name of somebody, or no name', async () => {
  const { window } = hands;
  await hands.openArticle(museum);
  await window.getByRole('button', { name: 'Names in this article: 3 names offered' }).click();
  const offered = panel().getByRole('region', { name: 'Offered' });
  await offered.getByText('Ron Herrera').waitFor();
  await window.waitForTimeout(250);
  await picture(window, 'names-panel');
  await window.emulateMedia({ colorScheme: 'dark' });
  await picture(window, 'names-panel-dark');
  await hands.resize(900, 700);
  await picture(window, 'names-panel-narrow');
  await window.emulateMedia({ colorScheme: 'light' });
  await hands.resize(1280, 800);
  expect(await seriousOn('names', window)).toEqual([]);
  const row = (name: string) => offered.getByRole('listitem').filter({ hasText: name });
  await row('Ron Herrera').getByRole('button', { name: 'Add person' }).click();
  // Once by the surname alone.
  await panel()
    .getByRole('button', { name: /^Ron Herrera 3 mentions/ })
    .waitFor();
  await expect.poll(people).toContainEqual(expect.objectContaining({ name: 'Ron Herrera', type: 'person' }));

  await row('Museum of Tides')
    .getByRole('button', { name: /^More for/ })
    .click();
  await row('Museum of Tides').getByRole('button', { name: 'Same as…' }).click();
  await panel().getByRole('textbox', { name: 'Same as' }).fill('fish hall');
  await panel()
    .getByRole('option', { name: /Fish hall/ })
    .click();
  await expect
    .poll(async () => (await people()).find(({ name }) => name.startsWith('Fish hall'))?.aliases)
    .toContain('Museum of Tides');
  await panel()
    .getByRole('button', { name: /^Fish hall of Port Verrin 1 mention/ })
    .waitFor();

  const federation = 'Pilots Federation of Ostrey';
  await row(federation)
    .getByRole('button', { name: /^More for/ })
    .click();
  await row(federation).getByRole('button', { name: 'Not a name' }).click();
  await row(federation).waitFor({ state: 'hidden' });
  await expect.poll(() => dossierJson(home, ['people', 'dismissed', archive])).toEqual([federation]);
  await panel().getByRole('button', { name: '1 name is not offered' }).click();
  await panel()
    .getByRole('button', { name: `Offer again: ${federation}` })
    .click();
  await row(federation).waitFor();

  const underline = panel().getByRole('switch', { name: 'Underline known names' });
  await expect.poll(underlined).toBeGreaterThan(5);
  await underline.click();
  await expect.poll(underlined).toBe(0);
  await underline.click();
  await expect.poll(underlined).toBeGreaterThan(5);
  await hands.press('Escape');
  await panel().waitFor({ state: 'hidden' });
});

test('P proposes whom the words name, also who is not known', async () => {
  const { window } = hands;
  const field = window.getByRole('textbox', { name: 'Person', exact: true });
  const first = window.getByRole('option').first();
  await hands.selectWords('Lindqvist had told the guests');
  await hands.press('p');
  await field.waitFor();
  await expect.poll(() => first.textContent()).toContain('Jörg Lindqvist');
  await hands.press('Escape');
  await field.waitFor({ state: 'hidden' });
  await hands.selectWords('the Pilots Federation of Ostrey paid for the lamps');
  await hands.press('p');
  await field.waitFor();
  await expect.poll(() => first.textContent()).toBe('Create “Pilots Federation of Ostrey”');
  await hands.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await expect
    .poll(people)
    .toContainEqual(expect.objectContaining({ name: 'Pilots Federation of Ostrey', passages: 1 }));
});

test('all mentions of a person are listed and linked, one by one or all, and taken back in one step', async () => {
  const { window } = hands;
  const total = (await mentions('Jörg Lindqvist')).length;
  const linked = (await mentions('Jörg Lindqvist', '--linked')).length;
  await hands.goTo('People');
  await window.getByRole('button', { name: /^Jörg Lindqvist/ }).click();
  await window.getByRole('button', { name: 'All mentions' }).click();
  const list = window.getByRole('list', { name: 'Mentions' });
  await list.getByRole('button', { name: 'Link', exact: true }).first().waitFor();
  await picture(window, 'mentions');
  expect(await seriousOn('mentions', window)).toEqual([]);
  await list.getByRole('button', { name: 'Link', exact: true }).first().click();
  await expect.poll(() => mentions('Jörg Lindqvist', '--linked')).toHaveLength(linked + 1);
  await window.getByText(`Not linked ${total - linked - 1}`, { exact: true }).click();
  await window.getByRole('button', { name: `Link all ${total - linked - 1} not linked` }).click();
  await expect.poll(() => mentions('Jörg Lindqvist', '--unlinked')).toHaveLength(0);
  await window.getByText('All are linked').waitFor();
  await hands.undo(`${total - linked - 1} mentions linked`);
  await expect.poll(() => mentions('Jörg Lindqvist', '--linked')).toHaveLength(linked + 1);
  await list.getByRole('listitem').first().waitFor();
  await hands.resize(900, 700);
  await window.emulateMedia({ colorScheme: 'dark' });
  await picture(window, 'mentions-narrow');
  expect(await hands.scrollsSideways()).toBe(false);
  await hands.resize(1280, 800);
  await window.emulateMedia({ colorScheme: 'light' });
  // The command line does the same.
  expect(await dossierJson(home, ['people', 'mentions', archive, 'Jörg Lindqvist', '--link'])).toMatchObject({
    linked: total - linked - 1,
    skipped: 0,
  });
  await expect
    .poll(() => window.getByRole('button', { name: /^Link all/ }).count(), { timeout: 8_000 })
    .toBe(0);
});

test('in a PDF it is the same', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle(report);
  await expect.poll(underlined, { timeout: 10_000 }).toBeGreaterThan(0);
  const at = await hands.pointOf('Zoltán Bérczay');
  await window.mouse.click(at.x + 20, at.y);
  await card('Zoltán Bérczay').waitFor();
  await picture(window, 'names-pdf');
});
