/**
 * The wordings of one statement, by what can be compared word by word: words in one language, originals with
 * originals and translations with translations.
 */
import type { Quotation, Statement } from '../contract/statements.ts';

export interface Wordings {
  readonly translated: boolean;
  /** BCP 47, or ''. */
  readonly language: string;
  /** By date; at least one. */
  readonly quotations: readonly Quotation[];
}

const languageOf = ({ article }: Quotation): string => article.language.toLowerCase().split('-')[0] ?? '';

/** Originals come first. Of a statement whose quotations have come to differ nothing is compared with anything. */
export function wordingsOf({ quotations, differs }: Statement): Wordings[] {
  const groups: { translated: boolean; language: string; quotations: Quotation[] }[] = [];
  for (const quotation of quotations) {
    const translated = quotation.speech.translation !== null;
    const language = languageOf(quotation);
    const known =
      differs.length > 0
        ? undefined
        : groups.find(
            (group) =>
              group.translated === translated &&
              (group.language === language || group.language === '' || language === ''),
          );
    if (known) {
      known.quotations.push(quotation);
      known.language ||= language;
    } else groups.push({ translated, language, quotations: [quotation] });
  }
  return groups.sort((a, b) => Number(a.translated) - Number(b.translated));
}
