/** Names that could be made records of: one suggestion for each, under all spellings and in all articles. */
import { type NameSuggestion, type SuggestedType, suggestedTypeSchema } from '../contract/naming.ts';
import type { Archive } from '../storage/archive.ts';
import { nameLikeness } from './compare-names.ts';
import { dismissedNames } from './dismissed-names.ts';
import type { FormTree } from './form-tree.ts';
import { type GuessRow, guessesIn } from './guess-rows.ts';
import { isParticle } from './name-words.ts';

/** Below it nothing is suggested. */
const leastConfidence = 0.5;
/** How like two spellings must be to be those of one. */
const oneSpelling = 0.85;

interface Group {
  /** Rows of each spelling, by its folded words. */
  readonly rows: GuessRow[];
}

/** Suggestions of a type, or of all, the most frequent first; `article`: only of what stands in it. */
export function suggestNames(
  archive: Archive,
  tree: FormTree,
  { type, article }: { readonly type?: SuggestedType | undefined; readonly article?: string | undefined },
): NameSuggestion[] {
  const dismissed = dismissedNames(archive);
  const rows = guessesIn(archive.index, article).filter(
    (row) => !dismissed.has(row.words) && !isKnown(tree, row.words),
  );
  const types = type === undefined ? suggestedTypeSchema.options : [type];
  return types
    .flatMap((one) =>
      grouped(
        rows.filter((row) => row.type === one),
        one,
      ).map((group) => suggestionOf(group, one)),
    )
    .filter(({ confidence }) => confidence >= leastConfidence)
    .sort(
      (a, b) =>
        b.articles.length - a.articles.length ||
        b.mentions - a.mentions ||
        b.confidence - a.confidence ||
        a.name.localeCompare(b.name),
    );
}

/** Whether somebody has this as a name, or as a form of one. */
function isKnown(tree: FormTree, key: string): boolean {
  const words = key.split(' ');
  return tree
    .beginningAt(0, (at) => words[at])
    .some(({ length, owners }) => length === words.length && owners.some(({ kind }) => kind !== 'surname'));
}

/** Spellings of one name together: only those with the same last word can be. */
function grouped(rows: readonly GuessRow[], type: SuggestedType): Group[] {
  const byWords = new Map<string, Group>();
  for (const row of rows) {
    const known = byWords.get(row.words);
    if (known) known.rows.push(row);
    else byWords.set(row.words, { rows: [row] });
  }
  if (type === 'place') return [...byWords.values()];
  const byLast = new Map<string, [string, Group][]>();
  const kind = type === 'person' ? 'person' : 'organisation';
  for (const [words, group] of byWords) {
    const last = words.split(' ').findLast((word) => !isParticle(word)) ?? words;
    const near = byLast.get(last) ?? [];
    const same = near.find(([other]) => nameLikeness(words, other, kind) >= oneSpelling);
    if (same) same[1].rows.push(...group.rows);
    else near.push([words, group]);
    byLast.set(last, near);
  }
  return [...byLast.values()].flatMap((near) => near.map(([, group]) => group));
}

function suggestionOf({ rows }: Group, type: SuggestedType): NameSuggestion {
  const counts = new Map<string, number>();
  for (const { name, count } of rows) counts.set(name, (counts.get(name) ?? 0) + count);
  const spellings = [...counts].sort(
    ([a, m], [b, n]) => n - m || accentsIn(b) - accentsIn(a) || b.length - a.length || (a < b ? -1 : 1),
  );
  // `Kevin de Leon` in one article and `Kevin de León` in another: the one with accents knows more.
  const [most] = spellings;
  const plain = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const fullest = spellings
    .filter(([name]) => plain(name) === plain(most?.[0] ?? ''))
    .sort(([a], [b]) => accentsIn(b) - accentsIn(a))[0];
  const name = fullest?.[0] ?? '';
  return {
    name,
    type,
    confidence: Math.max(...rows.map(({ confidence }) => confidence)),
    articles: [...new Set(rows.map(({ article }) => article))].sort(),
    mentions: rows.reduce((sum, { count }) => sum + count, 0),
    spellings: spellings.map(([spelling]) => spelling).filter((spelling) => spelling !== name),
    places: rows.slice(0, 5).map(({ article, start, end }) => ({ article, start, end })),
  };
}

const accentsIn = (name: string): number => name.normalize('NFD').length - name.normalize('NFC').length;
