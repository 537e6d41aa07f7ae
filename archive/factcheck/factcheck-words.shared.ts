/** The fact-check in words, the same in the window, on the command line and in its tables. */
import type { FactCheck, SentenceState, SupportingPassage, TakenDraft } from '../contract/factcheck.ts';

export const stateWords: Readonly<Record<SentenceState, string>> = {
  supported: 'supported',
  'needs-none': 'needs no source',
  changed: 'changed since',
  gap: 'no source',
};

/** What of it keeps a passage from being relied on; '' where nothing does. */
export function doubtOf({ presence, state, unconfirmed }: SupportingPassage): string {
  if (presence === 'missing') return 'not in this archive';
  if (presence === 'trash') return 'in the trash';
  if (state === 'lost') return 'not found in the newest copy';
  if (state === 'ambiguous') return 'at several places in the newest copy';
  if (state === 'moved') return 'words differ in the newest copy';
  return unconfirmed ? 'machine-read, not compared with its picture' : '';
}

/** `14 sentences: 9 supported, 2 need no source, 1 changed since, 2 gaps`. */
export function countsInWords({ counts, undecided }: Pick<FactCheck, 'counts' | 'undecided'>): string {
  const { sentences, supported, needsNone, changed, gaps } = counts;
  if (sentences === 0) return 'No sentences of its own yet';
  const parts = [
    `${supported} supported`,
    ...(needsNone > 0 ? [`${needsNone} ${needsNone === 1 ? 'needs' : 'need'} no source`] : []),
    ...(changed > 0 ? [`${changed} changed since`] : []),
    gaps === 0 ? 'no gaps' : `${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`,
    ...(undecided > 0 ? [`${undecided} ${undecided === 1 ? 'text' : 'texts'} not decided`] : []),
  ];
  return `${sentences} ${sentences === 1 ? 'sentence' : 'sentences'}: ${parts.join(', ')}`;
}

/** What there is to look at before the briefing goes out. */
export const openIn = ({
  counts,
  loose,
  undecided,
}: Pick<FactCheck, 'counts' | 'loose' | 'undecided'>): number =>
  counts.gaps + counts.changed + loose.length + undecided;

export function takenInWords({ title, paragraphs, notes, commentsLeftOut }: TakenDraft): string {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  const parts = [
    count(paragraphs, 'paragraph'),
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(commentsLeftOut > 0 ? [`${count(commentsLeftOut, 'comment')} left out`] : []),
  ];
  return `Taken in as the briefing “${title}”: ${parts.join(', ')}.`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Supporting passages that are here and were given no sign yet. */
export const passagesWithoutSign = ({ passages }: Pick<FactCheck, 'passages'>): SupportingPassage[] =>
  Object.values(passages).filter(({ sign, presence }) => sign === '' && presence === 'here');
