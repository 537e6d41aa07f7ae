import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bodyOf, plainParagraph } from '../../../archive/drafts/draft.ts';
import { runningText } from '../../../archive/drafts/running-text.ts';
import { quotedStretches } from '../../../archive/quoting/quoted-stretches.ts';

const stretches = (...paragraphs: (string | { block: string })[]) => {
  const { text, paragraphs: lines } = runningText(
    bodyOf(
      paragraphs.map((one) =>
        typeof one === 'string' ? plainParagraph(one) : plainParagraph(one.block, true),
      ),
    ),
  );
  return quotedStretches(text, lines).map((one) => ({ ...one, words: text.slice(one.start, one.end) }));
};
const quoted = (...paragraphs: (string | { block: string })[]): string[] =>
  stretches(...paragraphs).map(({ words }) => words);

describe('quotation marks', () => {
  test.each([
    ['English', 'He said, “I will not resign,” and left.', ['I will not resign,']],
    ['straight', 'He said "I will not" and "never".', ['I will not', 'never']],
    ['British', 'She called it ‘a bad day’ twice.', ['a bad day']],
    ['straight single', "She called it 'a bad day' twice.", ['a bad day']],
    ['German', 'Er sagte: „Das bleibt so.“ Dann ging er.', ['Das bleibt so.']],
    ['German single', 'Er nannte es ‚klein‘ und ging.', ['klein']],
    ['German guillemets', 'Er sagte: »Das bleibt so.« Dann ging er.', ['Das bleibt so.']],
    ['French', 'Il a dit : « Je reste. » Puis rien.', ['Je reste.']],
    ['Swiss', 'Sie sagte: «Ich bleibe.»', ['Ich bleibe.']],
    ['angles', 'Il a dit ‹ oui › hier.', ['oui']],
    ['Polish', 'Powiedział: „Zostaję”.', ['Zostaję']],
    ['Swedish', 'Hon sade: ”Jag stannar.” Sedan.', ['Jag stannar.']],
    ['Finnish', 'Hän sanoi »Jään tänne» eilen.', ['Jään tänne']],
    ['Japanese', '彼は「辞めない」と言った。', ['辞めない']],
    ['Japanese nested', '彼は「『辞めない』と聞いた」と言った。', ['『辞めない』と聞いた', '辞めない']],
    ['Hebrew straight', 'הוא אמר "לא אתפטר" היום', ['לא אתפטר']],
    ['nested', '“He told me ‘no’ again,” she said.', ['He told me ‘no’ again,', 'no']],
    ['nested straight', `"He told me 'no' again," she said.`, [`He told me 'no' again,`, 'no']],
    ['brackets', 'It was (“not me”) and —“nor you”— then.', ['not me', 'nor you']],
  ])('%s', (_name, text, words) => expect(quoted(text)).toEqual(words));

  test.each([
    ['apostrophes', 'It’s the councillors’ own; don’t ask Kevin’s friends, ’tis the ’90s.'],
    ['straight apostrophes', "It's the councillors' own; don't ask 'em, the '90s rock 'n' roll."],
    ['feet and inches', `He is 6'2" tall and the pipe 3" wide.`],
    ['O’Brien', 'O’Brien and D‘Angelo met.'],
    ['no words', '“…” and "" and “ ”.'],
  ])('finds nothing in %s', (_name, text) => expect(quoted(text)).toEqual([]));

  it('tells a plural’s apostrophe from a closing mark', () => {
    expect(quoted('He wrote of ‘the voters’ choice’ in May.')).toEqual(['the voters’ choice']);
    expect(quoted('“The voters’ choice,” he said, is ‘mine’.')).toEqual(['The voters’ choice,', 'mine']);
  });

  it('keeps contractions within single marks', () =>
    expect(quoted('‘I don’t know,’ he said, ‘and won’t.’')).toEqual(['I don’t know,', 'and won’t.']));
});

describe('over paragraphs', () => {
  it('goes on where each paragraph begins with the mark again', () =>
    expect(quoted('He said: “One.', '“Two.', '“Three.” And left.')).toEqual(['One.\n“Two.\n“Three.']));
  it('goes on to a closing mark further below', () =>
    expect(quoted('Il dit : « Un.', 'Deux. » Puis rien.')).toEqual(['Un.\nDeux.']));
  it('ends with its paragraph where no mark closes it, and says so', () => {
    const [first, second] = stretches('He said: “One and no end.', 'She said “two”.');
    expect(first).toMatchObject({ words: 'One and no end.', unclosed: true });
    expect(second).toMatchObject({ words: 'two', unclosed: false });
  });
  it('does not take a forgotten straight mark into the next paragraph', () =>
    expect(quoted('He said "one.', 'And "two" then.')).toEqual(['one.', 'two']));
});

describe('blocks', () => {
  it('are quotations of all their paragraphs, or each of its own', () =>
    expect(quoted('As he put it:', { block: 'First.' }, { block: 'Second.' }, 'And so on.')).toEqual([
      'First.\nSecond.',
      'First.',
      'Second.',
    ]));
  it('leave out who is named below', () =>
    expect(quoted({ block: 'First words.' }, { block: '— Ana Sá, Lisbon' })).toEqual(['First words.']));
  it('in marks are one quotation, not two', () =>
    expect(quoted({ block: '“First words.”' })).toEqual(['First words.']));
});

it('survives any run of marks, and answers stretches of the text', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'“”‘’„«»‹›「」"\' aZé9.,\t—') }), { maxLength: 5 }),
      (lines) => {
        const { text, paragraphs } = runningText(bodyOf(lines.map((line) => plainParagraph(line))));
        for (const { start, end } of quotedStretches(text, paragraphs)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
        }
      },
    ),
    { numRuns: 500 },
  ));
