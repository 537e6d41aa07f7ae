import { beforeAll, expect, test } from 'vitest';
import type { DraftKind } from '../../../archive/contract/drafts.ts';
import { readDocx } from '../../../archive/drafts/read-docx.ts';
import { draftJobs } from '../../../archive/drafts/read-draft.ts';
import { checkDraft } from '../../../archive/quoting/check-draft.ts';
import { checkStopped } from '../../../archive/quoting/check-quotations.ts';
import { importContent, newArchive, problemFrom, type TestArchive } from '../archive-in-folder.ts';
import { inserted, madeDocx, paragraph, run } from '../drafts/made-docx.ts';

const sentence = (number: number): string =>
  `In the year ${number} the keeper wrote down that the lamp had burned for ${number * 7} hours without oil.`;
const book = Array.from({ length: 2_000 }, (_, number) => sentence(number)).join('\n\n');

let archive: TestArchive;
beforeAll(async () => {
  archive = newArchive();
  await importContent(archive, 'book.txt', book);
});
const check = async (text: string, kind: Exclude<DraftKind, 'docx'> = 'text') =>
  checkDraft(archive, await draftJobs.readWrittenDraft(text, kind), 'draft.txt');

/** Seconds, on a slow machine, in which it must be done. */
const patience = 15_000;

test.each([
  ['opening marks without end', '“'.repeat(300_000)],
  ['closing marks', '”»’'.repeat(100_000)],
  ['straight marks', `"'`.repeat(100_000)],
  ['one paragraph without end', `“${'a '.repeat(300_000)}`],
  ['many paragraphs that are not closed', '“ab\n\n'.repeat(10_000)],
  ['ellipses', `“a${' … a'.repeat(2_000)}”`],
  ['brackets', `“${'[a] the '.repeat(2_000)}”`],
])('is not kept busy by %s', async (_name, text) => void (await check(text)), patience);

test(
  '40 pages that are quoted, verbatim and with a word changed, and 40 that nobody said',
  async () => {
    const pages = book.slice(0, 90_000).replace(/\s\S*$/u, '');
    const invented = pages
      .replace(/[aeiou]/gu, 'y')
      .split(' ')
      .reverse()
      .join(' ');
    const verdicts = async (text: string) => (await check(text)).quotations.map(({ verdict }) => verdict);
    expect(await verdicts(`“${pages.replaceAll('\n\n', ' ')}”`)).toEqual(['stands']);
    expect(await verdicts(`“${pages.replaceAll('\n\n', ' ').replace('hours', 'days')}”`)).toEqual([
      'differs',
    ]);
    expect(await verdicts(`“${invented.replaceAll('\n\n', ' ')}”`)).toEqual(['none']);
  },
  patience,
);

test('more quotations than any book has are refused, and said to be', async () => {
  const { code, message } = await problemFrom(() => check('“one” '.repeat(20_001)));
  expect(code).toBe('refused');
  expect(message).toContain('more quotations than are checked at once');
});

test(
  'thousands of tracked changes, notes and quotations in a Word document',
  async () => {
    const body = Array.from({ length: 3_000 }, (_, number) =>
      paragraph(
        run('“') +
          inserted(
            sentence(number % 2_000)
              .split(' ')
              .slice(0, 9)
              .join(' '),
          ) +
          run('”'),
      ),
    );
    const { quotations, stands } = await checkDraft(archive, readDocx(madeDocx({ body })), '');
    expect(quotations).toHaveLength(3_000);
    expect(stands).toBeGreaterThan(2_500);
    expect(quotations[2_999]?.changes).toHaveLength(1);
  },
  patience,
);

test('is stopped when the person stops it', async () => {
  const stopping = new AbortController();
  const draft = await draftJobs.readWrittenDraft('“nobody said anything of the kind”, “nor that”', 'text');
  stopping.abort(checkStopped());
  const { code } = await problemFrom(() => checkDraft(archive, draft, '', { signal: stopping.signal }));
  expect(code).toBe('cancelled');
});
