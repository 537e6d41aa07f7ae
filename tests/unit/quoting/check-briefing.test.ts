import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { addBlocks, addBriefing, briefingView } from '../../../archive/briefings/briefing.ts';
import { briefingCheckSchema } from '../../../archive/contract/drafts.ts';
import { checkBriefing, putRight } from '../../../archive/quoting/check-briefing.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';

const article = `The harbour report

The inspectors found that 14 of the 32 cranes had not been oiled since 2011.

“We were told to sign and not to look,” one foreman wrote.`;

let open: TestArchive;
let id: string;
let mark: string;
beforeEach(async () => {
  open = newArchive();
  const source = await importContent(open, 'harbour.txt', article);
  mark = addAnnotation(open.archive, open.texts, {
    article: existingArticle(open.archive, source).id,
    passage: { quote: '14 of the 32 cranes had not been oiled since 2011' },
    color: 'key',
  });
  id = addBriefing(open.archive, { title: 'The harbour', gather: 'none' });
});
const check = async () => briefingCheckSchema.parse(await checkBriefing(open, id));
const write = (text: string): void => addBlocks(open.archive, { id, blocks: [{ kind: 'text', text }] });
const texts = (): string[] =>
  briefingView(open.archive, open.texts, id).blocks.map((block) => ('text' in block ? block.text : ''));

it('finds nothing in a briefing that quotes nothing', async () => {
  write('Nobody’s words.');
  expect(await check()).toMatchObject({ blocks: [], typed: [], findings: 0 });
});

it('compares a highlight with the copy that was marked', async () => {
  addBlocks(open.archive, { id, blocks: [{ kind: 'quotation', annotation: mark }] });
  expect(await check()).toMatchObject({
    blocks: [{ number: 1, verdict: 'stands', state: 'exact', difference: [] }],
    findings: 0,
  });
});

it('says of a highlight in the trash that it is left out', async () => {
  addBlocks(open.archive, { id, blocks: [{ kind: 'quotation', annotation: mark }] });
  const address = open.archive.replica.addressOf(mark) ?? '';
  open.archive.commit((draft) => draft.set(address, 'trashed', true));
  expect(await check()).toMatchObject({
    blocks: [{ number: 0, verdict: 'unknown', state: null }],
    findings: 0,
  });
});

it('says of a highlight whose stored words are other ones how they differ', async () => {
  addBlocks(open.archive, { id, blocks: [{ kind: 'quotation', annotation: mark }] });
  const address = open.archive.replica.addressOf(mark) ?? '';
  const target = open.archive.replica.value(address, 'target') as { quote: { exact: string } };
  const exact = target.quote.exact.replace('14', '15');
  open.archive.commit((draft) =>
    draft.set(address, 'target', { ...target, quote: { ...target.quote, exact } } as never),
  );
  const { blocks } = await check();
  expect(blocks).toMatchObject([
    {
      verdict: 'differs',
      difference: [
        { kind: 'quoted', text: '15' },
        { kind: 'source', text: '14' },
        { kind: 'same', text: ' of the 32 cranes had not been oiled since 2011' },
      ],
    },
  ]);
});

describe('typed quotations', () => {
  it('are put right, the last as well as the first of a text, with the end that they have', async () => {
    write(
      'A.\n\nHe wrote: “We were told to sign and to look.” And “15 of the 32 cranes had not been oiled”, too.',
    );
    const { typed, findings } = await check();
    expect(findings).toBe(2);
    for (const { block, start, end, quotation } of typed.toReversed())
      putRight(open, {
        id,
        block,
        start,
        end,
        words: quotation.words,
        stored: (quotation.nearest?.words ?? '') + quotation.ownEnd,
      });
    expect(texts()).toEqual([
      'A.\n\nHe wrote: “We were told to sign and not to look.” And “14 of the 32 cranes had not been oiled”, too.',
    ]);
    expect((await check()).findings).toBe(0);
  });

  it('are left as they are where the text has changed meanwhile', async () => {
    write('He wrote: “We were told to sign and to look.”');
    const [first] = (await check()).typed;
    const block = first?.block ?? '';
    const problem = problemOf(() =>
      putRight(open, {
        id,
        block,
        start: 1,
        end: 5,
        words: first?.quotation.words ?? '',
        stored: 'other words',
      }),
    );
    expect(problem.message).toContain('was changed since it was checked');
    expect(texts()).toEqual(['He wrote: “We were told to sign and to look.”']);
  });
});
