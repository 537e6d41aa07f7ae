/** What a person does in the window, by mouse and keyboard, step by step: shared by tests and the demo. */
import type { Frame, Locator, Page } from 'playwright-core';
import { type AppUnderTest, answerDialogs } from './app-under-test.ts';

export type Room =
  | 'Library'
  | 'Search'
  | 'Marks'
  | 'People'
  | 'Events'
  | 'Matrix'
  | 'Quotations'
  | 'Timeline'
  | 'Briefings'
  | 'Sync'
  | 'History'
  | 'Trash';

export interface Details {
  readonly title?: string | undefined;
  readonly authors?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
}

export class Hands {
  readonly app: AppUnderTest;
  readonly window: Page;

  constructor(app: AppUnderTest) {
    this.app = app;
    this.window = app.window;
  }

  async createArchive(path: string): Promise<void> {
    await answerDialogs(this.app.app, { save: path });
    await this.window.getByRole('button', { name: 'Create an archive' }).click();
    await this.window.getByRole('heading', { name: 'Library' }).waitFor();
  }

  async openArchive(path: string): Promise<void> {
    await answerDialogs(this.app.app, { open: [path] });
    await this.window.getByRole('button', { name: 'Open an archive' }).click();
    await this.window.getByRole('heading', { name: 'Library' }).waitFor();
  }

  async openSample(): Promise<void> {
    await this.window.getByRole('button', { name: 'Open the sample archive' }).click();
    await this.window.getByRole('heading', { name: 'Library' }).waitFor({ timeout: 60_000 });
  }

  async addFiles(paths: readonly string[]): Promise<void> {
    await answerDialogs(this.app.app, { open: paths });
    await this.window.getByRole('button', { name: 'Add files…' }).first().click();
  }

  /** Drops a file from the disk on the window, as the system hands it to a page; `over`: while it is over it. */
  async drop(path: string, over: () => Promise<void> = async () => {}): Promise<void> {
    const carried = (types: readonly string[]) =>
      this.window.evaluate((kinds) => {
        const { files } = document.querySelector<HTMLInputElement>('#dropped-file') ?? {};
        const dataTransfer = new DataTransfer();
        for (const file of files ?? []) dataTransfer.items.add(file);
        for (const kind of kinds)
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }, types);
    // Chosen in a field: what a script makes itself is no file of the disk.
    await this.window.evaluate(() => {
      const field = document.createElement('input');
      field.type = 'file';
      field.id = 'dropped-file';
      document.body.append(field);
    });
    await this.window.setInputFiles('#dropped-file', path);
    await carried(['dragenter', 'dragover']);
    await over();
    await carried(['drop']);
    await this.window.evaluate(() => document.querySelector('#dropped-file')?.remove());
  }

  async goTo(room: Room): Promise<void> {
    await this.window
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${room}`) })
      .click();
  }

  /** The row of an article in the library. */
  article(title: string): Locator {
    return this.window
      .getByRole('list', { name: 'Articles' })
      .getByRole('button', { name: new RegExp(`^${escaped(title)}`) });
  }

  /** Opens an article and waits until its page is drawn. */
  async openArticle(title: string): Promise<Frame> {
    await this.article(title).click();
    return this.page();
  }

  /** Corrects by hand what is known of the open article. */
  async editDetails(details: Details): Promise<void> {
    await this.window.getByRole('button', { name: 'Edit details' }).click();
    const form = this.window.getByRole('dialog');
    for (const [name, value] of Object.entries(details)) {
      if (value === undefined) continue;
      const field = form.getByLabel(new RegExp(`^${name}`, 'i')).first();
      await field.fill(value);
      if (name === 'authors') await field.press('Enter');
    }
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  }

  /** The frame in which the open article is shown, drawn. */
  async page(): Promise<Frame> {
    const element = await this.window.waitForSelector('iframe:not([data-ready])');
    const frame = await element.contentFrame();
    if (!frame) throw new Error('the article has no frame');
    await frame.waitForFunction(() => (document.body.textContent ?? '').trim().length > 20);
    return frame;
  }

  /** Selects words in the open article with the mouse, from their first letter to their last. */
  async selectWords(words: string): Promise<void> {
    await this.dragOver(words);
    await this.selectionTools.waitFor();
  }

  /** Drags the mouse from the first letter of words to the last. */
  async dragOver(words: string): Promise<void> {
    const frame = await this.page();
    const ends = await this.scrollTo(frame, words);
    const box = await (await frame.frameElement()).boundingBox();
    if (!box) throw new Error('the article’s frame is not to be seen');
    const { mouse } = this.window;
    await mouse.move(box.x + ends.from.x, box.y + ends.from.y);
    await mouse.down();
    await mouse.move(box.x + ends.to.x, box.y + ends.to.y, { steps: 12 });
    await mouse.up();
  }

  /** Selects a word in the open article by a double click. */
  async doubleClick(word: string): Promise<void> {
    const at = await this.pointOf(word);
    await this.window.mouse.dblclick(at.x, at.y);
    await this.selectionTools.waitFor();
  }

  /** Clicks the first letter of words in the open article, as one does with a mark. */
  async clickWords(words: string): Promise<void> {
    const at = await this.pointOf(words);
    await this.window.mouse.click(at.x, at.y);
  }

  /** Presses keys one after the other, wherever the focus is. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key);
  }

  /** Whether words of the open article stand in the part of it that is seen. */
  async inView(words: string): Promise<boolean> {
    const frame = await this.page();
    const ends = await frame.evaluate(endsOfWords, { words, scroll: false });
    const height = await frame.evaluate(() => window.innerHeight);
    return ends !== null && ends.from.y > 0 && ends.to.y < height;
  }

  /** What is offered beside a selection. */
  get selectionTools(): Locator {
    return this.window.getByRole('toolbar', { name: 'Mark the selected words' });
  }

  /** What is offered beside a mark. */
  get markTools(): Locator {
    return this.window.getByRole('toolbar', { name: 'Change the mark' });
  }

  /** Where the first letter of words stands in the window, scrolled into view. */
  async pointOf(words: string): Promise<Ends['from']> {
    const frame = await this.page();
    const { from } = await this.scrollTo(frame, words);
    const box = await (await frame.frameElement()).boundingBox();
    if (!box) throw new Error('the article’s frame is not to be seen');
    return { x: box.x + from.x + 2, y: box.y + from.y };
  }

  /** Scrolls through the article until the words are drawn: pages of a PDF are drawn as they come into view. */
  private async scrollTo(frame: Frame, words: string): Promise<Ends> {
    await frame.evaluate(() => window.scrollTo(0, 0));
    for (let screens = 0; screens < 60; screens++) {
      const ends = await frame.evaluate(endsOfWords, { words, scroll: true });
      if (ends) return ends;
      await frame.evaluate(() => window.scrollBy(0, window.innerHeight * 0.7));
      await this.window.waitForTimeout(250);
    }
    throw new Error(`the words “${words}” are not drawn`);
  }

  /** Marks the selected words in a colour; answers the mark's card once it is saved. */
  async mark(color: string, words: string): Promise<Locator> {
    await this.window.getByRole('toolbar').getByRole('button', { name: color }).click();
    return this.savedCard(words);
  }

  /** The margin's card of a mark, once the archive has answered that it is saved. */
  async savedCard(words: string): Promise<Locator> {
    const card = this.window
      .locator('[data-annotation][data-saved="true"]')
      .filter({ has: this.opener(words) });
    await card.waitFor();
    return card;
  }

  async activate(words: string): Promise<void> {
    const opener = this.opener(words);
    if ((await opener.getAttribute('aria-pressed')) !== 'true') await opener.click();
  }

  async note(words: string, note: string): Promise<void> {
    await this.activate(words);
    await this.window.getByRole('button', { name: /^(Add a note|Edit note)$/ }).click();
    const field = this.window.getByRole('textbox', { name: 'Note' });
    await field.fill(note);
    await field.press('Control+Enter');
    await field.waitFor({ state: 'hidden' });
  }

  async linkPerson(words: string, name: string): Promise<void> {
    await this.activate(words);
    await this.window.getByRole('button', { name: 'Link a person' }).click();
    await this.choose('Person', name);
  }

  async linkEvent(words: string, title: string, date?: string): Promise<void> {
    await this.activate(words);
    await this.window.getByRole('button', { name: 'Link an event' }).click();
    await this.choose('Event', title, date);
  }

  /** Types a name into a chooser and takes what it offers first: the record that is there, or a new one. */
  async choose(label: 'Person' | 'Event', name: string, date?: string): Promise<void> {
    const field = this.window.getByRole('textbox', { name: label, exact: true });
    await field.fill(name);
    const offered = this.window.getByRole('option').first();
    const isNew = (await offered.textContent())?.startsWith('Create');
    if (isNew && date) await this.window.getByRole('textbox', { name: 'Date of the new event' }).fill(date);
    await offered.click();
    await field.waitFor({ state: 'hidden' });
  }

  async newBriefing(title: string): Promise<void> {
    await this.goTo('Briefings');
    await this.window
      .getByRole('button', { name: /^(New briefing|Add briefing|Make a briefing)/ })
      .first()
      .click();
    const field = this.window.getByRole('textbox', { name: 'Title', exact: true });
    await field.fill(title);
    await field.blur();
  }

  /** A briefing’s export dialog, opened. */
  async exportDialog(): Promise<Locator> {
    await this.window.getByRole('button', { name: 'Export…', exact: true }).click();
    const dialog = this.window.getByRole('dialog', { name: 'Export the briefing' });
    await dialog.waitFor();
    return dialog;
  }

  async exportPdf(file: string, paper?: 'A4' | 'Letter'): Promise<void> {
    await answerDialogs(this.app.app, { save: file });
    const dialog = await this.exportDialog();
    if (paper) await dialog.getByText(paper, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await this.window.getByText(/ exported: \d+ page/).waitFor({ timeout: 60_000 });
  }

  /** Takes back what a notice says was done. */
  async undo(said: string): Promise<void> {
    const button = this.window.getByRole('button', { name: 'Undo' });
    const notice = this.window.getByRole('alert').filter({ hasText: said }).filter({ has: button });
    await notice.getByRole('button', { name: 'Undo' }).click();
    await notice.waitFor({ state: 'hidden' });
  }

  /** Gives the window's content another size. */
  async resize(width: number, height: number): Promise<void> {
    await this.app.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.window.waitForFunction(
      (size) =>
        // The screen may be a pixel smaller.
        Math.abs(window.innerWidth - size.width) < 3 && Math.abs(window.innerHeight - size.height) < 3,
      { width, height },
    );
  }

  /** Whether the window’s own document is wider than the window. */
  scrollsSideways(): Promise<boolean> {
    return this.window.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  }

  private opener(words: string): Locator {
    return this.window.getByRole('button', { name: `Show in the article: ${words}` });
  }
}

interface Ends {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** Runs in the page: scrolls words into view, where asked to, and tells where their first and last letters are drawn. */
async function endsOfWords({ words, scroll }: { words: string; scroll: boolean }): Promise<Ends | null> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // White space is left out: lines of a PDF are nodes of their own, with none between them.
  const letters: [node: Text, index: number][] = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('script, style')) continue;
    for (let index = 0; index < node.data.length; index++) {
      if (/\s/.test(node.data.charAt(index))) continue;
      letters.push([node, index]);
      text += node.data.charAt(index);
    }
  }
  const wanted = words.replace(/\s+/g, '');
  const at = text.indexOf(wanted);
  const [first, last] = [letters[at], letters[at + wanted.length - 1]];
  if (at < 0 || !first || !last) return null;
  if (scroll) {
    first[0].parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  // No function of its own has a name here: compilers call a helper for those, which the page does not have.
  const [from, to] = [first, last].map(([node, index]) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  });
  if (!from || !to) return null;
  return {
    from: { x: from.left + 0.5, y: from.top + from.height / 2 },
    to: { x: to.right - 0.2, y: to.top + to.height / 2 },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
