/** The labels of a document’s language, and what Intl knows of it. */
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hebrew } from './hebrew.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import type { Labels } from './labels.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';

/** By primary language. */
export const labelsByLanguage = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  ja: japanese,
  nl: dutch,
  pl: polish,
  pt: portuguese,
  ru: russian,
  uk: ukrainian,
  zh: chinese,
} as const satisfies Readonly<Record<string, Labels>>;

const known: ReadonlyMap<string, Labels> = new Map(Object.entries(labelsByLanguage));

/** @param language BCP 47; English where there are no labels of it */
export const labelsOf = (language: string): Labels =>
  known.get(language.toLowerCase().split('-')[0] ?? '') ?? english;

/** Whether a document in this language is read from the right, whatever its labels are in. */
export const directionOf = (language: string): Labels['direction'] =>
  /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/iu.test(language) ? 'rtl' : 'ltr';

/** `3, 5 and 7`. Each part may be anything that can be joined, such as HTML. */
export const listed = (parts: readonly string[], { locale }: Labels): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);

/** A language in words; what is no tag of BCP 47 is a word already. */
export function languageIn(tag: string, { locale }: Labels): string {
  try {
    // Short words look like tags: without a name for it, the tag stays as it was written.
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
