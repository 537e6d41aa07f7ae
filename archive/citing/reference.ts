/** What a file of references says of one source, whichever format it is in. */
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import type { CitedName, Facts, NameRole, SourceType } from '../contract/citing.ts';
import type { Archive } from '../storage/archive.ts';
import { citedFacts, institutionsOf } from './cited-facts.ts';
import { signsOf } from './signs.ts';

export interface Reference {
  /** Its name in the file. */
  readonly key: string;
  readonly type: SourceType | null;
  readonly title: string;
  readonly authors: readonly CitedName[];
  readonly names: Partial<Record<NameRole, readonly CitedName[]>>;
  readonly publisher: string;
  /** EDTF; '' where it is not said. */
  readonly published: string;
  readonly language: string;
  readonly facts: Facts;
}

/** What was read out of a file. */
export interface ReadReferences {
  readonly references: readonly Reference[];
  /** What could not be read, each with its line, as a sentence. */
  readonly problems: readonly string[];
}

/** Articles as references; their keys are their signs, by which they are known again. */
export function referencesOf(archive: Archive, articles: readonly string[]): Reference[] {
  const signs = signsOf(archive, articles, []);
  const isInstitution = institutionsOf(archive);
  return articles.map((id) => {
    const article: ArticleRecord = readArticle(archive.replica, articleHome(id));
    const cited = citedFacts(archive, article, isInstitution);
    return {
      key: signs.article(id),
      type: cited.takenFor,
      title: article.title,
      authors: cited.authors,
      names: cited.names,
      publisher: article.publisher,
      published: article.published ?? '',
      language: article.language,
      facts: { ...cited.found, ...cited.facts },
    };
  });
}

/** White space as one space, NFC. */
export const tidied = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
