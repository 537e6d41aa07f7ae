/** What the articles in which two records stand say of their being one. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { DeskReason } from '../contract/name-desk.ts';
import { nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { articlesOf, namedInBoth } from './shared-articles.ts';
import { linkedSentences, namedAt, oneOfEach, type Standing, sentenceAt } from './standing-places.ts';

const shown = 2;

export function articleReasons(
  archive: Archive,
  texts: CaptureTexts,
  a: readonly string[],
  b: readonly string[],
): DeskReason[] {
  const [mine, theirs] = [articlesOf(archive.index, a), articlesOf(archive.index, b)];
  const shared = mine.filter((article) => theirs.includes(article));
  const beside = inOneSentence(archive, texts, a, b, shared);
  const reasons: DeskReason[] = beside ? [beside] : [];
  if (shared.length > 0 && !beside)
    reasons.push({
      speaks: 'for',
      words: `Both stand in ${shared.length === 1 ? 'one article' : `${shared.length} articles`}.`,
      sentences: [
        ...sentences(archive, texts, 'first', a, b, shared),
        ...sentences(archive, texts, 'second', b, a, shared),
      ],
    });
  const company = inOneCompany(archive, texts, a, b, mine, theirs);
  return company ? [...reasons, company] : reasons;
}

/** Passages of a record in some articles, or places where it is named. */
function sentences(
  archive: Archive,
  texts: CaptureTexts,
  of: 'first' | 'second',
  records: readonly string[],
  others: readonly string[],
  articles: readonly string[],
) {
  const linked = linkedSentences(archive, texts, of, records, { articles, most: shown });
  if (linked.length > 0) return linked;
  return oneOfEach(namedAt(archive, records, { articles, without: others }), shown).flatMap(
    (place) => sentenceAt(archive, texts, of, place) ?? [],
  );
}

/** Characters between two names of one sentence. */
const farthest = 240;
const endOfSentence = /[.!?…]["”’)\]]*\s|\n\s*\n|\f|[。！？]/u;

/** Nobody is named twice in one sentence under two names, but in an aside: `Ana Lund and Anna Lund`. */
function inOneSentence(
  archive: Archive,
  texts: CaptureTexts,
  a: readonly string[],
  b: readonly string[],
  articles: readonly string[],
): DeskReason | undefined {
  const [mine, theirs] = [
    namedAt(archive, a, { articles, without: b }),
    namedAt(archive, b, { articles, without: a }),
  ];
  for (const one of mine)
    for (const other of theirs) {
      if (one.article !== other.article) continue;
      const [first, last] = one.start < other.start ? [one, other] : [other, one];
      if (first.end > last.start || last.start - first.end > farthest) continue;
      const sentence = sentenceAt(archive, texts, 'both', { ...first, end: last.end });
      const between = sentence?.words ?? '.';
      if (endOfSentence.test(` ${between.slice(first.end - first.start)}`) || !sentence) continue;
      return { speaks: 'against', words: 'Both are named in one sentence.', sentences: [sentence] };
    }
  return undefined;
}

/** Others who are named in articles of both. */
function inOneCompany(
  archive: Archive,
  texts: CaptureTexts,
  a: readonly string[],
  b: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): DeskReason | undefined {
  const [only, others] = [
    mine.filter((article) => !theirs.includes(article)),
    theirs.filter((article) => !mine.includes(article)),
  ];
  const own = [...a, ...b];
  const company = namedInBoth(archive.index, only, others)
    .map(({ id }) => `people/${id}`)
    .filter((home) => !own.includes(home));
  const names = new Map(company.map((home) => [nameOfRecord(archive, home).name, home]));
  const [first, ...rest] = [...names].slice(0, 3);
  if (!first) return undefined;
  const at = (articles: readonly string[]): Standing[] =>
    oneOfEach(namedAt(archive, [first[1]], { articles }), 1);
  return {
    speaks: 'for',
    words: `Other articles of both also name ${[first, ...rest].map(([name]) => name).join(', ')}.`,
    sentences: [
      ...at(only).flatMap((place) => sentenceAt(archive, texts, 'first', place) ?? []),
      ...at(others).flatMap((place) => sentenceAt(archive, texts, 'second', place) ?? []),
    ],
  };
}
