/**
 * The main job, unattended, through the real app: `demo.ts <folder> [file…]`. Makes an archive in the folder,
 * imports the sample's articles or the files given, marks and links by mouse and keyboard, exports a briefing,
 * and takes a picture of every screen.
 */
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { markStyles } from '../../archive/contract/theme.ts';
import { readSampleManifest } from '../../archive/samples/manifest.ts';
import { picture, root, startApp } from '../e2e/app-under-test.ts';
import { dossierJson } from '../e2e/command-line.ts';
import { type Details, Hands } from '../e2e/hands.ts';
import { showSampleRooms } from './sample-rooms.ts';

interface DemoMark {
  readonly file: string;
  readonly words: string;
  readonly color: string;
  readonly note: string;
  readonly people: readonly string[];
  readonly events: readonly { readonly title: string; readonly date: string | undefined }[];
}

/** What is corrected by hand of an article, by the name of its file. */
type Corrections = ReadonlyMap<string, Details>;

interface Plan {
  readonly corrections: Corrections;
  readonly files: readonly string[];
  readonly marks: readonly DemoMark[];
  readonly title: string;
}

/** The quotations of the sample's briefing, in its order. */
function samplePlan(): Plan {
  const samples = join(root, 'samples');
  const { articles, people, events, annotations, briefing } = readSampleManifest(samples);
  const fileOf = (key: string): string => articles.find((article) => article.key === key)?.file ?? '';
  const marks = briefing.blocks.flatMap((block) => {
    const mark = block.kind === 'quotation' && annotations.find(({ key }) => key === block.annotation);
    if (!mark) return [];
    return {
      file: join(samples, fileOf(mark.article)),
      words: mark.quote,
      color: markStyles[mark.color].name,
      note: mark.note ?? '',
      people: mark.people.map(({ person: key }) => people.find((person) => person.key === key)?.name ?? key),
      events: mark.events.map(({ event: key }) => {
        const event = events.find((known) => known.key === key);
        return { title: event?.title ?? key, date: event?.date };
      }),
    };
  });
  const corrections = new Map(
    articles.map(({ file, title, publisher, published, authors }) => [
      basename(file),
      { title, publisher, published, authors: authors?.join(', ') },
    ]),
  );
  return {
    corrections,
    files: articles.map(({ file }) => join(samples, file)),
    marks,
    title: briefing.title,
  };
}

/** Of files that nobody has read: the first sentence of each that can be marked, tied to one event. */
function plainPlan(files: readonly string[], sentences: ReadonlyMap<string, string>): Plan {
  const marks = [...sentences].map(([file, words]) => ({
    file,
    words,
    color: 'Key',
    note: '',
    people: [/\p{Lu}\p{L}+ (?:de )?\p{Lu}\p{L}+/u.exec(words)?.[0] ?? 'Somebody to be named'],
    events: [{ title: 'What these articles speak of', date: undefined }],
  }));
  return { corrections: new Map(), files, marks, title: 'What is known' };
}

const [folder = 'demo', ...given] = process.argv.slice(2);
for (const old of ['archive', 'home', 'sample-home', 'briefing.pdf'])
  rmSync(join(folder, old), { recursive: true, force: true });
const archive = join(folder, 'archive', 'Demo');
const home = join(folder, 'home');
let pictures = 0;

const app = await startApp(home);
const { window } = app;
const hands = new Hands(app);
const shoot = async (name: string): Promise<void> => {
  await window.mouse.move(2, 2);
  // Motion ends, fonts and pages are drawn.
  await window.waitForTimeout(700);
  await picture(window, `${String(++pictures).padStart(2, '0')}-${name}`, folder);
  console.log(`demo: ${name}`);
};

try {
  await shoot('welcome');
  await hands.createArchive(archive);
  const files = given.length > 0 ? given : samplePlan().files;
  await hands.addFiles(files);
  const imported = await importedArticles(files.length);
  const plan = given.length > 0 ? plainPlan(given, await firstSentences(imported)) : samplePlan();
  const titles = new Map(imported.map(({ file, title }) => [basename(file), title]));
  for (const [file, details] of plan.corrections) {
    if (Object.values(details).every((value) => value === undefined)) continue;
    await hands.openArticle(titles.get(file) ?? '');
    await hands.editDetails(details);
    titles.set(file, details.title ?? titles.get(file) ?? '');
  }

  for (const [index, mark] of plan.marks.entries()) {
    const title = titles.get(basename(mark.file)) ?? '';
    await hands.goTo('Library');
    await hands.openArticle(title);
    await hands.selectWords(mark.words);
    if (index === 0) await shoot('selection');
    await hands.mark(mark.color, mark.words);
    // Asked once, after the first mark.
    if (index === 0) await window.getByRole('button', { name: 'No name' }).click();
    if (mark.note) await hands.note(mark.words, mark.note);
    for (const person of mark.people) await hands.linkPerson(mark.words, person);
    for (const event of mark.events) await hands.linkEvent(mark.words, event.title, event.date);
  }
  await shoot('reader');
  const pdf = titles.get(basename(plan.files.find((file) => file.endsWith('.pdf')) ?? ''));
  if (pdf) {
    await hands.goTo('Library');
    await hands.openArticle(pdf);
    await window.waitForTimeout(1500);
    await shoot('reader-pdf');
  }
  for (const room of ['Library', 'People', 'Events'] as const) {
    await hands.goTo(room);
    await shoot(room.toLowerCase());
    if (room === 'Library') continue;
    const name = room === 'People' ? most(plan, ({ people }) => people) : most(plan, eventTitles);
    await window
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`${name} \\d+ passages?`) })
      .click();
    await shoot(room === 'People' ? 'person' : 'event');
  }
  await hands.goTo('Search');
  await window.getByLabel('Search in all articles').fill(searchWord(plan));
  await window.getByRole('list', { name: 'Articles found' }).waitFor();
  await shoot('search');
  await hands.newBriefing(plan.title);
  await window.getByRole('button', { name: 'Add all', exact: true }).click();
  await shoot('briefing');
  await hands.exportPdf(join(folder, 'briefing.pdf'));
  await shoot('exported');
  await window.getByText('Dark', { exact: true }).click({ force: true });
  await hands.goTo('Library');
  await hands.openArticle(titles.values().next().value ?? '');
  await shoot('reader-dark');
  console.log(`demo: the briefing is ${join(folder, 'briefing.pdf')}`);
  if (app.complaints.length > 0) throw new Error(`the window complained: ${app.complaints.join('; ')}`);
} finally {
  await app.close();
}
if (given.length === 0) await showSampleRooms(folder);

interface Imported {
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

/** The articles of the archive with the files that they were made from, once all are there. */
async function importedArticles(count: number): Promise<Imported[]> {
  for (let looks = 0; looks < 240; looks++) {
    const refused = window.getByRole('alert', { name: 'Refused files' });
    const listed = await dossierJson<{ id: string; title: string }[]>(home, ['list', archive]);
    if (listed.length === count || ((await refused.count()) > 0 && listed.length > 0)) {
      return Promise.all(
        listed.map(async ({ id, title }) => {
          const { capture } = await dossierJson<{ capture: { originalName: string } }>(home, [
            'show',
            archive,
            id,
          ]);
          return { id, title, file: capture.originalName };
        }),
      );
    }
    await window.waitForTimeout(500);
  }
  throw new Error('the import did not end');
}

/** A sentence of each article that stands in it once and is short enough to be marked in one screen. */
async function firstSentences(articles: readonly Imported[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { id, file } of articles) {
    const { text } = await dossierJson<{ text: string }>(home, ['show', archive, id]);
    const sentence = text
      .split(/\n+/)
      .flatMap((line) => [...new Intl.Segmenter('und', { granularity: 'sentence' }).segment(line)])
      .map(({ segment }) => segment.trim())
      .find((words) => words.length > 30 && words.length < 240 && text.split(words).length === 2);
    if (sentence) found.set(file, sentence);
  }
  return found;
}

function eventTitles({ events }: DemoMark): string[] {
  return events.map(({ title }) => title);
}

/** The name that most marks are linked to. */
function most({ marks }: Plan, namesOf: (mark: DemoMark) => readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of marks.flatMap(namesOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function searchWord(plan: Plan): string {
  const words = plan.marks.flatMap((mark) => mark.words.split(/[^\p{L}]+/u));
  return words.sort((a, b) => b.length - a.length)[0] ?? 'the';
}
