/** Two records side by side, with all that speaks for their being one and against it. */
import { linkCountOf } from '../annotations/mark-rows.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Comparison, DeskSentence, DeskSide, NameDeskInput } from '../contract/name-desk.ts';
import { ProblemError } from '../contract/problem.ts';
import { nameLikeness } from '../names/compare-names.ts';
import { existingPerson, personFields } from '../people/person.ts';
import { toldApart } from '../records/identity.ts';
import type { Archive } from '../storage/archive.ts';
import { articleReasons } from './article-reasons.ts';
import { likelyPairs } from './likely-pairs.ts';
import { identifierReasons, nameReasons, tagReasons } from './name-reasons.ts';
import { eventReasons, relationReasons } from './part-reasons.ts';
import { namesOf } from './proposals.ts';
import { putOff } from './put-off.ts';
import { linkedSentences, namedAt, oneOfEach, sentenceAt } from './standing-places.ts';

/** Of each side. */
const mostSentences = 4;

export function compareRecords(
  archive: Archive,
  texts: CaptureTexts,
  { id, other }: NameDeskInput<'desk.compare'>,
): Comparison {
  const [first, second] = [existingPerson(archive, id), existingPerson(archive, other)];
  if (first.home === second.home)
    throw new ProblemError(
      'invalid-value',
      `“${first.name}” (${id}) and ${other} are one already. Name two that are not joined; nothing was changed.`,
    );
  const a = sideOf(archive, texts, 'first', first.records, second.records);
  const b = sideOf(archive, texts, 'second', second.records, first.records);
  const likely = likelyAmong(archive, first.records, second.records);
  const reasons = [
    ...nameReasons(a, b, likely?.names ?? null, likely?.isPart ?? false),
    ...identifierReasons(a, b),
    ...relationReasons(archive, texts, first.records, second.records),
    ...eventReasons(archive, texts, first.records, second.records),
    ...articleReasons(archive, texts, first.records, second.records),
    ...tagReasons(a, b),
  ];
  return {
    pair: [a, b],
    likeness:
      likely?.likeness ?? nameLikeness(a.name, b.name, a.type === 'person' ? 'person' : 'organisation'),
    later: putOff(archive)(first.home, second.home),
    apart: toldApart(archive.index, first.records, second.records).map((pair) => namesOf(archive, pair)),
    reasons: [
      ...reasons.filter(({ speaks }) => speaks === 'for'),
      ...reasons.filter(({ speaks }) => speaks === 'against'),
    ],
  };
}

function likelyAmong(archive: Archive, a: readonly string[], b: readonly string[]) {
  const pairs = likelyPairs(archive, 50);
  return a
    .flatMap((home) => b.map((other) => pairs.of(home, other)))
    .filter((pair) => pair !== undefined)
    .sort((x, y) => y.likeness - x.likeness)[0];
}

function sideOf(
  archive: Archive,
  texts: CaptureTexts,
  of: 'first' | 'second',
  records: readonly string[],
  others: readonly string[],
): DeskSide {
  const linked = linkedSentences(archive, texts, of, records, { most: mostSentences });
  return {
    ...personFields(archive, records, linkCountOf(archive.index, records)),
    sentences: [
      ...linked,
      ...namedSentences(archive, texts, of, records, others, mostSentences - linked.length),
    ],
  };
}

/** Places where it alone is named; where there are none, those at which either may be meant. */
function namedSentences(
  archive: Archive,
  texts: CaptureTexts,
  of: 'first' | 'second',
  records: readonly string[],
  others: readonly string[],
  most: number,
): DeskSentence[] {
  const alone = namedAt(archive, records, { without: others });
  const places = alone.length > 0 ? alone : namedAt(archive, records);
  return oneOfEach(places, most).flatMap(
    (place) => sentenceAt(archive, texts, alone.length > 0 ? of : 'both', place) ?? [],
  );
}
