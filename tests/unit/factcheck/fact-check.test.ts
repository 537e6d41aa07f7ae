import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  removeBlock,
} from '../../../archive/briefings/briefing.ts';
import type { CheckedSentence, FactCheck } from '../../../archive/contract/factcheck.ts';
import { briefingFactCheck } from '../../../archive/factcheck/briefing-check.ts';
import { linkPassages, sayNeedsNone, settleClaim, unlinkPassage } from '../../../archive/factcheck/say.ts';
import { suggestPassages } from '../../../archive/factcheck/suggest.ts';
import { undoChanges } from '../../../archive/history/undo.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';

let opened: TestArchive;
let id: string;
let article: string;
let marks: string[];

const source = 'The council met on Sunday. Nury Martinez resigned on Monday. Kevin de León stayed in office.';

beforeEach(async () => {
  opened = newArchive({ now: () => Date.UTC(2026, 10, 23) });
  article = await importContent(opened, 'gate.txt', source);
  marks = ['met on Sunday', 'Nury Martinez resigned on Monday', 'stayed in office'].map((quote) =>
    addAnnotation(opened.archive, opened.texts, { article, passage: { quote } }),
  );
  id = addBriefing(opened.archive, { title: 'The gate' });
});

const put = (...texts: string[]): void =>
  addBlocks(opened.archive, { id, blocks: texts.map((text) => ({ kind: 'text', text })) });
const check = (from = opened): FactCheck => briefingFactCheck(from, id);
const sentence = (number: number): CheckedSentence => {
  const found = check().sentences[number - 1];
  if (!found) throw new Error(`no sentence ${number}`);
  return found;
};
const refOf = ({ block, quote }: CheckedSentence) => ({ block, quote });
const link = (number: number, ...which: number[]): void =>
  linkPassages(opened, {
    id,
    sentence: refOf(sentence(number)),
    annotations: which.map((at) => marks[at] ?? ''),
  });
const states = (): string[] => check().sentences.map(({ state }) => state);
const words = (): string[] => check().sentences.map(({ quote }) => quote.exact);
const rewrite = (at: number, text: string): void =>
  editBlock(opened.archive, {
    id,
    block: briefingView(opened.archive, opened.texts, id).blocks[at]?.id ?? '',
    text,
  });

describe('sentences that count', () => {
  test('are those of texts in any layout, without their Markdown', () => {
    put(
      '**He** left [early](https://a.example). She _stayed_.\n\n- One point\n- Another one\n\n> As it was said.\n\n```\ncode.\n```',
    );
    expect(words()).toEqual(['He left early.', 'She stayed.', 'One point', 'Another one', 'As it was said.']);
    expect(check().sentences.map(({ first }) => first)).toEqual([true, false, true, true, true]);
  });

  test('are headings and captions that say something, and never quotations', () => {
    addBlocks(opened.archive, {
      id,
      blocks: [
        { kind: 'heading', text: 'Background' },
        { kind: 'heading', text: 'He will not resign.' },
        { kind: 'timeline', filter: {}, text: 'The week in dates' },
        { kind: 'timeline', filter: {}, text: 'It took a week.' },
        { kind: 'quotation', annotation: marks[0] ?? '' },
      ],
    });
    expect(check().sentences.map(({ kind, quote }) => [kind, quote.exact])).toEqual([
      ['heading', 'He will not resign.'],
      ['caption', 'It took a week.'],
    ]);
  });

  test('are none in a briefing without words of its own', () => {
    expect(check()).toMatchObject({ sentences: [], loose: [], counts: { sentences: 0, gaps: 0 } });
  });
});

describe('support', () => {
  beforeEach(() => put('The council met. Martinez resigned. De León stayed.'));

  test('is what the author links, and nothing else', () => {
    addBlocks(opened.archive, { id, blocks: [{ kind: 'quotation', annotation: marks[0] ?? '' }] });
    expect(states()).toEqual(['gap', 'gap', 'gap']);
    link(2, 1);
    expect(states()).toEqual(['gap', 'supported', 'gap']);
    expect(check().passages[marks[1] ?? '']).toMatchObject({
      presence: 'here',
      quote: 'Nury Martinez resigned on Monday',
      article,
    });
  });

  test('is taken off again', () => {
    link(2, 0, 1);
    unlinkPassage(opened, { id, sentence: refOf(sentence(2)), annotation: marks[0] ?? '' });
    expect(sentence(2).evidence).toEqual([marks[1]]);
    unlinkPassage(opened, { id, sentence: refOf(sentence(2)), annotation: marks[1] ?? '' });
    expect(states()).toEqual(['gap', 'gap', 'gap']);
  });

  test('is not needed where the author says so, until a passage is linked', () => {
    sayNeedsNone(opened, { id, sentence: refOf(sentence(1)), needsNone: true });
    expect(states()).toEqual(['needs-none', 'gap', 'gap']);
    expect(check().counts).toEqual({ sentences: 3, supported: 0, needsNone: 1, changed: 0, gaps: 2 });
    link(1, 0);
    expect(states()[0]).toBe('supported');
    expect(
      problemOf(() => sayNeedsNone(opened, { id, sentence: refOf(sentence(1)), needsNone: true })).code,
    ).toBe('invalid-value');
    unlinkPassage(opened, { id, sentence: refOf(sentence(1)), annotation: marks[0] ?? '' });
    expect(states()[0]).toBe('gap');
  });

  test('that is in the trash supports nothing, and comes back with its mark', () => {
    link(2, 1);
    const mark = `articles/${article}/annotations/${marks[1]}`;
    opened.archive.commit((draft) => draft.set(mark, 'trashed', true));
    expect(states()).toEqual(['gap', 'gap', 'gap']);
    expect(check().passages[marks[1] ?? '']?.presence).toBe('trash');
    opened.archive.commit((draft) => draft.set(mark, 'trashed', false));
    expect(states()[1]).toBe('supported');
  });

  test('must be a mark of this archive, and the sentence as it is now', () => {
    expect(
      problemOf(() =>
        linkPassages(opened, { id, sentence: refOf(sentence(1)), annotations: ['aaaaaaaaaaaa'] }),
      ).code,
    ).toBe('not-found');
    const shown = refOf(sentence(1));
    rewrite(0, 'The council did not meet. Martinez resigned.');
    expect(
      problemOf(() => linkPassages(opened, { id, sentence: shown, annotations: [marks[0] ?? ''] })).code,
    ).toBe('invalid-value');
    expect(states()).toEqual(['gap', 'gap']);
  });

  test('is undone in one step', () => {
    link(2, 0, 1);
    const [change] = opened.archive.log.newest({ device: opened.archive.device, limit: 1 });
    undoChanges(opened.archive, [change?.stamp ?? '']);
    expect(states()).toEqual(['gap', 'gap', 'gap']);
  });
});

describe('when texts are changed', () => {
  beforeEach(() => {
    put('The council met. Martinez resigned. De León stayed.');
    link(2, 1);
  });

  test('other sentences may be, and the look of this one, too', () => {
    rewrite(0, 'The whole council met on Sunday. **Martinez** resigned. Nobody else did. De León stayed.');
    expect(states()).toEqual(['gap', 'supported', 'gap', 'gap']);
  });

  test('a sentence that moves into another text keeps its support, even when the first one goes', () => {
    put('Later: nothing. Martinez resigned.');
    rewrite(0, 'The council met.');
    removeBlock(opened.archive, {
      id,
      block: briefingView(opened.archive, opened.texts, id).blocks[0]?.id ?? '',
      removed: true,
    });
    expect(words()).toEqual(['Later: nothing.', 'Martinez resigned.']);
    expect(states()).toEqual(['gap', 'supported']);
  });

  test('a sentence in other words is asked about, and is a claim of its own until then', () => {
    rewrite(0, 'The council met. Martinez resigned in anger. De León stayed.');
    expect(states()).toEqual(['gap', 'changed', 'gap']);
    const [changed] = sentence(2).changed;
    expect(changed).toMatchObject({ was: 'Martinez resigned.', evidence: [marks[1]] });
    expect(
      changed?.difference.filter(({ kind }) => kind === 'source').map(({ text }) => text.trim()),
    ).toEqual(['in anger']);
    settleClaim(opened, { id, claim: changed?.claim ?? '', sentence: refOf(sentence(2)) });
    expect(states()).toEqual(['gap', 'supported', 'gap']);
    expect(sentence(2).changed).toEqual([]);
  });

  test('what stood before can be let go', () => {
    rewrite(0, 'The council met. Martinez resigned in anger. De León stayed.');
    settleClaim(opened, { id, claim: sentence(2).changed[0]?.claim ?? '', sentence: null });
    expect(states()).toEqual(['gap', 'gap', 'gap']);
    expect(check().loose).toEqual([]);
  });

  test('one that is gone is listed with its passages, and stands again when its words come back', () => {
    rewrite(0, 'The council met. De León stayed.');
    expect(check().loose).toMatchObject([{ was: 'Martinez resigned.', evidence: [marks[1]], among: [] }]);
    rewrite(0, 'The council met. De León stayed. Martinez resigned.');
    expect(states()).toEqual(['gap', 'gap', 'supported']);
    expect(check().loose).toEqual([]);
  });

  test('of two that come to be alike the one between the same sentences keeps it', () => {
    rewrite(0, 'Martinez resigned. So they say. The council met. Martinez resigned. De León stayed.');
    expect(states()).toEqual(['gap', 'gap', 'gap', 'supported', 'gap']);
  });

  test('of several alike in other places none is chosen', () => {
    put('Martinez resigned. It was late.', 'Martinez resigned. It was early.');
    rewrite(0, 'The council met.');
    expect(states()).toEqual(['gap', 'gap', 'gap', 'gap', 'gap']);
    expect(check().loose).toMatchObject([{ was: 'Martinez resigned.', among: [2, 4] }]);
  });
});

describe('suggestions', () => {
  test('are passages that share words with the sentence, the likeliest first, and say which', () => {
    put('Martinez resigned on a Monday.');
    const found = suggestPassages(opened, { id, sentence: refOf(sentence(1)) });
    expect(found[0]?.passage.annotation.id).toBe(marks[1]);
    expect(found[0]?.shared.toSorted()).toEqual(['Martinez', 'Monday', 'resigned']);
    expect(states()).toEqual(['gap']);
  });

  test('are those with all the words that are looked for', () => {
    put('Anything.');
    const found = suggestPassages(opened, { id, sentence: refOf(sentence(1)), words: 'office' });
    expect(found.map(({ passage }) => passage.annotation.id)).toEqual([marks[2]]);
    editArticle(opened.archive, { id: article, title: 'Who met, who left office' });
    const titled = suggestPassages(opened, { id, sentence: refOf(sentence(1)), words: 'office' });
    expect(titled.map(({ passage }) => passage.annotation.id)).toEqual([marks[2], marks[0], marks[1]]);
  });
});
