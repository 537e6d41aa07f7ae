/** Citation styles that come with the app, and the words that they use in each language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the program, in the source as when it is built (`csl/README.md` says whose work it is). */
const folder = join(import.meta.dirname, '..', '..', 'csl');

export interface CitationStyle {
  /** What it is called in commands and registers. */
  readonly id: string;
  readonly title: string;
  /** CSL 1.0.2. */
  readonly xml: string;
}

const files = [
  { id: 'chicago', title: 'Chicago, notes', file: 'chicago-fullnote-bibliography' },
  { id: 'chicago-ibid', title: 'Chicago, notes with ibid.', file: 'chicago-fullnote-bibliography-with-ibid' },
  { id: 'chicago-author-date', title: 'Chicago, author and date', file: 'chicago-author-date' },
  { id: 'apa', title: 'APA', file: 'apa' },
  { id: 'mla', title: 'MLA', file: 'modern-language-association' },
  { id: 'harvard', title: 'Harvard', file: 'harvard-cite-them-right' },
] as const;

export const defaultStyle = 'chicago';

export const bundledStyles: readonly Pick<CitationStyle, 'id' | 'title'>[] = files;

const read = new Map<string, string>();

function fileOf(path: string): string {
  const known = read.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(folder, path), 'utf8');
  read.set(path, text);
  return text;
}

/** A style that comes with the app; undefined where there is none of this name. */
export function bundledStyle(id: string): CitationStyle | undefined {
  const found = files.find((style) => style.id === id);
  return found && { id: found.id, title: found.title, xml: fileOf(join('styles', `${found.file}.csl`)) };
}

/** The languages of which the project has the words, as it calls them: `de-DE`, `ar`. */
let languages: readonly string[] | undefined;
const languagesHere = (): readonly string[] => {
  languages ??= readdirSync(join(folder, 'locales')).flatMap(
    (name) => /^locales-(.+)\.xml$/u.exec(name)?.[1] ?? [],
  );
  return languages;
};

/** The language among these that is nearest to one in BCP 47: `de` and `de-LI` are set as `de-DE`; undefined where none is. */
export function nearestLanguage(language: string): string | undefined {
  const [base = '', region] = language.split('-');
  const wanted = [`${base}-${region}`, base, `${base}-${base.toUpperCase()}`, usualRegions[base] ?? ''];
  const here = languagesHere();
  return wanted.find((one) => here.includes(one)) ?? here.find((one) => one.startsWith(`${base}-`));
}

const usualRegions: Readonly<Record<string, string>> = { en: 'en-US', pt: 'pt-BR', zh: 'zh-CN' };

/** The words of a language; those of American English where the project has none for it. */
export const localeOf = (language: string): string =>
  fileOf(join('locales', `locales-${nearestLanguage(language) ?? 'en-US'}.xml`));
