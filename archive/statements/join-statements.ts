/** Saying that quotations report one statement, and taking them out again. Nothing is joined by likeness. */
import { type AnnotationRecord, existingAnnotation, readAnnotations } from '../annotations/annotation.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Quotation, Statement, StatementPart } from '../contract/statements.ts';
import { cut, inQuotes } from '../history/change-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { homeOf } from '../storage/layout.ts';
import { keyOfRef, speakerKeys } from './speakers.ts';
import { marksOfStatement, statementsOfMark } from './speech-rows.ts';
import { differencesOf, quotationOf, type Spoken, statementOf } from './statements.ts';

/**
 * Joins them, with all that they are joined with already. Refused where nobody is named as the speaker, or where
 * speaker, listener or occasion are not the same; what is not said contradicts nothing.
 */
export function joinStatements(archive: Archive, ids: readonly string[]): Statement {
  const named = [...new Set(ids)].map((id) => existingAnnotation(archive, id));
  if (named.length < 2)
    throw new ProblemError(
      'invalid-value',
      'A statement is joined of at least two quotations. Nothing was changed.',
    );
  for (const record of named) checkShown(archive, record);
  const known = [...new Set(named.flatMap(({ address }) => statementsOfMark(archive.index, address)))];
  const others = known.flatMap((statement) => marksOfStatement(archive.index, statement));
  const records = [
    ...named,
    ...readAnnotations(archive.replica, [...new Set(others)]).filter(
      ({ id }) => !named.some((record) => record.id === id),
    ),
  ];
  const spoken = spokenOf(archive, records);
  const [differs] = differencesOf(spoken);
  if (differs) throw new ProblemError('invalid-value', whyNot(spoken, differs));
  const [id = newId(), ...given] = known;
  archive.commit((draft) => {
    for (const { address } of records) {
      draft.setElement(address, 'statements', id, true);
      for (const other of given) draft.setElement(address, 'statements', other, false);
    }
  });
  return statementOf(archive, id, spoken);
}

/** What is left of a statement stays joined, on every device that knows more of it. */
export function partStatements(archive: Archive, ids: readonly string[], statement?: string): void {
  const records = [...new Set(ids)].map((id) => existingAnnotation(archive, id));
  const standing = records.map(({ address }) => ({
    address,
    in: statementsOfMark(archive.index, address).filter(
      (one) => statement === undefined || one === statement,
    ),
  }));
  if (standing.every((one) => one.in.length === 0))
    throw new ProblemError(
      'not-found',
      `${records.map(shortly).join(' and ')} ${records.length === 1 ? 'stands' : 'stand'} in no statement. Nothing was changed.`,
    );
  archive.commit((draft) => {
    for (const one of standing)
      for (const id of one.in) draft.setElement(one.address, 'statements', id, false);
  });
}

function spokenOf(archive: Archive, records: readonly AnnotationRecord[]): Spoken[] {
  const keyOf = speakerKeys(archive);
  return records.map((record) => {
    const quotation = quotationOf(archive, record);
    const { speaker } = quotation.speech;
    if (!speaker)
      throw new ProblemError(
        'invalid-value',
        `Nobody is named as the speaker of ${shortly(record)}. Say who speaks, then join it; nothing was changed.`,
      );
    const ref = speaker.id === null ? { name: speaker.name } : { id: speaker.id };
    return { key: keyOf(keyOfRef(ref)), quotation };
  });
}

function checkShown({ replica }: Archive, record: AnnotationRecord): void {
  if (record.trashed || replica.value(homeOf(record.address), 'trashed') === true)
    throw new ProblemError(
      'invalid-value',
      `${shortly(record)} is in the trash. Take it out of the trash, then join it; nothing was changed.`,
    );
}

const shortly = ({ target }: AnnotationRecord): string => inQuotes(cut(target.quote.exact, 60));

const partWords: Readonly<Record<StatementPart, (words: string) => string>> = {
  speaker: (words) => `was said by ${words}`,
  addressee: (words) => `was said to ${words}`,
  occasion: (words) => `was said on this occasion: ${words}`,
};

function whyNot(spoken: readonly Spoken[], part: StatementPart): string {
  const wordsOf = ({ speech }: Quotation): string =>
    part === 'speaker' ? (speech.speaker?.name ?? '') : speech[part];
  const telling = spoken.filter(({ quotation }) => wordsOf(quotation) !== '');
  const [first] = telling;
  const other = telling.find((one) => first && differencesOf([first, one]).includes(part));
  const said = [first, other].flatMap((one) =>
    one ? [`${inQuotes(cut(one.quotation.quote, 60))} ${partWords[part](wordsOf(one.quotation))}`] : [],
  );
  return `These are not reports of one statement: ${said.join('; ')}. Nothing was joined; correct who speaks, to whom and when, if that is wrong.`;
}
