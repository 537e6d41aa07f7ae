/** The whole way through in a real window, with a restart in the middle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';
import { readPdf } from './pdf-reader.ts';
import { seeds } from './seeds.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'My archive');
const { dated, undated } = seeds(scratch.path);
let running: AppUnderTest | undefined;
afterAll(async () => {
  await running?.close();
  scratch.remove();
});

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
}

describe('import, mark, link, restart, export', () => {
  test('two articles are brought in, marked and linked to one person under both spellings', async () => {
    running = await startApp(home);
    const hands = new Hands(running);
    await hands.createArchive(archive);
    await picture(running.window, 'library-empty');
    await hands.addFiles([dated.path, undated.path]);
    const articles = async (): Promise<Listed[]> => dossierJson<Listed[]>(home, ['list', archive]);
    await expect.poll(async () => (await articles()).length, { timeout: 20_000 }).toBe(2);
    const titles = new Map((await articles()).map(({ published, title }) => [published, title]));

    await hands.openArticle(titles.get('2022-10-19') ?? '');
    await hands.selectWords(dated.quote);
    await picture(running.window, 'selection-toolbar');
    await hands.mark('Key', dated.quote);
    await hands.note(dated.quote, 'Said to a reporter');
    await hands.linkPerson(dated.quote, dated.person);
    await hands.linkEvent(dated.quote, 'The refusal to resign', '2022-10-19');
    await picture(running.window, 'reader-marked');

    await hands.openArticle(titles.get(null) ?? '');
    await hands.selectWords(undated.quote);
    await hands.mark('Confirms', undated.quote);
    await hands.linkPerson(undated.quote, undated.person);
    await hands.linkEvent(undated.quote, 'The refusal to resign');
    expect(running.complaints).toEqual([]);
    await running.close();
    running = undefined;
  });

  test('after a restart all is there, and a briefing is made and exported', async () => {
    running = await startApp(home);
    const hands = new Hands(running);
    const { window } = running;
    await window.getByRole('button', { name: /My archive/ }).click();
    await window.getByRole('heading', { name: 'Library' }).waitFor();
    await hands.goTo('People');
    await window.getByRole('button', { name: new RegExp(`${dated.person} 2 passages`) }).click();
    for (const { quote } of [dated, undated]) await window.getByText(quote).first().waitFor();
    await picture(window, 'person');
    // A click on a passage opens its article at the place.
    await window.getByText(dated.quote).first().click();
    const card = await hands.savedCard(dated.quote);
    await expect.poll(() => card.textContent()).toContain('Said to a reporter');

    await hands.goTo('Events');
    await window.getByRole('button', { name: /The refusal to resign/ }).click();
    await window.getByText(undated.quote).first().waitFor();

    await hands.newBriefing('What he said');
    await window.getByRole('button', { name: 'Add all', exact: true }).click();
    await window.getByText('2 quotations').first().waitFor();
    await window.getByRole('button', { name: 'Insert a heading here' }).first().click();
    await window.locator('textarea:focus').fill('In his own words');
    await window.locator('textarea:focus').press('Tab');
    await picture(window, 'briefing');
    const file = join(scratch.path, 'briefing.pdf');
    await hands.exportPdf(file);
    const pdf = await readPdf(file);
    expect(pdf.title).toBe('What he said');
    expect(pdf.outline).toContain('In his own words');
    for (const { quote, person } of [dated, undated]) {
      expect(pdf.text).toContain(quote);
      expect(pdf.text).toContain(person);
    }
    expect(running.complaints).toEqual([]);
  });
});

describe('what the window takes in', () => {
  test('a file that is refused is named with the reason, and the rest goes on', async () => {
    const hands = new Hands(running as AppUnderTest);
    const { window } = hands;
    const folder = join(scratch.path, 'mixed');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'good.txt'), 'A good piece of text.');
    writeFileSync(join(folder, 'empty.txt'), '');
    await hands.goTo('Library');
    await hands.addFiles([join(folder, 'empty.txt'), join(folder, 'good.txt')]);
    await hands.article('A good piece of text').waitFor();
    const refused = window.getByRole('alert', { name: 'Refused files' });
    await refused.getByText('empty.txt').waitFor();
    await picture(window, 'import-refused');
    await refused.getByRole('button', { name: 'Close the report' }).click();
  });

  test('pasted words become an article, and what is known of it can be corrected', async () => {
    const hands = new Hands(running as AppUnderTest);
    const { window } = hands;
    await window.evaluate(() => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/plain', 'date 2021-03-04 Pasted words stand here. And more of them.');
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
    });
    await hands.openArticle('Pasted words stand here.');
    await window.getByRole('button', { name: 'Edit details' }).click();
    const field = window.getByRole('textbox', { name: 'Published' });
    await field.fill('2021-02-31');
    await window.getByRole('button', { name: 'Save', exact: true }).click();
    await window.getByText(/not a date that can be/).waitFor();
    await field.fill('2021-03');
    await window.getByRole('textbox', { name: 'Publisher' }).fill('The Clipboard');
    await window.getByRole('button', { name: 'Save', exact: true }).click();
    await window
      .getByText(/The Clipboard · March 2021/)
      .first()
      .waitFor();
  });

  test('files that are dropped on the window are brought in', async () => {
    const hands = new Hands(running as AppUnderTest);
    const path = join(scratch.path, 'dropped.html');
    writeFileSync(
      path,
      '<!doctype html><title>Dropped</title><meta property="og:title" content="A dropped page"><article><p>Its only paragraph.</p></article>',
    );
    await hands.goTo('Library');
    await hands.drop(path);
    await hands.article('A dropped page').waitFor();
  });

  test('what is pasted or dragged over an open article is for the window too', async () => {
    const hands = new Hands(running as AppUnderTest);
    const frame = await hands.openArticle('A dropped page');
    await frame.evaluate(() => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/html', '<p>Pasted over an open article.</p>');
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
    });
    await hands.article('Pasted over an open article.').waitFor();
    await frame.evaluate(() => {
      const dragged = new DataTransfer();
      dragged.items.add(new File(['words'], 'dragged.txt'));
      document.dispatchEvent(new DragEvent('dragenter', { dataTransfer: dragged, bubbles: true }));
    });
    const target = hands.window.getByTestId('drop-target');
    await target.waitFor();
    await hands.window.evaluate(() =>
      window.dispatchEvent(new DragEvent('dragleave', { relatedTarget: null })),
    );
    await target.waitFor({ state: 'hidden' });
  });

  test('what the command line changes shows within about a second', async () => {
    const hands = new Hands(running as AppUnderTest);
    const path = join(scratch.path, 'outside.txt');
    writeFileSync(path, 'Brought in from outside.');
    await hands.goTo('Library');
    await dossierJson(home, ['import', archive, path]);
    await hands.article('Brought in from outside.').waitFor({ timeout: 1500 });
    expect(hands.app.complaints).toEqual([]);
  });
});
