/** CSL-JSON, as Zotero and others write it (https://github.com/citation-style-language/schema). */
import {
  type CitedName,
  type FactName,
  type Facts,
  factNames,
  type NameRole,
  nameRoles,
  sourceTypeSchema,
} from '../contract/citing.ts';
import { edtfOf } from './csl-date.ts';
import { cslDate } from './csl-item.ts';
import { type ReadReferences, type Reference, tidied } from './reference.ts';

export function writeCslJson(references: readonly Reference[]): string {
  return `${JSON.stringify(references.map(itemOf), null, 2)}\n`;
}

function itemOf(reference: Reference): Record<string, unknown> {
  const { key, type, title, authors, names, publisher, published, language, facts } = reference;
  const { accessed, ...others } = facts;
  const issued = cslDate(published);
  const seen = cslDate(accessed ?? null);
  return {
    id: key,
    type: type ?? 'document',
    title,
    ...(authors.length > 0 && { author: authors }),
    ...names,
    ...(publisher !== '' && { publisher }),
    ...(issued && { issued }),
    ...(seen && { accessed: seen }),
    ...(language !== '' && { language }),
    ...others,
  };
}

export function readCslJson(file: string, text: string): ReadReferences {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return { references: [], problems: [`“${file}” is no JSON: ${(error as Error).message}.`] };
  }
  const problems: string[] = [];
  const references: Reference[] = [];
  const items = Array.isArray(parsed)
    ? parsed
    : [(parsed as { items?: unknown } | null)?.items ?? parsed].flat();
  items.forEach((item: unknown, index) => {
    if (typeof item !== 'object' || item === null || !('type' in item || 'title' in item))
      problems.push(`Entry ${index + 1} of “${file}” is no reference of CSL-JSON and is left out.`);
    else references.push(referenceOf(item as Record<string, unknown>, index));
  });
  return { references, problems };
}

function referenceOf(item: Record<string, unknown>, index: number): Reference {
  const facts: Facts = {};
  for (const name of factNames) {
    const value = name === 'accessed' ? dateOf(item[name]) : wordsOf(item[name]);
    if (value !== '') facts[name as FactName] = value;
  }
  const names: Partial<Record<NameRole, CitedName[]>> = {};
  for (const role of nameRoles) {
    const read = namesOf(item[role]);
    if (read.length > 0) names[role] = read;
  }
  return {
    key: wordsOf(item.id) || String(index + 1),
    type: sourceTypeSchema.safeParse(item.type).data ?? null,
    title: wordsOf(item.title),
    authors: namesOf(item.author),
    names,
    publisher: wordsOf(item.publisher),
    published: dateOf(item.issued),
    language: wordsOf(item.language),
    facts,
  };
}

/** The little markup that CSL-JSON has in its texts is not part of a title here. */
const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? tidied(String(value).replace(/<\/?(?:i|b|sc|sup|sub|span)(?: [^<>]*)?>/giu, ''))
    : '';

const nameParts = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal',
] as const;

function namesOf(value: unknown): CitedName[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((name: unknown) => {
    if (typeof name === 'string') return [{ literal: tidied(name) }];
    if (typeof name !== 'object' || name === null) return [];
    const read: CitedName = {};
    for (const part of nameParts) {
      const words = wordsOf((name as Record<string, unknown>)[part]);
      if (words !== '') read[part] = words;
    }
    return Object.keys(read).length > 0 ? [read] : [];
  });
}

function dateOf(value: unknown): string {
  if (typeof value === 'string') return edtfOf(value.split('-'));
  const date = value as
    | { 'date-parts'?: unknown; raw?: unknown; literal?: unknown; circa?: unknown }
    | null
    | undefined;
  const ends = Array.isArray(date?.['date-parts']) ? date['date-parts'] : [];
  const read = ends
    .filter(Array.isArray)
    .map((parts: (string | number)[]) => edtfOf(parts))
    .filter(Boolean);
  if (read.length === 0) {
    const raw = String(date?.raw ?? date?.literal ?? '');
    const match = /^\s*(-?\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/u.exec(raw);
    return match ? edtfOf(match.slice(1)) : '';
  }
  return `${read.slice(0, 2).join('/')}${date?.circa && read.length === 1 ? '~' : ''}`;
}
