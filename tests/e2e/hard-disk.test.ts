/** A disk that refuses, in the window and on the command line: said in a sentence, nothing lost, and it goes on. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AppUnderTest, picture, scratchFolder, startApp } from './app-under-test.ts';
import { dossier, dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

const scratch = scratchFolder();
const folder = realpathSync(scratch.path);
const home = join(folder, 'home');
const archive = join(folder, 'Refused');
const words = 'The clerk kept a second ledger';
const sentence = (number: number): string => `Sentence number ${number} says`;
const refusing = join(folder, 'refusing');
let app: AppUnderTest | undefined;
let hands: Hands;
let article = '';

const errors = [
  ['EBUSY', 'another program holds the file'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the medium is read-only'],
  ['EDQUOT', 'the quota is used up'],
] as const;
type Code = (typeof errors)[number][0];

const refuse = (code: Code): void => writeFileSync(refusing, String(constants.errno[code]));
const yieldAgain = (): void => rmSync(refusing, { force: true });

/** The library that makes real processes be refused, or undefined where there is no compiler. */
function built(): string | undefined {
  const library = join(folder, 'refusing-files.so');
  const source = join(import.meta.dirname, 'refusing-files.c');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (made.error || made.status !== 0) {
    console.log(`skipped: a disk that refuses (no compiler: ${made.error?.message ?? made.stderr})`);
    return undefined;
  }
  return library;
}
const library = process.platform === 'linux' ? built() : undefined;

beforeAll(async () => {
  const path = join(folder, 'ledger.txt');
  const sentences = Array.from({ length: 20 }, (_, index) => `${sentence(index + 1)} its own piece.`);
  writeFileSync(path, `${words}. Nobody asked.\n\n${sentences.join('\n\n')}\n`);
  await dossierJson(home, ['new', archive]);
  const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, path]);
  article = imported[0]?.id ?? '';
  if (library) {
    process.env.LD_PRELOAD = library;
    process.env.DOSSIER_REFUSED = archive;
    process.env.DOSSIER_REFUSING = refusing;
  }
  app = await startApp(home);
  app.window.setDefaultTimeout(10_000);
  hands = new Hands(app);
  await hands.openArchive(archive);
  await hands.openArticle(words.slice(0, 20));
});

afterAll(async () => {
  yieldAgain();
  for (const name of ['LD_PRELOAD', 'DOSSIER_REFUSED', 'DOSSIER_REFUSING']) delete process.env[name];
  await app?.close();
  scratch.remove();
});

afterEach(yieldAgain);

const quotes = async (): Promise<string[]> => {
  const { annotations } = await dossierJson<{ annotations: { quote: string }[] }>(home, [
    'show',
    archive,
    article,
  ]);
  return annotations.map(({ quote }) => quote).sort();
};

/** Marks words in the window, is told why that failed, closes the notice; answers what was said. */
async function refusedMark(quote: string): Promise<string> {
  const { window } = hands;
  await hands.selectWords(quote);
  await window.getByRole('toolbar').getByRole('button', { name: 'Background' }).click();
  const notice = window.getByRole('alert').filter({ hasText: 'The mark was not saved' });
  await notice.waitFor();
  const said = (await notice.textContent()) ?? '';
  await picture(window, `hard-disk-${quote.replace(/\W+/gu, '-').toLowerCase()}`);
  await notice.getByRole('button', { name: 'Close this notice' }).click();
  await notice.waitFor({ state: 'hidden' });
  return said;
}

async function closeNotices(): Promise<void> {
  const close = hands.window.getByRole('button', { name: 'Close this notice' });
  while ((await close.count()) > 0) {
    await close.first().click();
    await hands.window.waitForTimeout(300);
  }
}

describe.skipIf(!library)('a disk that refuses', () => {
  test.each(errors)('%s is said in the window, and the next mark is saved', async (code, cause) => {
    const number = errors.findIndex(([known]) => known === code) * 2 + 1;
    const before = await quotes();
    refuse(code);
    const said = await refusedMark(sentence(number));
    expect(said).toContain('The archive “Refused” can');
    expect(said).toContain(cause);
    expect(said).toContain('everything before it is safe');
    await expect.poll(() => hands.window.locator('[data-annotation]').count()).toBe(before.length);
    yieldAgain();
    await hands.selectWords(sentence(number + 1));
    await hands.mark('Background', sentence(number + 1));
    expect(await quotes()).toEqual([...before, sentence(number + 1)].sort());
  });

  test.each(errors)('%s is said by a command, and the next one is done', async (code, cause) => {
    const before = await quotes();
    const mark = ['annotate', archive, article, '--quote', words, '--note', `after ${code}`];
    const file = join(folder, `import after ${code}.txt`);
    writeFileSync(file, `Words of ${code}. `.repeat(300));
    refuse(code);
    for (const command of [mark, ['import', archive, file]]) {
      const refused = await dossier(home, ...command);
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain("The archive “Refused” can't be written");
      expect(refused.err).toContain(cause);
      // One sentence for a person, and no stack.
      expect(refused.err).not.toMatch(/\n\s+at /u);
    }
    yieldAgain();
    expect(await quotes()).toEqual(before);
    for (const command of [mark, ['import', archive, file]])
      expect(await dossier(home, ...command)).toMatchObject({ code: 0, err: '' });
    expect(await quotes()).toEqual([...before, words].sort());
    const { findings } = await dossierJson<{ findings: unknown[] }>(home, ['verify', archive]);
    expect(findings).toEqual([]);
  });

  test('a checkpoint that is held goes on waiting, and the change is kept', async () => {
    await hands.selectWords(sentence(12));
    await hands.mark('Background', sentence(12));
    // Within the second in which checkpoints follow.
    refuse('EBUSY');
    const notice = hands.window.getByRole('alert').filter({ hasText: 'another program holds the file' });
    await notice.first().waitFor();
    yieldAgain();
    await closeNotices();
    expect(await quotes()).toContain(sentence(12));
    await hands.selectWords(sentence(13));
    await hands.mark('Background', sentence(13));
    const checkpoint = (): string =>
      execFileSync('grep', ['-rl', '--include=*.json', `"exact": "${sentence(12)}`, archive], {
        encoding: 'utf8',
      });
    await expect.poll(checkpoint, { timeout: 5_000 }).toContain('.json');
  });
});

function setWritable(path: string, writable: boolean): void {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    chmodSync(
      join(entry.parentPath, entry.name),
      entry.isDirectory() ? (writable ? 0o755 : 0o555) : writable ? 0o644 : 0o444,
    );
  chmodSync(path, writable ? 0o755 : 0o555);
}

test.skipIf(process.getuid?.() === 0)(
  'a folder made read-only is said, shown and goes on when it is not',
  async () => {
    const before = await quotes();
    // Checkpoints first, or they complain as well.
    await hands.window.waitForTimeout(1_500);
    setWritable(archive, false);
    try {
      const said = await refusedMark(sentence(15));
      expect(said).toContain('you are not allowed to write there');
      const refused = await dossier(home, 'people', 'add', archive, 'Bo');
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain('you are not allowed to write there');
      // What is there can be read all the same.
      expect(await quotes()).toEqual(before);
    } finally {
      setWritable(archive, true);
    }
    await closeNotices();
    await hands.selectWords(sentence(16));
    await hands.mark('Background', sentence(16));
    expect(await quotes()).toEqual([...before, sentence(16)].sort());
  },
);
