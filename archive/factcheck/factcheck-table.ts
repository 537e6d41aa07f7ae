/** The fact-check as a table of texts: a row for each passage of each sentence, and one for each sentence without. */
import type { CheckedSentence, FactCheck, SupportingPassage } from '../contract/factcheck.ts';
import { writeCsv } from '../exchanging/csv.ts';
import { doubtOf, stateWords } from './factcheck-words.shared.ts';

const head = [
  'Sentence',
  'Words',
  'State',
  'Sign',
  'Passage',
  'Source',
  'In doubt',
  'Link',
  'Stands in',
  'Mark id',
] as const;

export function factCheckCsv(check: FactCheck, { bom = false } = {}): string {
  const rows = check.sentences.flatMap((sentence) => {
    const before = [String(sentence.number), sentence.quote.exact, stateWords[sentence.state]];
    const passages = passagesOf(check, sentence.evidence);
    if (passages.length === 0)
      return [[...before, '', '', '', changedInWords(sentence), '', sentence.kind, '']];
    return passages.map((passage) => [
      ...before,
      passage.sign,
      oneLine(passage.quote),
      passage.citation,
      doubtOf(passage),
      passage.address,
      sentence.kind,
      passage.annotation,
    ]);
  });
  const loose = check.loose.flatMap(({ was, evidence }) =>
    (evidence.length > 0 ? passagesOf(check, evidence) : [null]).map((passage) => [
      '',
      was,
      'not in the briefing any more',
      passage?.sign ?? '',
      oneLine(passage?.quote ?? ''),
      passage?.citation ?? '',
      passage ? doubtOf(passage) : '',
      passage?.address ?? '',
      '',
      passage?.annotation ?? '',
    ]),
  );
  return writeCsv([[...head], ...rows, ...loose], { bom });
}

export const passagesOf = ({ passages }: FactCheck, evidence: readonly string[]): SupportingPassage[] =>
  evidence.flatMap((id) => passages[id] ?? []);

/** What it was when something was said of it. */
const changedInWords = ({ changed }: CheckedSentence): string =>
  changed.map(({ was }) => `was: ${was}`).join('; ');

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
