/** Quotations under those who spoke, gathered by statement. */

import { oneLine } from '../anchoring/context.ts';
import { type AnnotationRecord, readAnnotation } from '../annotations/annotation.ts';
import { quoteOf } from '../annotations/quote.ts';
import { readSpeech } from '../annotations/speech.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { Quotation, SpeakerRef, Statement, StatementPart } from '../contract/statements.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { keyOfRef, type SpeakerKey, speakerKeys, speakerOfKey } from './speakers.ts';
import { spokenMarks, statementsByMark } from './speech-rows.ts';

/** A quotation, and who speaks in it. */
export interface Spoken {
  readonly key: SpeakerKey;
  readonly quotation: Quotation;
}

export function quotationOf(
  archive: Archive,
  record: AnnotationRecord,
  also: readonly string[] = [],
): Quotation {
  const article = readArticle(archive.replica, articleHome(record.article));
  const isPdf = article.capture?.announced.kind === 'pdf';
  return {
    annotation: record.id,
    quote: quoteOf(record.target),
    article: {
      id: article.id,
      title: article.title,
      publisher: article.publisher,
      published: article.published,
      language: article.language,
    },
    page: isPdf ? (record.target.pages[0]?.page ?? record.target.region?.page ?? null) : null,
    speech: readSpeech(archive, record.address),
    also: [...also],
  };
}

/** A statement whose quotations are all gone but one is that one quotation. */
export function listStatements(archive: Archive, speaker?: SpeakerRef): Statement[] {
  const keyOf = speakerKeys(archive);
  const wanted = speaker && keyOf(keyOfRef(speaker));
  const statements = statementsByMark(archive.index);
  const spoken = new Map<string, Spoken>();
  const members = new Map<string, string[]>();
  for (const { mark, speaker: said } of spokenMarks(archive.index)) {
    const record = readAnnotation(archive.replica, mark);
    if (!record) continue;
    spoken.set(mark, { key: keyOf(said), quotation: quotationOf(archive, record) });
    for (const id of statements.get(mark) ?? []) members.set(id, [...(members.get(id) ?? []), mark]);
  }
  const several = [...members].filter(([, marks]) => marks.length > 1);
  const joined = new Set(several.flatMap(([, marks]) => marks));
  const isIn = new Set(several.map(([id]) => id));
  const found: Statement[] = [
    ...several.map(([id, marks]) =>
      statementOf(
        archive,
        id,
        marks.flatMap((mark) => {
          const one = spoken.get(mark);
          const also = (statements.get(mark) ?? []).filter((other) => other !== id && isIn.has(other));
          return one ? [{ ...one, quotation: { ...one.quotation, also } }] : [];
        }),
      ),
    ),
    ...[...spoken].flatMap(([mark, one]) => (joined.has(mark) ? [] : [statementOf(archive, null, [one])])),
  ];
  const keys = new Map([...spoken.values()].map(({ key, quotation }) => [quotation.annotation, key]));
  return found
    .filter(
      ({ quotations }) =>
        wanted === undefined || quotations.some(({ annotation }) => keys.get(annotation) === wanted),
    )
    .sort(byOccasion(found));
}

/** `quotations`: at least one. */
export function statementOf(archive: Archive, id: string | null, spoken: readonly Spoken[]): Statement {
  const quotations = spoken.map(({ quotation }) => quotation).sort(byDate);
  const [first] = spoken;
  const spelt = first?.quotation.speech.speaker?.name ?? '';
  return {
    id,
    speaker: speakerOfKey(archive, first?.key ?? '', spelt),
    addressee: said(quotations, 'addressee')[0] ?? '',
    occasion: said(quotations, 'occasion')[0] ?? '',
    differs: differencesOf(spoken),
    quotations,
  };
}

/** What the quotations say, each once under folding; that one says nothing contradicts nobody. */
export function said(quotations: readonly Quotation[], part: Exclude<StatementPart, 'speaker'>): string[] {
  const words = new Map<string, string>();
  for (const { speech } of quotations)
    if (speech[part] !== '' && !words.has(foldedName(speech[part])))
      words.set(foldedName(speech[part]), oneLine(speech[part]));
  return [...words.values()];
}

/** In what these can't be one statement. */
export function differencesOf(spoken: readonly Spoken[]): StatementPart[] {
  const quotations = spoken.map(({ quotation }) => quotation);
  const found: StatementPart[] = [];
  if (new Set(spoken.map(({ key }) => key)).size > 1) found.push('speaker');
  for (const part of ['addressee', 'occasion'] as const)
    if (said(quotations, part).length > 1) found.push(part);
  return found;
}

const byDate = (a: Quotation, b: Quotation): number => {
  const key = ({ article, annotation }: Quotation): string => `${article.published ?? '~'} ${annotation}`;
  return key(a) < key(b) ? -1 : 1;
};

/** By the date of the first report of an occasion, then of the statement; speaker by speaker. */
function byOccasion(all: readonly Statement[]): (a: Statement, b: Statement) => number {
  const group = ({ speaker, occasion }: Statement): string => `${speaker.name} ${foldedName(occasion)}`;
  const began = new Map<string, string>();
  const dateOf = ({ quotations }: Statement): string => quotations[0]?.article.published ?? '~';
  for (const statement of all) {
    // Each of those without an occasion stands for itself.
    if (statement.occasion === '') continue;
    const known = began.get(group(statement));
    if (known === undefined || dateOf(statement) < known) began.set(group(statement), dateOf(statement));
  }
  const key = (statement: Statement): string =>
    [
      foldedName(statement.speaker.name),
      began.get(group(statement)) ?? dateOf(statement),
      foldedName(statement.occasion),
      dateOf(statement),
      statement.quotations[0]?.annotation ?? '',
    ].join('\u0000');
  const keys = new Map(all.map((statement) => [statement, key(statement)]));
  return (a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1);
}
