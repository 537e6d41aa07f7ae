/** What an article’s registers say for bibliographies (`docs/FORMAT.md`, “Citing”). */
import * as z from 'zod';
import { type ArticleRecord, existingArticle } from '../articles/article.ts';
import {
  type CitedFacts,
  type CitedName,
  citedNameSchema,
  type FactChanges,
  type Facts,
  factNames,
  nameRoles,
  type SourceType,
  sourceTypeSchema,
} from '../contract/citing.ts';
import { originOf } from '../exchanging/original-addresses.ts';
import type { Archive } from '../storage/archive.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { nameInWords, readName } from './cited-name.ts';
import { checkedFacts, draftFacts, factField } from './draft-facts.ts';

const namesSchema = z.array(citedNameSchema);

/** Names of a role as they are stored; a value of another shape counts as absent. */
const storedNames = (replica: Replica, home: string, role: string): CitedName[] =>
  namesSchema.safeParse(replica.value(home, factField(role))).data ?? [];

/** The authors in parts. What was said of a name’s parts counts while the name reads so. */
export function authorsOf(
  replica: Replica,
  { home, authors }: ArticleRecord,
  isInstitution: (name: string) => boolean,
): CitedName[] {
  const said = new Map(storedNames(replica, home, 'author').map((name) => [nameInWords(name), name]));
  return authors.map((author) => said.get(author) ?? readName(author, isInstitution));
}

/** Whether a name is one of an organisation of the archive. */
export function institutionsOf(archive: Archive): (name: string) => boolean {
  const { replica } = archive;
  const names = new Set(
    replica
      .homes('people')
      .filter((home) => readText(replica, home, 'type') === 'organisation')
      .flatMap((home) => [readText(replica, home, 'name'), ...readSet(replica, home, 'aliases')])
      .map((name) => name.toLowerCase()),
  );
  return (name) => names.has(name.toLowerCase());
}

export function citedFacts(
  archive: Archive,
  article: ArticleRecord,
  isInstitution = institutionsOf(archive),
): CitedFacts {
  const { replica } = archive;
  const { home } = article;
  const facts: Facts = {};
  for (const name of factNames) {
    const value = readText(replica, home, factField(name));
    if (value !== '') facts[name] = value;
  }
  const names: CitedFacts['names'] = {};
  for (const role of nameRoles) {
    const stored = storedNames(replica, home, role);
    if (stored.length > 0) names[role] = stored;
  }
  const type = sourceTypeSchema.safeParse(replica.value(home, factField('type'))).data ?? null;
  const found = foundIn(archive, article, facts);
  return {
    id: article.id,
    title: article.title,
    type,
    takenFor: type ?? guessedType(article, facts, found),
    authors: authorsOf(replica, article, isInstitution),
    names,
    facts,
    found,
  };
}

/** What the stored copy says of itself, where nobody has said otherwise. */
function foundIn(archive: Archive, article: ArticleRecord, facts: Facts): Facts {
  const { addresses, doi } = originOf(archive, article);
  const captured = article.capture?.announced.captured.slice(0, 10) ?? '';
  const [address = ''] = addresses;
  const isOnline = facts.URL !== undefined || /^https?:/iu.test(address);
  return {
    ...(facts.URL === undefined && isOnline && { URL: address }),
    ...(facts.DOI === undefined && doi !== '' && { DOI: doi }),
    ...(facts.accessed === undefined && isOnline && captured !== '' && { accessed: captured }),
  };
}

/** The address that an article was found at; '' where none is known. */
export function addressOf(archive: Archive, article: ArticleRecord): string {
  const said = readText(archive.replica, article.home, factField('URL'));
  if (said !== '') return said;
  const [found = ''] = originOf(archive, article).addresses;
  return /^https?:/iu.test(found) ? found : '';
}

/** What it is cited as where nobody has said what it is: what it has decides, and no style says the kind in words. */
function guessedType(
  { capture, publisher, published }: ArticleRecord,
  facts: Facts,
  found: Facts,
): SourceType {
  if (facts['container-title'] !== undefined && (facts.volume ?? facts.issue ?? facts.DOI) !== undefined)
    return 'article-journal';
  if (facts.ISBN !== undefined) return 'book';
  const kind = capture?.announced.kind;
  if (kind === 'html' || (facts.URL ?? found.URL) !== undefined) return 'webpage';
  if (publisher === '') return 'document';
  if (kind === 'pdf') return 'report';
  // What somebody publishes on a certain day appears in something.
  return published !== null && published.length >= 10 ? 'article-newspaper' : 'document';
}

export function describeArticle(archive: Archive, id: string, changes: FactChanges): void {
  const { home } = existingArticle(archive, id);
  const facts = checkedFacts(changes.facts ?? {});
  archive.commit((draft) => draftFacts(draft, home, { ...changes, facts }));
}
