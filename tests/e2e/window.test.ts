/** The window itself: getting about in it, its looks, its sizes, its doors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { themeColors } from '../../archive/contract/theme.ts';
import {
  type AppUnderTest,
  answerDialogs,
  filesBelow,
  picture,
  scratchFolder,
  startApp,
} from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'The gate');
const keepers = 'The keeper’s Monday';
let app: AppUnderTest | undefined;
let hands: Hands;

async function start(): Promise<void> {
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
}

beforeAll(async () => {
  await dossierJson(home, ['sample', archive]);
  await start();
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const heading = (name: string) => hands.window.getByRole('heading', { level: 1, name });
const nameField = () => hands.window.getByRole('textbox', { name: 'Name', exact: true });
const margin = () => hands.window.getByRole('region', { name: 'Margin' });

test('a folder that is no archive is refused in a sentence, and nothing is put into it', async () => {
  const { window } = hands;
  const folder = join(scratch.path, 'Holiday pictures');
  mkdirSync(folder);
  writeFileSync(join(folder, 'beach.txt'), 'Not an archive.');
  await picture(window, 'welcome-first');
  await answerDialogs((app as AppUnderTest).app, { open: [folder] });
  await window.getByRole('button', { name: 'Open an archive' }).click();
  const notice = window.getByRole('alert').filter({ hasText: 'The archive could not be opened' });
  await notice.getByText(/Holiday pictures.*is not a Dossier archive/).waitFor();
  await picture(window, 'welcome-no-archive');
  await notice.getByRole('button', { name: 'Close this notice' }).click();
  await notice.waitFor({ state: 'hidden' });
  await window.getByRole('button', { name: 'Open the sample archive' }).waitFor();
  await expect.poll(() => window.getByText('Recent', { exact: true }).count()).toBe(0);
  expect(filesBelow(folder)).toEqual([join(folder, 'beach.txt')]);
});

test('the palette goes to a person, an article and a room by a part of the name', async () => {
  const { window } = hands;
  await hands.openArchive(archive);
  const palette = window.getByRole('dialog', { name: 'Go to anything' });
  await hands.press('Control+k');
  await window.keyboard.type('nemcok');
  await palette.getByText('Aurél Nemčok').waitFor();
  await picture(window, 'palette');
  await hands.press('Enter');
  await expect.poll(() => nameField().inputValue()).toBe('Aurél Nemčok');
  await palette.waitFor({ state: 'hidden' });

  await hands.press('Control+k');
  await window.keyboard.type('keeper monday');
  await palette.getByText(keepers).waitFor();
  await hands.press('Enter');
  await heading(keepers).waitFor();
  await hands.page();

  await hands.press('Control+k');
  await window.keyboard.type('no such thing');
  await palette.getByText('Nothing has such a name.').waitFor();
  await hands.press('Escape');
  await palette.waitFor({ state: 'hidden' });
  await heading(keepers).waitFor();
});

test('Back and Forward work from the window and from within an article', async () => {
  const { window } = hands;
  await hands.clickWords('Did he understand what that meant');
  await hands.press('Alt+ArrowLeft');
  await expect.poll(() => nameField().inputValue()).toBe('Aurél Nemčok');
  await hands.press('Alt+ArrowRight');
  await heading(keepers).waitFor();
  await hands.clickWords('Did he understand what that meant');
  await hands.press('[');
  await expect.poll(() => nameField().inputValue()).toBe('Aurél Nemčok');
  await hands.press('[');
  await window.getByRole('list', { name: 'Articles' }).waitFor();
  await expect.poll(() => window.getByRole('button', { name: 'Back' }).isDisabled()).toBe(true);
  await hands.press(']', ']');
  await heading(keepers).waitFor();
  await expect.poll(() => window.getByRole('button', { name: 'Forward' }).isDisabled()).toBe(true);
  // The palette opens from within an article, too.
  await hands.clickWords('Did he understand what that meant');
  await hands.press('Control+k');
  await window.getByRole('dialog', { name: 'Go to anything' }).waitFor();
  await window.keyboard.type('hinge pins');
  await hands.press('Enter');
  await expect
    .poll(() => window.getByRole('textbox', { name: 'Title', exact: true }).inputValue())
    .toBe('Contract for four hinge pins');
});

test('Enter in the palette waits for what is still being looked up', async () => {
  const { window } = hands;
  const palette = window.getByRole('dialog', { name: 'Go to anything' });
  // Opened again before it has faded, it has forgotten the last words.
  const goTo = async (words: string) => {
    await hands.press('Control+k');
    await palette.locator('input:focus').waitFor();
    await window.keyboard.insertText(words);
    await hands.press('Enter');
  };
  await goTo('trash');
  await window.getByText('The trash is empty').waitFor();
  await goTo('nemcok');
  await expect.poll(() => nameField().inputValue()).toBe('Aurél Nemčok');
  await goTo('keeper monday');
  await heading(keepers).waitFor();
  await palette.waitFor({ state: 'hidden' });
});

test('a hit of the search opens its article at the place', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.press('/');
  const field = window.getByRole('searchbox', { name: 'Search in all articles' });
  await field.waitFor();
  await window.keyboard.type('zeppelin');
  await window.getByText(/“zeppelin” does not stand in any article/).waitFor();
  await field.fill('TELEMETRY');
  const hits = await dossierJson<{ count: number }[]>(home, ['search', archive, 'telemetry']);
  const places = hits.reduce((sum, { count }) => sum + count, 0);
  await window.getByText(new RegExp(`^${places} places? in ${hits.length} articles?$`)).waitFor();
  await picture(window, 'search-hits');
  await window.getByRole('button', { name: /The toll and the telemetry are independent/ }).click();
  await expect.poll(() => hands.inView('The toll and the telemetry are independent')).toBe(true);
  await picture(window, 'search-opened');
  // Going back brings the words and the hits again.
  await window.getByRole('button', { name: 'Back' }).click();
  await expect.poll(() => field.inputValue()).toBe('TELEMETRY');
  await window.getByRole('button', { name: /The toll and the telemetry are independent/ }).waitFor();
});

test('the theme reaches the article, and it and the panes’ widths survive a restart', async () => {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.openArticle('“Nobody reads paragraph four”');
  for (const theme of ['sepia', 'dark'] as const) {
    await window.getByText(theme === 'dark' ? 'Dark' : 'Sepia', { exact: true }).click({ force: true });
    const frame = await hands.page();
    const [red, green, blue] = [1, 3, 5].map((at) =>
      Number.parseInt(themeColors[theme].paper.slice(at, at + 2), 16),
    );
    await expect
      .poll(() => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      .toBe(`rgb(${red}, ${green}, ${blue})`);
    await hands.press('j');
    await expect.poll(() => window.locator('[data-annotation][data-active]').count()).toBe(1);
    await picture(window, `reader-${theme}`);
    for (const room of ['Library', 'People', 'Briefings'] as const) {
      await hands.goTo(room);
      await picture(window, `${room.toLowerCase()}-${theme}`);
    }
    await window.getByRole('button', { name: /^The sentence in paragraph four/ }).click();
    await window.locator('blockquote').first().waitFor();
    await picture(window, `briefing-${theme}`);
    await hands.goTo('Library');
    await hands.openArticle('“Nobody reads paragraph four”');
  }
  const width = async (): Promise<number> => Math.round((await margin().boundingBox())?.width ?? 0);
  const before = await width();
  const edge = await margin().boundingBox();
  await window.mouse.move(edge?.x ?? 0, 400);
  await window.mouse.down();
  await window.mouse.move((edge?.x ?? 0) - 60, 400, { steps: 4 });
  await window.mouse.up();
  await expect.poll(width).toBe(before + 60);
  const list = async (): Promise<number> =>
    Math.round((await hands.window.getByRole('region', { name: 'Articles' }).boundingBox())?.width ?? 0);
  const listBefore = await list();
  await window.getByRole('slider', { name: 'Width of the articles' }).focus();
  await hands.press('ArrowRight', 'ArrowRight');
  await expect.poll(list).toBe(listBefore + 40);
  await app?.close();

  await start();
  await expect.poll(() => hands.window.locator('html').getAttribute('data-theme')).toBe('dark');
  await picture(hands.window, 'welcome-dark');
  await hands.window.getByRole('button', { name: /^The gate/ }).click();
  await hands.openArticle('“Nobody reads paragraph four”');
  await expect.poll(width).toBe(before + 60);
  expect(await list()).toBe(listBefore + 40);
});

test('at 900 by 700 all can be done: the margin gives way first and comes when asked for', async () => {
  const { window } = hands;
  await window.getByText('Light', { exact: true }).click({ force: true });
  await hands.resize(1160, 760);
  await margin().waitFor({ state: 'hidden' });
  await window.getByRole('region', { name: 'Articles' }).waitFor();
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await hands.resize(900, 700);
  await window.getByRole('region', { name: 'Articles' }).locator('li').first().waitFor({ state: 'hidden' });
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await picture(window, 'narrow-reader');
  await window.getByRole('button', { name: 'Show the margin' }).click();
  await margin().waitFor();
  // It opened where it was left.
  await (await hands.page()).evaluate(() => scrollTo(0, 0));
  await window.getByText('Nothing is marked in this part of the article.').waitFor();
  await hands.press('j');
  await window.locator('[data-annotation][data-active]').waitFor();
  await window.getByText('Nothing is marked in this part of the article.').waitFor({ state: 'hidden' });
  await picture(window, 'narrow-margin');
  const box = await margin().boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(900);
  await hands.press('m');
  await margin().waitFor({ state: 'hidden' });

  await hands.goTo('Library');
  await hands.article(keepers).waitFor();
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  await picture(window, 'narrow-library');
  await hands.goTo('Briefings');
  await window.getByRole('button', { name: /^The sentence in paragraph four/ }).click();
  await window.getByRole('button', { name: 'Passages' }).click();
  await window.getByRole('region', { name: 'Passages' }).waitFor();
  await picture(window, 'narrow-briefing');
  await expect.poll(() => hands.scrollsSideways()).toBe(false);
  for (const room of ['Search', 'People', 'Events'] as const) {
    await hands.goTo(room);
    await expect.poll(() => hands.scrollsSideways()).toBe(false);
  }
  await hands.resize(1440, 900);
});

test('closing the archive returns to the doors, where it is listed', async () => {
  const { window } = hands;
  await window.getByRole('button', { name: 'Close archive' }).click();
  await window.getByRole('heading', { name: 'Dossier' }).waitFor();
  const recent = window.getByRole('button', { name: /^The gate/ });
  await expect.poll(() => recent.textContent()).toContain(archive);
  await picture(window, 'welcome-recent');
  await recent.click();
  await heading('Library').waitFor();
  await hands.article(keepers).waitFor();
  expect(app?.complaints).toEqual([]);
});
