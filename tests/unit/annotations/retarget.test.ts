import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation, viewById } from '../../../archive/annotations/annotation.ts';
import { joinedPieces } from '../../../archive/annotations/joined-pieces.shared.ts';
import { retargetAnnotation } from '../../../archive/annotations/retarget.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';

const words = 'The council met 🔥 at noon. The mayor stayed. A vote was called.';
let opened: TestArchive;
let article: string;
beforeEach(async () => {
  opened = newArchive();
  article = await importContent(opened, 'a.txt', words);
});
const place = (quote: string) => {
  const start = [...words.slice(0, words.indexOf(quote))].length;
  return { start, end: start + [...quote].length };
};
const mark = (quote: string, ...further: string[]): string =>
  addAnnotation(opened.archive, opened.texts, {
    article,
    passage: { quote },
    further: further.map((more) => ({ quote: more })),
  });
const target = (id: string) => existingAnnotation(opened.archive, id).target;

describe('a mark', () => {
  test('is where it was put last, also where its place in this text was confirmed before', () => {
    const id = mark('council');
    const { address, target: made } = existingAnnotation(opened.archive, id);
    const confirmed = addAnnotation(opened.archive, opened.texts, { article, passage: { quote: 'mayor' } });
    const { further: _, region: __, ...there } = target(confirmed);
    opened.archive.commit((draft) => draft.set(address, `placed/${made.capture}`, there));
    expect(viewById(opened.archive, opened.texts, id).place).toEqual(place('mayor'));
    retargetAnnotation(opened.archive, opened.texts, id, [place('vote')]);
    expect(viewById(opened.archive, opened.texts, id)).toMatchObject({
      place: place('vote'),
      quote: 'vote',
      state: 'exact',
    });
  });

  test('is put on other words, described anew', () => {
    const id = mark('council');
    retargetAnnotation(opened.archive, opened.texts, id, [place('council met 🔥 at')]);
    expect(viewById(opened.archive, opened.texts, id)).toMatchObject({
      quote: 'council met 🔥 at',
      state: 'exact',
      place: place('council met 🔥 at'),
    });
    expect(target(id).quote).toMatchObject({ prefix: 'The ', suffix: ' noon. The mayor stayed. A vote ' });
  });

  test('is one change, and none where nothing moved', () => {
    const id = mark('council');
    const { latest } = { latest: () => opened.archive.log.about(`articles/${article}`).length };
    const before = latest();
    retargetAnnotation(opened.archive, opened.texts, id, [place('council met')]);
    expect(latest()).toBe(before + 1);
    retargetAnnotation(opened.archive, opened.texts, id, [place('council met')]);
    expect(latest()).toBe(before + 1);
  });

  test('has its pieces in the order of the text, whatever the order they came in', () => {
    const id = mark('mayor', 'vote', 'council');
    expect(viewById(opened.archive, opened.texts, id).quote).toBe('council … mayor … vote');
    expect(target(id).further?.map(({ quote }) => quote.exact)).toEqual(['mayor', 'vote']);
  });

  test('has one piece where two overlap, and is whole again when the others are taken away', () => {
    const id = mark('The mayor', 'mayor stayed', 'vote');
    expect(viewById(opened.archive, opened.texts, id).quote).toBe('The mayor stayed … vote');
    retargetAnnotation(opened.archive, opened.texts, id, [place('vote')]);
    expect(viewById(opened.archive, opened.texts, id).quote).toBe('vote');
    expect(target(id).further).toBeUndefined();
  });

  test.each([
    { start: 3, end: 4 },
    { start: 5, end: 5 },
    { start: 0, end: 10_000 },
  ])('is not put where no words are: %j', (nowhere) => {
    const id = mark('council');
    expect(problemOf(() => retargetAnnotation(opened.archive, opened.texts, id, [nowhere])).code).toBe(
      'invalid-value',
    );
    expect(viewById(opened.archive, opened.texts, id).quote).toBe('council');
  });
});

test('pieces are joined to what they cover, apart and in order', () => {
  const piece = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]) => ({ start, end: start + length }));
  const covered = (pieces: readonly { start: number; end: number }[]): string =>
    Array.from({ length: 90 }, (_, at) =>
      pieces.some((one) => one.start <= at && at < one.end) ? '#' : '.',
    ).join('');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const joined = joinedPieces(pieces);
      expect(covered(joined)).toBe(covered(pieces));
      expect(joined.slice(1).every((one, at) => one.start > (joined[at]?.end ?? 0))).toBe(true);
    }),
  );
});
