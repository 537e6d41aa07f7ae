/** From a click in the library to words that can be read, and what the same Chromium takes for a plain page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppUnderTest, scratchFolder, startApp } from '../../e2e/app-under-test.ts';
import { dossierJson } from '../../e2e/command-line.ts';
import { Hands } from '../../e2e/hands.ts';
import { Library, type LibraryArticle, type Plan } from '../generator/library.ts';
import { Random } from '../generator/random.ts';
import { Words } from '../generator/words.ts';
import { writeArchive } from '../generator/write-archive.ts';
import { addRegister, registerText, registerTitle } from './register.ts';

/** Milliseconds. */
export interface ReadingFigures {
  readonly articles: readonly {
    readonly size: number;
    readonly marks: number;
    /** From the click to the first paint of the article's words; with marks, to that of the marks in view. */
    readonly words: readonly number[];
    readonly marked: readonly number[];
    /** From the beginning of a navigation to the first paint of a page with the same words, and `<mark>` round the same ones. */
    readonly plain: readonly number[];
  }[];
}

const plan: Plan = { seed: 'reading', articles: 1, light: true, longest: 5_000 };
const sizes = [
  { name: 'small', size: 10_000 },
  { name: 'large', size: 1_000_000 },
] as const;
/** Entries of the register, each with a mark: about a megabyte. */
const entries = 5_000;
const runs = Number(process.env.DOSSIER_BENCH_RUNS ?? 5);

/** The look of the reader, as plainly as it can be had. */
const style =
  '<style>body{max-width:577px;margin:56px auto;font:19px/1.6 serif}mark:nth-of-type(3n){background:#9ec}</style>';

/**
 * Runs in every frame before its own scripts: notes when marks were painted, in the frame after they were registered.
 * As text, for a compiler's helpers are not there.
 */
const watchMarks = `if (location.protocol === 'article:') {
  const look = () => {
    const drawn = [...CSS.highlights].some(([name, one]) => name.startsWith('mark-') && one.size > 0);
    requestAnimationFrame(drawn ? () => { globalThis.marksPainted = performance.now(); } : look);
  };
  requestAnimationFrame(look);
}`;

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Bench');
let app: AppUnderTest | undefined;
try {
  const texts = sizes.map(({ name, size }) => ({ name, size, paragraphs: paragraphsOf(size) }));
  const files = texts.map(({ name, paragraphs }) => {
    const file = join(scratch.path, `${name}.html`);
    writeFileSync(file, pageOf(`Article ${name}`, paragraphs.map(escaped)));
    return file;
  });
  writeArchive(archive, plan);
  const [marked] = new Library(plan).articles();
  if (!marked) throw new Error('there is no article with marks');
  await dossierJson(home, ['import', archive, ...files]);
  await addRegister(archive, home, entries);
  app = await startApp(home);
  await app.app.context().addInitScript({ content: watchMarks });
  const hands = new Hands(app);
  await hands.openArchive(archive);

  const articles: ReadingFigures['articles'][number][] = [];
  const measure = async (title: string, size: number, count: number, plainHtml: string) => {
    const words: number[] = [];
    const withMarks: number[] = [];
    const plain: number[] = [];
    const file = join(scratch.path, `plain-${size}-${count}.html`);
    writeFileSync(file, plainHtml);
    // The first of each is not counted: nothing is compiled yet.
    for (let run = -1; run < runs; run++) {
      const opened = await open(hands, title, count > 0);
      const loaded = await load(app as AppUnderTest, file);
      if (run < 0) continue;
      words.push(opened.words);
      if (count > 0) withMarks.push(opened.marked);
      plain.push(loaded);
    }
    articles.push({ size, marks: count, words, marked: withMarks, plain });
  };
  for (const { name, size, paragraphs } of texts)
    await measure(`Article ${name}`, size, 0, pageOf(name, paragraphs.map(escaped)));
  await measure(marked.title, marked.text.length, marked.marks.length, markedPage(marked));
  const register = registerText(entries);
  const length = register.reduce((sum, words) => sum + words.length + 2, 0);
  const inMark = (words: string) => `<mark>${words.slice(0, 40)}</mark>${words.slice(40)}`;
  await measure(registerTitle, length, entries, pageOf('Register', register.map(inMark)));
  writeFileSync(process.env.DOSSIER_RESULT ?? '', JSON.stringify({ articles } satisfies ReadingFigures));
} finally {
  await app?.close();
  scratch.remove();
}

function paragraphsOf(size: number): string[] {
  const random = new Random(`reading/${size}`);
  const words = new Words('reading');
  const paragraphs: string[] = [];
  for (let length = 0; length < size; ) {
    const paragraph = words.paragraph(random, random.between(40, 160));
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs;
}

async function open(
  hands: Hands,
  title: string,
  withMarks: boolean,
): Promise<{ words: number; marked: number }> {
  await hands.goTo('Library');
  await hands.article(title).waitFor();
  await hands.window.waitForTimeout(300);
  const clicked = await hands.article(title).evaluate((row) => {
    const now = performance.timeOrigin + performance.now();
    (row as HTMLElement).click();
    return now;
  });
  const frame = await hands.page();
  const painted = await frame.waitForFunction(
    () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return paint && performance.timeOrigin + paint.startTime;
    },
    undefined,
    { polling: 50 },
  );
  const words = ((await painted.jsonValue()) as number) - clicked;
  if (!withMarks) return { words, marked: Number.NaN };
  const drawn = await frame.waitForFunction(
    () => {
      const at = Reflect.get(globalThis, 'marksPainted') as number | undefined;
      return at && performance.timeOrigin + at;
    },
    undefined,
    { polling: 50 },
  );
  return { words, marked: ((await drawn.jsonValue()) as number) - clicked };
}

/** A window of its own, with none of the app's restraints: what a browser does with a file. */
async function load({ app: electron }: AppUnderTest, file: string): Promise<number> {
  return electron.evaluate(async ({ BrowserWindow }, path) => {
    const window = new BrowserWindow({
      width: 1200,
      height: 860,
      webPreferences: { partition: 'bench', sandbox: true },
    });
    try {
      await window.loadFile(path);
      return (await window.webContents.executeJavaScript(
        `new Promise((resolve) => new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true }))`,
      )) as number;
    } finally {
      window.destroy();
    }
  }, file);
}

function pageOf(title: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html><meta charset="utf-8"><title>${title}</title>${style}<article><h1>${title}</h1>${body}</article>`;
}

/** As many pieces in `<mark>`, as tools do that wrap what is marked. */
function markedPage({ title, paragraphs, marks }: LibraryArticle): string {
  const total = paragraphs.reduce((sum, { length }) => sum + length, 0);
  const step = Math.floor(total / marks.length);
  return pageOf(
    title,
    paragraphs.map((paragraph) => {
      let html = '';
      for (let at = 0; at < paragraph.length; at += step) {
        const piece = paragraph.slice(at, at + step);
        const half = step >> 1;
        html += `<mark>${escaped(piece.slice(0, half))}</mark>${escaped(piece.slice(half))}`;
      }
      return html;
    }),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
