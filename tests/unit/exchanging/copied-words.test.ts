import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchedText } from '../../../archive/anchoring/searched-text.ts';
import { CopiedPlaces } from '../../../archive/exchanging/copied-place.ts';
import { noPiece } from '../../../archive/exchanging/outside-mark.ts';

/** The words found, or undefined where no place was settled for. */
function found(text: string, exact: string, context: { prefix?: string; suffix?: string } = {}) {
  const searched = new SearchedText(text, 'sha');
  const at = new CopiedPlaces(searched, []).of(
    { ...noPiece, ...context, exact },
    { page: null, text: '' },
    [],
  );
  return at && { words: text.slice(at.start, at.end), start: at.start };
}

describe('copied words are found', () => {
  test.each([
    ['as they stand', 'The gate failed first.', 'gate failed', 'gate failed'],
    ['with lines broken elsewhere', 'The gate\nfailed first.', 'gate failed', 'gate\nfailed'],
    ['with quotes turned straight', 'He said “it’s done” then.', '"it\'s done"', '“it’s done”'],
    ['with a ligature taken apart', 'The ﬁrst ofﬁce.', 'first office', 'ﬁrst ofﬁce'],
    [
      'with a hyphen of the line taken out',
      'The exam-\nple of the gate',
      'The example of',
      'The exam-\nple of',
    ],
    ['with spaces lost', 'The gate failed first.', 'Thegatefailedfirst', 'The gate failed first'],
    ['behind characters of two units', '😀😀 The gate 😀 failed', 'gate 😀 failed', 'gate 😀 failed'],
    ['in a script without spaces', '他说水库的门先坏了。', '水库的门', '水库的门'],
  ])('%s', (_, text, exact, words) => {
    expect(found(text, exact)?.words).toBe(words);
  });

  test.each([
    ['inside a word', 'in the machines', 'chines'],
    ['that stand twice', 'the gate and the gate', 'the gate'],
    ['with another letter', 'The gates failed', 'The gate failed'],
    ['of a few letters across a blank', 'the rapists', 'therapists'],
    ['whose end of line has a dash, not a hyphen', 'The gate —\nfailed first', 'The gate failed first'],
  ])('not %s', (_, text, exact) => {
    expect(found(text, exact)).toBeUndefined();
  });

  const twice = 'He left the gate open. She left the gate shut.';
  test.each([
    ['the first', 'He left ', ' open.', 8],
    ['the second', 'She left ', ' shut.', 32],
    ['the second, its context broken elsewhere', 'She\n\nleft', 'shut . ', 32],
    ['the second, with a context that ends otherwise', 'and then She left ', ' shut. The', 32],
  ])('%s by what stands around it', (_, prefix, suffix, start) => {
    expect(found(twice, 'the gate', { prefix, suffix })).toEqual({ words: 'the gate', start });
  });

  test('not in another context, should they stand only once', () => {
    expect(found(twice, 'open', { prefix: 'and the shop was ', suffix: ' all day' })).toBeUndefined();
  });

  test('wherever they were taken from, whatever the text', () => {
    const piece = fc.constantFrom(
      'gate',
      'the',
      'a',
      '“so”',
      '😀',
      '水库',
      'e\u0301',
      'ﬁne',
      '-',
      '\n',
      '—',
      '…',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 40 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const [from, to] = [a % pieces.length, b % pieces.length].sort((x, y) => x - y) as [number, number];
        const exact = pieces.slice(from, to + 1).join(' ');
        const prefix = from === 0 ? '' : `${pieces.slice(0, from).join(' ')} `;
        const suffix = to + 1 === pieces.length ? '' : ` ${pieces.slice(to + 1).join(' ')}`;
        // Texts are stored in NFC; what is copied may have its accents apart.
        const at = found(pieces.join(' ').normalize('NFC'), exact, { prefix, suffix });
        if (!/[\p{L}\p{N}]/u.test(exact)) return;
        // With all of the text for a context there is one place only, up to what is not seen.
        expect(at?.words.trim()).toBe(exact.trim().normalize('NFC'));
        expect(Math.abs((at?.start ?? 0) - prefix.normalize('NFC').length)).toBeLessThanOrEqual(exact.length);
      }),
      { numRuns: Number(process.env.DOSSIER_RUNS ?? 60) },
    );
  });
});
