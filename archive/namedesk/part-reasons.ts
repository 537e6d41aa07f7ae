/** What relations and events of two records say of their being one, with the passages that they stand on. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { DeskReason, DeskSentence } from '../contract/name-desk.ts';
import type { Relation } from '../contract/record-parts.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { evidenceIds } from '../records/evidence.ts';
import { isShown, joinedWith, nameOfRecord } from '../records/joined.ts';
import { relationsOf } from '../records/parts.ts';
import { tiedTo } from '../records/tie-rows.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { markSentence } from './standing-places.ts';

type Of = DeskSentence['of'];

/** Of each piece of evidence its words; what is not here is left out. */
function sentencesOf(
  archive: Archive,
  texts: CaptureTexts,
  of: Of,
  marks: readonly string[],
): DeskSentence[] {
  return marks.slice(0, 2).flatMap((id) => markSentence(archive, texts, of, id) ?? []);
}

const otherEnd = ({ outgoing, from, to }: Relation) => (outgoing ? to : from);

/** Related to the same in the same way, or to one another. */
export function relationReasons(
  archive: Archive,
  texts: CaptureTexts,
  a: readonly string[],
  b: readonly string[],
): DeskReason[] {
  const [mine, theirs] = [relationsOf(archive, a), relationsOf(archive, b)];
  const lead = nameOfRecord(archive, b[0] ?? '').id;
  const reasons: DeskReason[] = [];
  for (const relation of mine) {
    const marks = relation.evidence.map(({ annotation }) => annotation);
    const other = otherEnd(relation);
    if (other.id === lead)
      reasons.push({
        speaks: 'against',
        words: `They are related: ${relation.from.name}, ${relation.kind} ${relation.to.name}.`,
        sentences: sentencesOf(archive, texts, 'both', marks),
      });
    const same = theirs.find(
      (one) =>
        one.outgoing === relation.outgoing &&
        otherEnd(one).id === other.id &&
        foldedName(one.kind) === foldedName(relation.kind),
    );
    if (same)
      reasons.push({
        speaks: 'for',
        words: relation.outgoing
          ? `Both are ${relation.kind} ${other.name}.`
          : `${other.name} is ${relation.kind} both.`,
        sentences: [
          ...sentencesOf(archive, texts, 'first', marks),
          ...sentencesOf(
            archive,
            texts,
            'second',
            same.evidence.map(({ annotation }) => annotation),
          ),
        ],
      });
  }
  return reasons;
}

interface Part {
  readonly event: string;
  readonly title: string;
  readonly role: string;
  readonly marks: readonly string[];
}

function partsIn(archive: Archive, records: readonly string[]): Part[] {
  const { replica } = archive;
  return tiedTo(archive.index, records)
    .filter(
      (address) =>
        address.includes('/participants/') &&
        replica.value(address, 'trashed') !== true &&
        isShown(replica, homeOf(address)),
    )
    .map((address) => {
      const [event = homeOf(address)] = joinedWith(archive, homeOf(address));
      return {
        event,
        title: nameOfRecord(archive, event).name,
        role: readText(replica, address, 'role'),
        marks: evidenceIds(replica, address),
      };
    });
}

/** In one event: with one role for it, with two against it; and roles of the same name in different ones. */
export function eventReasons(
  archive: Archive,
  texts: CaptureTexts,
  a: readonly string[],
  b: readonly string[],
): DeskReason[] {
  const theirs = partsIn(archive, b);
  return partsIn(archive, a).flatMap((mine): DeskReason[] => {
    const together = theirs.find(({ event }) => event === mine.event);
    const alike =
      together ?? theirs.find(({ role }) => role !== '' && foldedName(role) === foldedName(mine.role));
    if (!alike) return [];
    const sentences = [
      ...sentencesOf(archive, texts, 'first', mine.marks),
      ...sentencesOf(archive, texts, 'second', alike.marks),
    ];
    if (!together)
      return [
        { speaks: 'for', words: `Both were ${mine.role}: “${mine.title}” and “${alike.title}”.`, sentences },
      ];
    const apart =
      mine.role !== '' && together.role !== '' && foldedName(mine.role) !== foldedName(together.role);
    return [
      apart
        ? {
            speaks: 'against',
            words: `In “${mine.title}” one was ${mine.role}, the other ${together.role}.`,
            sentences,
          }
        : { speaks: 'for', words: `Both took part in “${mine.title}”.`, sentences },
    ];
  });
}
