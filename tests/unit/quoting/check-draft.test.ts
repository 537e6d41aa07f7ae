import { beforeAll, describe, expect, it, test } from 'vitest';
import type { CheckedQuotation, DraftCheck } from '../../../archive/contract/drafts.ts';
import { draftCheckSchema } from '../../../archive/contract/drafts.ts';
import { readDocx } from '../../../archive/drafts/read-docx.ts';
import { draftJobs } from '../../../archive/drafts/read-draft.ts';
import { checkDraft } from '../../../archive/quoting/check-draft.ts';
import { differenceInWords } from '../../../archive/quoting/check-words.shared.ts';
import { importContent, newArchive, type TestArchive } from '../archive-in-folder.ts';
import { deleted, footnote, inserted, madeDocx, paragraph, run } from '../drafts/made-docx.ts';

const council = `Councilman will not resign

Los Angeles, 19 October 2022. Councilman Kevin de León said on Wednesday that he won’t resign from the council amid the furor over a leaked recording.

“I have to do the hard work,” de León said. “I have to regain the trust of my colleagues. It won’t be easy.”

Asked about the president of the council, he answered: “She called me at night — I was asleep — and told me that it was over. I said, ‘Think of the voters,’ and hung up.”

The two members were stripped of their committee assignments earlier this week, and the chorus of colleagues who ask them to step aside has grown since Tuesday.`;
const harbour = `The harbour report

The inspectors found that 14 of the 32 cranes had not been oiled since 2011, and that nobody had kept the books that the law asks for.

“We were told to sign and not to look,” one foreman wrote to the ministry. “Whoever looked was sent to the night shift.”

The ministry answered after eleven months. Its letter has four lines and no signature.`;
const zurich = `Der Bericht aus Zürich

Die Stadträtin sagte: „Wir haben die Pläne nie gesehen, und niemand hat uns gefragt.“ Danach verliess sie den Saal.`;
const tokyo = '市長の会見\n\n市長は「辞任するつもりはない。市民の信頼を取り戻したい」と述べた。';

let archive: TestArchive;
beforeAll(async () => {
  archive = newArchive();
  await importContent(archive, 'council.txt', council);
  await importContent(archive, 'harbour.txt', harbour);
  await importContent(archive, 'zurich.txt', zurich);
  await importContent(archive, 'tokyo.txt', tokyo);
});

async function check(text: string, kind: 'text' | 'markdown' | 'html' = 'text'): Promise<DraftCheck> {
  const found = await checkDraft(archive, await draftJobs.readWrittenDraft(text, kind), 'draft.txt');
  return draftCheckSchema.parse(found);
}
async function only(text: string): Promise<CheckedQuotation> {
  const { quotations } = await check(text);
  expect(quotations).toHaveLength(1);
  return quotations[0] as CheckedQuotation;
}

describe('stands', () => {
  test.each([
    ['verbatim', '“I have to regain the trust of my colleagues.”'],
    ['with straight quotes and apostrophes', '"It won\'t be easy."'],
    ['with other dashes and spaces', '“She called me at night – I was asleep – and told me”'],
    ['with dashes set close', '“She called me at night—I was asleep—and told me that it was over.”'],
    ['with single marks in double ones', '“I said, “Think of the voters,” and hung up.”'],
    ['over the paragraph’s marks', '“It won’t be easy.” ... and so on'],
    ['in German marks', '»Wir haben die Pläne nie gesehen«'],
    ['in Japanese', '市長は「市民の信頼を取り戻したい」と。'],
    ['a few words', 'called it “the hard work” again'],
    ['a block', '> We were told to sign and not to look'],
  ])('%s', async (_name, text) => expect(await only(text)).toMatchObject({ verdict: 'stands', articles: 1 }));

  it('says where, by article, paragraph and address', async () => {
    const { places } = await only('“told to sign and not to look”');
    expect(places).toMatchObject([{ title: 'The harbour report', paragraph: 2, page: null, newest: true }]);
    const [place] = places;
    const { text } = archive.texts.of(
      (await import('../../../archive/articles/article.ts')).existingArticle(
        archive.archive,
        place?.article ?? '',
      ),
    );
    expect([...text].slice(place?.start, place?.end).join('')).toBe('told to sign and not to look');
    expect(place?.address).toBe(`dossier://articles/${place?.article}/text/${place?.start}-${place?.end}`);
  });

  it('records what an ellipsis leaves out', async () =>
    expect(await only('“I have to do the hard work … I have to regain the trust”')).toMatchObject({
      verdict: 'stands',
      leftOut: [',” de León said. “'],
    }));
  test.each(['…', '...', '. . .', '[…]', '[...]', '(...)'])('reads %s as an ellipsis', async (sign) =>
    expect(await only(`“cranes had not been oiled ${sign} nobody had kept the books”`)).toMatchObject({
      verdict: 'stands',
      leftOut: ['since 2011, and that'],
    }),
  );

  it('records what brackets put in, and for what', async () =>
    expect(await only('“[The president] called me at night [at home] — I was asleep”')).toMatchObject({
      verdict: 'stands',
      insertions: [
        { words: 'The president', instead: '' },
        { words: 'at home', instead: '' },
      ],
    }));
  it('lets a bracket change a letter', async () =>
    expect(await only('It is so: “[w]hoever looked was sent”')).toMatchObject({
      verdict: 'stands',
      insertions: [{ words: 'w', instead: '' }],
    }));
  it('calls a comma or full stop at the end the draft’s own', async () =>
    expect(await only('“sent to the night shift,” he wrote')).toMatchObject({
      verdict: 'stands',
      ownEnd: ',',
    }));
  it('lists nested quotations only where the outer one does not stand', async () => {
    expect((await check('“I said, ‘Think of the voters,’ and hung up.”')).quotations).toHaveLength(1);
    expect(
      (await check('“You know, he said ‘Think of the voters’ to everyone at lunch.”')).quotations,
    ).toMatchObject([
      { verdict: 'none', within: null },
      { verdict: 'stands', within: 1 },
    ]);
  });
});

describe('differs', () => {
  test.each([
    ['another word', '“I have to do the dirty work”', 'I have to do the {−dirty−} {+hard+} work'],
    ['a word less', '“We were told to sign and to look”', 'We were told to sign and {+not+} to look'],
    [
      'a word more',
      '“I have to regain the full trust of my colleagues”',
      'I have to regain the {−full−} trust of my colleagues',
    ],
    [
      'another number',
      '“14 of the 23 cranes had not been oiled since 2011”',
      '14 of the {−23−} {+32+} cranes had not been oiled since 2011',
    ],
    ['another case', '“i have to do the hard work”', '{−i−}{+I+} have to do the hard work'],
    ['other punctuation', '“the hard work! I have to regain”', undefined],
    [
      'without its negation',
      '“he will resign from the council amid the furor over a leaked recording”',
      undefined,
    ],
  ])('%s', async (_name, text, difference) => {
    const found = await only(text);
    expect(found).toMatchObject({ verdict: 'differs', places: [], articles: 0 });
    if (difference) expect(differenceInWords(found.difference)).toBe(difference);
  });
  it('never takes a word cut out of a longer one for it', async () =>
    expect(await only('“oiled since 201”')).not.toMatchObject({ verdict: 'stands' }));
  it('does not take parts that stand far from one another, or in other order, for a quotation', async () =>
    expect(await only('“It won’t be easy … I have to do the hard work”')).not.toMatchObject({
      verdict: 'stands',
    }));
  it('does not put two articles together', async () =>
    expect(await only('“I have to do the hard work … sign and not to look”')).not.toMatchObject({
      verdict: 'stands',
    }));
});

test.each([
  '“We shall rebuild every bridge before the winter comes”',
  '“The committee has never met in this room”',
  '“Nobody will remember the cranes”',
])('in no source: %s', async (text) =>
  expect(await only(text)).toMatchObject({ verdict: 'none', articles: 0 }),
);

it('reads Markdown and HTML, with blocks, insertions and deletions', async () => {
  const markdown = await check(
    'He said *“I have to do the **hard** work.”*\n\n> Whoever looked was sent to the night shift.',
    'markdown',
  );
  expect(markdown.quotations).toMatchObject([{ verdict: 'stands' }, { verdict: 'stands', style: 'block' }]);
  const html = await check(
    '<p>He said <q>I have to do the <del>dirty</del><ins>hard</ins> work</q>.<script>“no”</script></p>',
    'html',
  );
  expect(html.quotations).toMatchObject([
    {
      verdict: 'stands',
      changes: [
        { kind: 'deleted', text: 'dirty' },
        { kind: 'inserted', text: 'hard' },
      ],
    },
  ]);
});

/** The done-when of the issue: 20 quotations, 7 altered and 3 invented, of every kind in which they are set. */
it('is right on all 20 quotations of a Word document', async () => {
  const docx = madeDocx({
    body: [
      paragraph('On the council and the harbour', '<w:pStyle w:val="Title"/>'),
      paragraph('“I have to do the hard work,” he said, “I have to regain the trust of my colleagues.”'),
      paragraph('He called it “a leaked recording” and "won\'t resign from the council".'),
      paragraph(
        run('The foreman wrote: “We were told to sign and ') +
          deleted('never') +
          inserted('not') +
          run(' to look”') +
          footnote(2) +
          run('.'),
      ),
      paragraph('Whoever looked was sent to the night shift.', '<w:pStyle w:val="Zit1"/>'),
      paragraph('Its letter has four lines and no signature.', '<w:ind w:left="720" w:right="720"/>'),
      paragraph('In Zürich: „Wir haben die Pläne nie gesehen, und niemand hat uns gefragt.“'),
      paragraph(run('“She called me at night … and told me that it was over.”') + footnote(1)),
      // Altered: a word, a number, a negation, a deletion, an insertion, order, a block.
      paragraph('“I have to do the heavy work,” and “12 of the 32 cranes had not been oiled since 2011”.'),
      paragraph('“that he will resign from the council amid the furor over a leaked recording”'),
      paragraph(
        run('“Whoever looked was sent ') +
          deleted('to the ') +
          run('night shift”, “I have to regain the ') +
          inserted('full ') +
          run('trust of my colleagues”.'),
      ),
      paragraph(
        'She called me in the morning — I was awake — and told me that it was over.',
        '<w:pStyle w:val="Zit1"/>',
      ),
      // Invented.
      paragraph(
        '“The mayor promised a new hospital to the whole district” and ‘we shall meet again in the spring’.',
      ),
    ],
    footnotes: {
      1: 'See “the chorus of colleagues who ask them to step aside”.',
      2: '“The ministry replied after eleven months.”',
    },
    comments: [{ by: 'Jörg Lind', body: 'Did he not say “Nobody ever saw those plans of yours”?' }],
  });
  const { quotations, ...counts } = draftCheckSchema.parse(
    await checkDraft(archive, readDocx(docx), 'draft.docx'),
  );
  const wordsThat = (verdict: string): string[] =>
    quotations.filter((one) => one.verdict === verdict).map(({ words }) => words);
  expect(wordsThat('stands')).toEqual([
    'I have to do the hard work,',
    'I have to regain the trust of my colleagues.',
    'a leaked recording',
    "won't resign from the council",
    'We were told to sign and not to look',
    'Whoever looked was sent to the night shift.',
    'Its letter has four lines and no signature.',
    'Wir haben die Pläne nie gesehen, und niemand hat uns gefragt.',
    'She called me at night … and told me that it was over.',
    'the chorus of colleagues who ask them to step aside',
  ]);
  expect(wordsThat('differs')).toEqual([
    'I have to do the heavy work,',
    '12 of the 32 cranes had not been oiled since 2011',
    'that he will resign from the council amid the furor over a leaked recording',
    'Whoever looked was sent night shift',
    'I have to regain the full trust of my colleagues',
    'She called me in the morning — I was awake — and told me that it was over.',
    'The ministry replied after eleven months.',
  ]);
  expect(wordsThat('none')).toEqual([
    'The mayor promised a new hospital to the whole district',
    'we shall meet again in the spring',
    'Nobody ever saw those plans of yours',
  ]);
  const changed = quotations.filter(({ changes }) => changes.length > 0);
  expect(changed.map(({ verdict, stoodBefore, changes }) => ({ verdict, stoodBefore, changes }))).toEqual([
    {
      verdict: 'stands',
      stoodBefore: false,
      changes: [
        { kind: 'deleted', text: 'never', by: 'Ana Sá' },
        { kind: 'inserted', text: 'not', by: 'Ana Sá' },
      ],
    },
    { verdict: 'differs', stoodBefore: true, changes: [{ kind: 'deleted', text: 'to the ', by: 'Ana Sá' }] },
    { verdict: 'differs', stoodBefore: true, changes: [{ kind: 'inserted', text: 'full ', by: 'Ana Sá' }] },
  ]);
  expect(quotations.map(({ where: { story, number, by } }) => ({ story, number, by })).slice(-3)).toEqual([
    { story: 'footnote', number: 1, by: '' },
    { story: 'footnote', number: 2, by: '' },
    { story: 'comment', number: 1, by: 'Jörg Lind' },
  ]);
  expect(counts).toMatchObject({ stands: 10, differs: 7, none: 3 });
});
