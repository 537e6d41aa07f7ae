/** What a person does in the window, by mouse and keyboard, step by step: shared by tests and the demo. */
import type { Frame, Locator, Page } from 'playwright-core';
import { type AppUnderTest, answerDialogs } from './app-under-test.ts';

export type Room = 'Library' | 'Search' | 'People' | 'Events' | 'Briefings';

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

  /** The frame in which the open article is shown, drawn. */
  async page(): Promise<Frame> {
    const element = await this.window.waitForSelector('iframe');
    const frame = await element.contentFrame();
    if (!frame) throw new Error('the article has no frame');
    await frame.waitForFunction(() => (document.body.textContent ?? '').trim().length > 20);
    return frame;
  }

  /** Selects words in the open article with the mouse, from their first letter to their last. */
  async selectWords(words: string): Promise<void> {
    const frame = await this.page();
    await frame.waitForFunction(findWords, words);
    const ends = await frame.evaluate(endsOfWords, words);
    const box = await (await frame.frameElement()).boundingBox();
    if (!box) throw new Error('the article’s frame is not to be seen');
    const { mouse } = this.window;
    await mouse.move(box.x + ends.from.x, box.y + ends.from.y);
    await mouse.down();
    await mouse.move(box.x + ends.to.x, box.y + ends.to.y, { steps: 12 });
    await mouse.up();
    await this.window.getByRole('toolbar', { name: 'Mark the selected words' }).waitFor();
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
    if (date) await this.window.getByRole('textbox', { name: 'Date of the new event' }).fill(date);
    await this.window.getByRole('option').first().click();
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

  async exportPdf(file: string): Promise<void> {
    await answerDialogs(this.app.app, { save: file });
    await this.window.getByRole('button', { name: 'Export PDF…' }).click();
    await this.window.getByText(/ exported: \d+ page/).waitFor({ timeout: 60_000 });
  }

  private opener(words: string): Locator {
    return this.window.getByRole('button', { name: `Show in the article: ${words}` });
  }
}

/** Runs in the page: whether the words are drawn. */
function findWords(words: string): boolean {
  return (document.body.textContent ?? '').includes(words.slice(0, 12));
}

/** Runs in the page: scrolls words into view and tells where their first and last letters are drawn. */
async function endsOfWords(words: string) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('script, style')) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`the words “${words}” are not drawn`);
  const point = (offset: number): [Text, number] => {
    const holder = nodes.findLast(({ start }) => start <= offset);
    if (!holder) throw new Error('no text');
    return [holder.node, offset - holder.start];
  };
  const rect = (offset: number): DOMRect => {
    const [node, index] = point(offset);
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  point(at)[0].parentElement?.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const first = rect(at);
  const last = rect(at + words.length - 1);
  return {
    from: { x: first.left + 0.5, y: first.top + first.height / 2 },
    to: { x: last.right - 0.2, y: last.top + last.height / 2 },
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
