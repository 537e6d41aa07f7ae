/** What was shown as saved is there, whatever happens to the processes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppUnderTest, scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson, startCommand } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Survivor');
const words = 'The clerk kept a second ledger in the boiler room';
let app: AppUnderTest | undefined;
let article = '';

interface Shown {
  readonly annotations: { readonly id: string; readonly quote: string; readonly note: string }[];
}

beforeAll(async () => {
  const path = join(scratch.path, 'ledger.txt');
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `Sentence number ${index + 1} says its own piece.`,
  );
  writeFileSync(path, `${words}. Nobody asked.\n\n${sentences.join('\n\n')}\n`);
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, path]);
  article = imported[0]?.id ?? '';
});

afterAll(async () => {
  await app?.close();
  scratch.remove();
});

const shown = (): Promise<Shown> => dossierJson<Shown>(home, ['show', archive, article]);

test('a mark that was shown as saved survives SIGKILL to everything at once', async () => {
  app = await startApp(home);
  const hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.openArticle(words.slice(0, 20));
  await hands.selectWords(words);
  await hands.mark('Contradicts', words);
  await app.kill();

  // The lock went with its process: the command line writes at once.
  expect((await shown()).annotations.map(({ quote }) => quote)).toEqual([words]);
  await dossierJson(home, [
    'annotate',
    archive,
    article,
    '--quote',
    'Nobody asked',
    '--note',
    'After the crash',
  ]);

  app = await startApp(home);
  const again = new Hands(app);
  await app.window.getByRole('button', { name: /Survivor/ }).click();
  await again.openArticle(words.slice(0, 20));
  await again.savedCard(words);
  await again.savedCard('Nobody asked');
});

test('the window and the command line write at once, and both lose nothing', async () => {
  const hands = new Hands(app as AppUnderTest);
  const quotes = Array.from({ length: 12 }, (_, index) => `Sentence number ${index + 11} says`);
  const commands = quotes.map(
    (quote) => startCommand(home, ['annotate', archive, article, '--quote', quote, '--json']).done,
  );
  const byHand = ['Sentence number 1 says', 'Sentence number 2 says', 'Sentence number 3 says'];
  for (const quote of byHand) {
    await hands.selectWords(quote);
    await hands.mark('Background', quote);
  }
  const codes = (await Promise.all(commands)).map(({ code, err }) => ({ code, err }));
  expect(codes).toEqual(quotes.map(() => ({ code: 0, err: '' })));
  const kept = (await shown()).annotations.map(({ quote }) => quote);
  expect(kept).toEqual(expect.arrayContaining([...quotes, ...byHand]));
  expect(kept).toHaveLength(2 + quotes.length + byHand.length);
  // And the window shows what the command line made.
  for (const quote of quotes.slice(0, 2)) await hands.savedCard(quote);
});

test('two commands killed while they import leave an archive that verifies', async () => {
  for (const [round, delay] of [150, 400, 700, 1000].entries()) {
    const path = join(scratch.path, `killed-${round}.txt`);
    writeFileSync(path, `Text of round ${round}. `.repeat(2000));
    const { child, done } = startCommand(home, ['import', archive, path]);
    setTimeout(() => child.kill('SIGKILL'), delay);
    await done;
  }
  const { findings } = await dossierJson<{ findings: { kind: string }[] }>(
    home,
    ['verify', archive],
    0,
  ).catch(async () => dossierJson<{ findings: { kind: string }[] }>(home, ['verify', archive], 3));
  // A copy may be there that was not announced yet: it is reported, and nothing else is wrong.
  expect(findings.filter(({ kind }) => kind !== 'capture-unannounced')).toEqual([]);
  const { annotations } = await shown();
  expect(annotations.length).toBeGreaterThan(16);
});
