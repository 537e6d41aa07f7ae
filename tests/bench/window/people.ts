/** From a click in the list of people to the page of one with 5,000 passages, and what the same Chromium takes for these as a plain page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownMarks } from '../../../archive/annotations/mark-rows.ts';
import { passagesLinked } from '../../../archive/annotations/passage.ts';
import { CaptureTexts } from '../../../archive/articles/capture-texts.ts';
import { draftPerson } from '../../../archive/people/linked-person.ts';
import { indexedRows } from '../../../archive/service/indexed-rows.ts';
import { Archive } from '../../../archive/storage/archive.ts';
import { type AppUnderTest, scratchFolder, startApp } from '../../e2e/app-under-test.ts';
import { Hands } from '../../e2e/hands.ts';
import { writeArchive } from '../generator/write-archive.ts';

/** Milliseconds. */
export interface PeopleFigures {
  readonly passages: number;
  /** From the click to the frame in which passages were drawn. */
  readonly opened: readonly number[];
  /** From the beginning of a navigation to the first paint of all passages as one plain page. */
  readonly plain: readonly number[];
}

const passages = 5_000;
const name = 'Zoltán Everywhere';
const runs = Number(process.env.DOSSIER_BENCH_RUNS ?? 5);
const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const path = join(scratch.path, 'Bench');
const page = join(scratch.path, 'plain.html');
let app: AppUnderTest | undefined;
try {
  makeArchive();
  app = await startApp(home);
  const hands = new Hands(app);
  await hands.openArchive(path);
  // What the compiler that runs this file calls within functions: one of them runs in the window, where it is not there.
  await app.window.evaluate('globalThis.__name = (value) => value');
  await hands.goTo('People');
  const opened: number[] = [];
  const plain: number[] = [];
  // The first is not counted: nothing is compiled yet.
  for (let run = -1; run < runs; run++) {
    const [own, loaded] = [await open(hands), await load(app)];
    if (run < 0) continue;
    opened.push(own);
    plain.push(loaded);
  }
  const figures: PeopleFigures = { passages, opened, plain };
  writeFileSync(process.env.DOSSIER_RESULT ?? join(scratch.path, 'result.json'), JSON.stringify(figures));
} finally {
  await app?.close();
  scratch.remove();
}

/** Marks in some thousands of articles, of which 5,000 are linked to one person; and these as a page. */
function makeArchive(): void {
  writeArchive(path, { seed: 'people', articles: 4_500, light: true, longest: 0 });
  const archive = Archive.open(path, { home, rows: indexedRows });
  for (const _ of archive.sweep());
  const marks = shownMarks(archive.index).slice(0, passages);
  if (marks.length < passages) throw new Error(`there are only ${marks.length} marks`);
  const id = archive.commit((draft) => {
    const made = draftPerson(draft, { name });
    for (const mark of marks) draft.setElement(mark, 'people', made, true);
    return made;
  });
  const linked = passagesLinked(archive, new CaptureTexts(path), [`people/${id}`]).passages;
  const items = linked.map(
    ({ annotation, source, before, after }) =>
      `<li><h2>${escaped(source.title)}</h2><p>${escaped(before)}<mark>${escaped(annotation.quote)}</mark>${escaped(after)}</p></li>`,
  );
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>x</title><style>body{max-width:660px;margin:auto;font:16px/1.6 serif}</style><ol>${items.join('\n')}</ol>`,
  );
  archive.checkpoint();
  archive.close();
}

async function open(hands: Hands): Promise<number> {
  const { window } = hands;
  await hands.goTo('Library');
  await hands.goTo('People');
  const filter = window.getByRole('textbox', { name: 'Filter people' });
  await filter.fill('Everywhere');
  const row = window
    .getByRole('list', { name: 'People' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
  await row.waitFor();
  await window.waitForTimeout(500);
  return row.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        (button as HTMLElement).click();
        const look = (): void => {
          const drawn = document.querySelectorAll('ol[aria-label="Passages"] > li [data-mark]').length > 2;
          // Drawn with the frame after the one in which they are there.
          if (drawn) requestAnimationFrame(() => resolve(performance.now() - start));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** A window of its own, with none of the app's restraints: what a browser does with a file. */
function load({ app: electron }: AppUnderTest): Promise<number> {
  return electron.evaluate(async ({ BrowserWindow }, file) => {
    const window = new BrowserWindow({
      width: 1200,
      height: 860,
      webPreferences: { partition: 'bench', sandbox: true },
    });
    try {
      await window.loadFile(file);
      return (await window.webContents.executeJavaScript(
        `new Promise((resolve) => new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true }))`,
      )) as number;
    } finally {
      window.destroy();
    }
  }, page);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
