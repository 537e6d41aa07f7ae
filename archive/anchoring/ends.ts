/**
 * Where a match with errors begins and ends: a search by errors alone may begin a letter early, or take unrelated words
 * in for those that are gone.
 */
import { diffArrays } from 'diff';
import { runAt } from './agreement.ts';
import { isInsideWord } from './folded-text.ts';
import { contextLength } from './selectors.ts';
import { areCorrected } from './small-changes.ts';
import type { Sought } from './sought.ts';

/** A stretch of a folded text, and how many characters of it differ. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** How far the ends of a match may be moved to where the context, or a word, begins. */
const reach = 12;
/** Fewer characters of context agree by chance. */
const leastRun = 4;

/** The match with its ends where the context meets them; else without what is not of the quote, and at borders of words. */
export function withEnds(sought: Sought, all: string, match: Match): Match {
  const [before, after] = [
    border(sought, all, match.start, 'before'),
    border(sought, all, match.end, 'after'),
  ];
  if (before.isMet && after.isMet) return { ...match, start: before.at, end: after.at };
  const own = ownWords(sought.words, all, match);
  const start = before.isMet ? before.at : border(sought, all, own.start, 'before').at;
  const end = after.isMet ? after.at : border(sought, all, own.end, 'after').at;
  return start < end ? { start, end, errors: own.errors } : match;
}

interface Border {
  readonly at: number;
  /** Whether the context of the mark stands there. */
  readonly isMet: boolean;
}

function border(sought: Sought, all: string, at: number, side: 'before' | 'after'): Border {
  const cut = side === 'before' ? sought.cutBefore : sought.cutAfter;
  let best: Border = { at, isMet: false };
  let bestRank = Number.NEGATIVE_INFINITY;
  for (let shift = -reach; shift <= reach; shift++) {
    const here = at + shift;
    if (here < 0 || here > all.length || isInsideWord(all, here) !== cut) continue;
    // Words begin and end with what is no blank.
    if (all.charCodeAt(side === 'before' ? here : here - 1) === 32) continue;
    const run = runAt(sought[side], all, here, side, contextLength);
    const rank = (run >= leastRun ? run * 2 : 0) - Math.abs(shift);
    if (rank > bestRank) [best, bestRank] = [{ at: here, isMet: run >= leastRun }, rank];
  }
  return best;
}

interface Word {
  readonly at: number;
  readonly word: string;
}

const wordsIn = (text: string): Word[] =>
  Array.from(text.matchAll(/\S+/gu), ({ index, 0: word }) => ({ at: index, word }));

/** With more changes a match is taken as it is. */
const mostChanges = 300;

/** Without the words at its ends that stand where words of the quote are gone. */
function ownWords(quote: string, all: string, match: Match): Match {
  const found = wordsIn(all.slice(match.start, match.end));
  const words = wordsIn(quote).map(({ word }) => word);
  const changes = diffArrays(
    words,
    found.map(({ word }) => word),
    { maxEditLength: mostChanges },
  );
  if (!changes || changes.every(({ added, removed }) => added || removed)) return match;
  const [front, back] = [strange(changes), strange([...changes].reverse())];
  if (front + back === 0 || front + back >= found.length) return match;
  const [first, last] = [found[front], found[found.length - 1 - back]];
  if (!first || !last) return match;
  return {
    start: match.start + first.at,
    end: match.start + last.at + last.word.length,
    errors: match.errors,
  };
}

interface Change {
  readonly value: readonly string[];
  readonly added: boolean;
  readonly removed: boolean;
}

/** How many words, before the first that both have, stand for others. */
function strange(changes: readonly Change[]): number {
  const till = changes.findIndex(({ added, removed }) => !added && !removed);
  const first = changes.slice(0, till);
  const gone = first.flatMap(({ removed, value }) => (removed ? value : []));
  const added = first.flatMap((change) => (change.added ? change.value : []));
  return added.length === 0 || (gone.length > 0 && areCorrected(gone, added)) ? 0 : added.length;
}
