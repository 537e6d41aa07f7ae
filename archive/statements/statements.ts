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

/**
 * Of one speaker, or of all. A statement whose quotations are all gone but one is that one quotation. Only what is
 * asked for is read: the quotations of the speaker, and those that are joined with them.
 */
export function listStatements(archive: Archive, speaker?: SpeakerRef): Statement[] {
  const keyOf = speakerKeys(archive);
  const wanted = speaker && keyOf(keyOfRef(speaker));
  const keys = new Map(
    spokenMarks(archive.index).map(({ mark, speaker: said }) => [mark, keyOf(said)] as const),
  );
  const standing = statementsByMark(archive.index);
  const members = new Map<string, string[]>();
  for (const [mark, ids] of standing)
    for (const id of ids) members.set(id, [...(members.get(id) ?? []), mark]);
  const isWanted = (mark: string): boolean =>
    wanted === undefined ? keys.has(mark) : keys.get(mark) === wanted;
  const several = [...members].filter(([, marks]) => marks.length > 1);
  const joined = new Set(several.flatMap(([, marks]) => marks));
  const isStatement = new Set(several.map(([id]) => id));
  const spokenIn = (mark: string, statement: string | null): Spoken[] => {
    const record = readAnnotation(archive.replica, mark);
    if (!record) return [];
    // Somebody may have taken the name of the speaker away since it was joined.
    const key = keys.get(mark) ?? '';
    const also = (standing.get(mark) ?? []).filter((id) => id !== statement && isStatement.has(id));
    return [{ key, quotation: quotationOf(archive, record, also) }];
  };
  const found = [
    ...several
      .filter(([, marks]) => marks.some(isWanted))
      .map(([id, marks]) => [id, marks.flatMap((mark) => spokenIn(mark, id))] as const),
    ...[...keys.keys()]
      .filter((mark) => isWanted(mark) && !joined.has(mark))
      .map((mark) => [null, spokenIn(mark, null)] as const),
  ]
    .filter(([, spoken]) => spoken.length > 0)
    .map(([id, spoken]) => statementOf(archive, id, spoken));
  return found.sort(byOccasion(found));
}

/** `quotations`: at least one. */
export function statementOf(archive: Archive, id: string | null, spoken: readonly Spoken[]): Statement {
  const quotations = spoken.map(({ quotation }) => quotation).sort(byDate);
  const first = spoken.find(({ key }) => key !== '') ?? spoken[0];
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
