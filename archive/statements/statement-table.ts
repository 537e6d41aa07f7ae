/** Quotations by speaker as a table for spreadsheets: a row for each, those of one statement under its id. */
import { oneLine } from '../anchoring/context.ts';
import type { SpeakerRef } from '../contract/statements.ts';
import { writeCsv } from '../exchanging/csv.ts';
import { passageLink } from '../matrix/matrix-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { listStatements } from './statements.ts';

const head = [
  'Speaker',
  'To',
  'Occasion',
  'Quotation',
  'Translated from',
  'Translated by',
  'Article',
  'Publisher',
  'Published',
  'Page',
  'Link',
  'Statement',
  'Differs in',
  'Speaker id',
  'Article id',
  'Mark id',
];

export function statementTable(
  archive: Archive,
  { speaker, bom = false }: { readonly speaker?: SpeakerRef | undefined; readonly bom?: boolean | undefined },
): { readonly csv: string; readonly quotations: number } {
  const rows = listStatements(archive, speaker).flatMap(({ id, differs, quotations }) =>
    quotations.map(({ annotation, quote, article, page, speech }) => [
      speech.speaker?.name ?? '',
      speech.addressee,
      speech.occasion,
      oneLine(quote),
      speech.translation ? speech.translation.from || 'a language that is not named' : '',
      speech.translation?.by ?? '',
      article.title,
      article.publisher,
      article.published ?? '',
      page === null ? '' : String(page),
      passageLink(article.id, annotation),
      id ?? '',
      differs.join(', '),
      speech.speaker?.id ?? '',
      article.id,
      annotation,
    ]),
  );
  return { csv: writeCsv([head, ...rows], { bom }), quotations: rows.length };
}
