/** The app and the command line write to one archive for a minute, while commands are killed at random moments. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../archive/contract/bridge.ts';
import { type AppUnderTest, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson, startCommand } from './command-line.ts';
import { Hands } from './hands.ts';

const minute = 60_000;
const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'One minute');
const title = 'The minutes of the minute';
const quoteOf = (number: number): string => `Sentence number ${number} says`;
/** The window marks the first of them in order, so that none is far to scroll; the command line the others. */
const byHand = 400;
let app: AppUnderTest | undefined;
let article = '';

beforeAll(async () => {
  const path = join(scratch.path, 'minutes.txt');
  const sentences = Array.from({ length: 1_500 }, (_, index) => `${quoteOf(index + 1)} its own piece.`);
  writeFileSync(path, `${title}\n\n${sentences.join('\n\n')}\n`);
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, path]);
  article = imported[0]?.id ?? '';
  app = await startApp(home);
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

interface Acknowledged {
  readonly quotes: string[];
  readonly articles: string[];
  killed: number;
}

/** Command after command until the time is up; half of them do not live that long. */
async function commands(until: number, lane: number, said: Acknowledged): Promise<void> {
  for (let round = 0; Date.now() < until; round++) {
    const quote = quoteOf(byHand + 1 + 2 * round + lane);
    const file = join(scratch.path, `round ${round} of ${lane}.txt`);
    writeFileSync(file, `Round ${round} of ${lane}. `.repeat(500));
    const isImport = round % 5 === 4;
    const { child, done } = startCommand(home, [
      ...(isImport ? ['import', archive, file] : ['annotate', archive, article, '--quote', quote]),
      '--json',
    ]);
    const doomed = Math.random() < 0.5;
    const killing = doomed ? setTimeout(() => child.kill('SIGKILL'), 100 + Math.random() * 900) : undefined;
    const { code, out, err } = await done;
    clearTimeout(killing);
    if (code === null) said.killed++;
    // Nobody who was let live is refused: they wait for each other.
    else expect({ code, err }).toEqual({ code: 0, err: '' });
    if (code !== 0) continue;
    if (isImport)
      said.articles.push((JSON.parse(out) as { imported: { id: string }[] }).imported[0]?.id ?? '');
    else said.quotes.push(quote);
  }
}

async function byWindow(until: number, said: Acknowledged): Promise<void> {
  const hands = new Hands(app as AppUnderTest);
  for (let number = 1; Date.now() < until && number <= byHand; number++) {
    await hands.selectWords(quoteOf(number));
    await hands.mark('Background', quoteOf(number));
    said.quotes.push(quoteOf(number));
  }
}

test('both keep all that they said was saved', { timeout: 4 * minute }, async () => {
  const hands = new Hands(app as AppUnderTest);
  await hands.openArchive(archive);
  await hands.openArticle(title);
  const until = Date.now() + minute;
  const window: Acknowledged = { quotes: [], articles: [], killed: 0 };
  const line: Acknowledged = { quotes: [], articles: [], killed: 0 };
  await Promise.all([byWindow(until, window), commands(until, 0, line), commands(until, 1, line)]);
  expect(window.quotes.length).toBeGreaterThan(5);
  expect(line.quotes.length).toBeGreaterThan(5);
  expect(line.killed).toBeGreaterThan(5);

  const shown = await dossierJson<{ annotations: { quote: string; state: string }[] }>(home, [
    'show',
    archive,
    article,
  ]);
  const kept = shown.annotations.map(({ quote }) => quote);
  expect(shown.annotations.every(({ state }) => state === 'exact')).toBe(true);
  expect(kept).toEqual(expect.arrayContaining([...window.quotes, ...line.quotes]));
  expect(new Set(kept).size).toBe(kept.length);
  const list = await dossierJson<{ id: string }[]>(home, ['list', archive]);
  expect(list.map(({ id }) => id)).toEqual(expect.arrayContaining([article, ...line.articles]));
  // No file is unreadable. A copy may be there that was not announced before the kill, or a line not finished.
  const verified = await dossier(home, 'verify', archive, '--json');
  const { findings } = JSON.parse(verified.out) as { findings: { kind: string; message: string }[] };
  const wrong = findings.filter(
    ({ kind, message }) => kind !== 'capture-unannounced' && !message.includes('is not a change'),
  );
  expect(wrong).toEqual([]);
  // The window's own service, which had the archive open all the time, says the same.
  const inWindow = (): Promise<string[]> =>
    hands.window.evaluate(async (id) => {
      const { dossier } = globalThis as unknown as { dossier: Bridge };
      const outcome = await dossier.requests['articles.get']({ id });
      return outcome.ok ? outcome.value.annotations.map(({ quote }) => quote) : [];
    }, article);
  await expect.poll(inWindow, { timeout: 10_000 }).toEqual(expect.arrayContaining(kept));
});
