/** What a file of references says of the articles of an archive: which each entry is, and what it would change. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import type {
  CitedName,
  DescriptionPlan,
  FactChanges,
  FactName,
  Facts,
  ReferenceFormat,
} from '../contract/citing.ts';
import { ProblemError } from '../contract/problem.ts';
import { isEdtf } from '../events/edtf-date.ts';
import { matchArticles } from '../exchanging/match-articles.ts';
import { noSource } from '../exchanging/outside-mark.ts';
import { sameAddress } from '../exchanging/same-address.ts';
import type { Archive } from '../storage/archive.ts';
import { readBibtex } from './bibtex-read.ts';
import { citedFacts, institutionsOf } from './cited-facts.ts';
import { nameInWords } from './cited-name.ts';
import { readCslJson } from './csl-json.ts';
import { checkedFacts, draftFacts, sameName } from './draft-facts.ts';
import { factWords, roleWords, typeWords } from './fact-words.shared.ts';
import type { ReadReferences, Reference } from './reference.ts';
import { readRis } from './ris.ts';
import { whatSigned } from './signs.ts';

/** Bytes of a file of references that is read. */
const largestFile = 50_000_000;

type Change = FactChanges & {
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly language?: string;
};

/** One field that an entry would change. */
interface DescribedField {
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly overwrites: boolean;
  readonly change: Change;
}

interface DescribedEntry {
  readonly reference: Reference;
  readonly article: ArticleRecord | null;
  readonly by: DescriptionPlan['entries'][number]['by'];
  readonly fields: readonly DescribedField[];
}

export interface ReadDescription {
  readonly plan: string;
  readonly file: string;
  readonly format: ReferenceFormat;
  readonly entries: readonly DescribedEntry[];
  readonly problems: readonly string[];
}

export async function readDescription(archive: Archive, path: string): Promise<ReadDescription> {
  const file = basename(path);
  const text = readText(path, file);
  const format = formatOf(file, text);
  const { references, problems } = readers[format](file, text);
  if (references.length === 0)
    throw new ProblemError(
      'refused',
      `${problems[0] ?? `“${file}” holds no references.`} Nothing was changed.`,
    );
  const matches = await matchedArticles(archive, references);
  const isInstitution = institutionsOf(archive);
  const entries = references.map((reference, index): DescribedEntry => {
    const { article, by } = matches[index] ?? { article: null, by: null };
    return {
      reference,
      article,
      by,
      fields: article ? differences(archive, article, reference, isInstitution) : [],
    };
  });
  return { plan: randomBytes(9).toString('hex'), file, format, entries, problems };
}

const readers: Readonly<Record<ReferenceFormat, (file: string, text: string) => ReadReferences>> = {
  bibtex: readBibtex,
  ris: readRis,
  'csl-json': readCslJson,
};

function formatOf(file: string, text: string): ReferenceFormat {
  const ending = /\.([a-z]+)$/iu.exec(file)?.[1]?.toLowerCase();
  if (ending === 'ris' || /^\uFEFF?\s*TY {1,2}- /u.test(text)) return 'ris';
  if (ending === 'json' || /^\uFEFF?\s*[[{]/u.test(text)) return 'csl-json';
  if (ending === 'bib' || ending === 'bibtex' || /^\s*@[a-z]+\s*[{(]/imu.test(text)) return 'bibtex';
  throw new ProblemError(
    'refused',
    `“${file}” is no file of references that Dossier can read: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json). Nothing was changed.`,
  );
}

async function matchedArticles(
  archive: Archive,
  references: readonly Reference[],
): Promise<{ readonly article: ArticleRecord | null; readonly by: DescribedEntry['by'] }[]> {
  const said = saidAddresses(archive);
  const outside = await matchArticles(
    archive,
    references.map(({ title, facts }) => ({
      ...noSource,
      title,
      addresses: facts.URL === undefined ? [] : [facts.URL],
      doi: facts.DOI ?? '',
    })),
  );
  return references.map((reference, index) => {
    const signed = reference.key.startsWith('S-') ? whatSigned(archive, reference.key) : [];
    const byKey = signed.length === 1 ? signed[0]?.article : undefined;
    const byAddress =
      only(said.get(`doi ${reference.facts.DOI?.toLowerCase() ?? ''}`)) ??
      only(said.get(`url ${sameAddress(reference.facts.URL ?? '')}`));
    const match = outside[index];
    const [id, by] = byKey
      ? [byKey, 'id']
      : byAddress
        ? [byAddress, reference.facts.DOI === undefined ? 'address' : 'doi']
        : [match?.article, match?.by];
    const article = id === undefined ? null : readArticle(archive.replica, articleHome(id));
    if (!article || article.trashed) return { article: null, by: null };
    // Of one title there are many articles: the year must not speak against it.
    if (by === 'title' && differentYears(article.published, reference.published))
      return { article: null, by: null };
    return { article, by: by === 'id' || by === 'address' || by === 'doi' ? by : 'title' };
  });
}

const only = (ids: readonly string[] | undefined): string | undefined =>
  ids?.length === 1 ? ids[0] : undefined;

const differentYears = (a: string | null, b: string): boolean =>
  a !== null && b !== '' && /^\d{4}/u.test(a) && a.slice(0, 4) !== b.slice(0, 4);

/** Articles by the DOIs and addresses that somebody has said of them. */
function saidAddresses({ replica, index }: Archive): Map<string, string[]> {
  const said = new Map<string, string[]>();
  const put = (key: string, id: string): void => {
    said.set(key, [...new Set([...(said.get(key) ?? []), id])]);
  };
  for (const { id } of index.all<{ id: string }>('SELECT id FROM articles WHERE NOT trashed')) {
    const doi = replica.value(articleHome(id), 'cited/DOI');
    const url = replica.value(articleHome(id), 'cited/URL');
    if (typeof doi === 'string' && doi !== '') put(`doi ${doi.toLowerCase()}`, id);
    if (typeof url === 'string' && sameAddress(url) !== '') put(`url ${sameAddress(url)}`, id);
  }
  return said;
}

/** What the entry says that the article does not say, or says otherwise. What it does not say stays. */
function differences(
  archive: Archive,
  article: ArticleRecord,
  reference: Reference,
  isInstitution: (name: string) => boolean,
): DescribedField[] {
  const cited = citedFacts(archive, article, isInstitution);
  const fields: DescribedField[] = [];
  const say = (field: string, from: string, to: string, change: Change): void => {
    if (to !== '' && to !== from) fields.push({ field, from, to, overwrites: from !== '', change });
  };
  const { title, publisher, published, language, type } = reference;
  say('title', article.title, title, { title });
  if (reference.authors.length > 0 && !sameNames(cited.authors, reference.authors))
    say('authors', inWords(cited.authors), inWords(reference.authors) || ' ', {
      authors: [...reference.authors],
    });
  say('publisher', article.publisher, publisher, { publisher });
  // What is less exact than what is known says nothing new.
  if (isEdtf(published) && !(article.published ?? '').startsWith(published))
    say('published', article.published ?? '', published, { published });
  say('language', article.language, language, { language });
  if (type !== null)
    say('kind of source', cited.type === null ? '' : typeWords[cited.type], typeWords[type], { type });
  for (const [role, names] of Object.entries(reference.names) as [keyof typeof roleWords, CitedName[]][])
    if (!sameNames(cited.names[role] ?? [], names))
      say(roleWords[role], inWords(cited.names[role] ?? []), inWords(names), { names: { [role]: names } });
  for (const [name, value] of Object.entries(checkable(reference.facts)) as [FactName, string][]) {
    // What the stored copy says of itself is not written down a second time.
    if (cited.found[name] === value) continue;
    const known = name === 'URL' && sameAddress(cited.found.URL ?? '') === sameAddress(value);
    if (!known) say(factWords[name], cited.facts[name] ?? '', value, { facts: { [name]: value } });
  }
  return fields;
}

/** Facts of an entry that can be; the others are left out one by one. */
function checkable(facts: Facts): Facts {
  const checked: Facts = {};
  for (const [name, value] of Object.entries(facts))
    try {
      Object.assign(checked, checkedFacts({ [name]: value }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  return checked;
}

const inWords = (names: readonly CitedName[]): string => names.map(nameInWords).join('; ');

const sameNames = (a: readonly CitedName[], b: readonly CitedName[]): boolean =>
  a.length === b.length && a.every((name, index) => sameName(name, b[index] ?? {}));

export const planView = ({ plan, file, format, entries, problems }: ReadDescription): DescriptionPlan => ({
  plan,
  file,
  format,
  entries: entries.map(({ reference, article, by, fields }) => ({
    title: reference.title,
    article: article && { id: article.id, title: article.title },
    by,
    fields: fields.map(({ change: _, ...field }) => field),
  })),
  problems: [...problems],
});

/** Writes it in one change; what stands otherwise stays, unless it is to be overwritten. */
export function carryOut(
  archive: Archive,
  { entries }: ReadDescription,
  overwrite: boolean,
): { articles: number; fields: number; left: number } {
  const wanted = entries.flatMap(({ article, fields }) =>
    article
      ? fields
          .filter(({ overwrites }) => overwrite || !overwrites)
          .map((field) => ({ home: article.home, field }))
      : [],
  );
  const all = entries.reduce((sum, { fields }) => sum + fields.length, 0);
  archive.commit((draft) => {
    for (const { home, field } of wanted) {
      const { title, publisher, published, language, ...facts } = field.change;
      if (title !== undefined) draft.set(home, 'title', title);
      if (publisher !== undefined) draft.set(home, 'publisher', publisher);
      if (published !== undefined) draft.set(home, 'published', published);
      if (language !== undefined) draft.set(home, 'language', language);
      draftFacts(draft, home, facts);
    }
  });
  return {
    articles: new Set(wanted.map(({ home }) => home)).size,
    fields: wanted.length,
    left: all - wanted.length,
  };
}

function readText(path: string, file: string): string {
  try {
    if (statSync(path).size > largestFile)
      throw new ProblemError(
        'refused',
        `“${file}” is too large to be a file of references. Nothing was changed.`,
      );
    const bytes = readFileSync(path);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // Older programs write in the letters of Windows.
      return new TextDecoder('windows-1252').decode(bytes);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ProblemError(
      code === 'ENOENT' ? 'not-found' : 'refused',
      `“${file}” ${code === 'ENOENT' ? 'does not exist' : 'can’t be read'}. Nothing was changed.`,
    );
  }
}
