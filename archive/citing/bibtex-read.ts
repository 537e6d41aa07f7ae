/** Reads BibTeX and biblatex files as programs write them: entries, strings, comments, accents, names in parts. */
import {
  type CitedName,
  type FactName,
  type Facts,
  type NameRole,
  type SourceType,
  sourceTypeSchema,
} from '../contract/citing.ts';
import { readName } from './cited-name.ts';
import { edtfOf } from './csl-date.ts';
import { plainWords } from './latex-words.ts';
import type { ReadReferences, Reference } from './reference.ts';

interface Entry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A place in the file that is not as it should be. */
class Broken extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

export function readBibtex(file: string, text: string): ReadReferences {
  const references: Reference[] = [];
  const problems: string[] = [];
  const strings = new Map(months.map((month, index) => [month, String(index + 1)]));
  const lineOf = (at: number): number => text.slice(0, at).split(/\r\n|\r|\n/u).length;
  let from = 0;
  for (;;) {
    const start = text.indexOf('@', from);
    if (start < 0) break;
    const reader = new EntryReader(text, start + 1, strings);
    try {
      const entry = reader.read();
      if (entry) references.push(referenceOf(entry));
      from = reader.at;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      problems.push(
        `Line ${lineOf(error.at)} of “${file}”: ${error.message}; the entry that begins in line ${lineOf(start)} is left out.`,
      );
      // The next entry begins with an @ at the beginning of a line.
      const next = /^[ \t]*@/mu.exec(text.slice(start + 1));
      from = next ? start + 1 + next.index : text.length;
    }
  }
  return { references, problems };
}

class EntryReader {
  at: number;
  readonly #text: string;
  readonly #strings: Map<string, string>;

  constructor(text: string, at: number, strings: Map<string, string>) {
    this.#text = text;
    this.at = at;
    this.#strings = strings;
  }

  /** The entry that begins here; undefined for what is none: strings, comments, an @ in running text. */
  read(): Entry | undefined {
    const head = /\s*([A-Za-z][\w-]*)\s*[{(]/uy;
    head.lastIndex = this.at;
    const match = head.exec(this.#text);
    if (!match) return undefined;
    const type = (match[1] ?? '').toLowerCase();
    this.at = head.lastIndex;
    if (type === 'comment' || type === 'preamble') {
      this.at--;
      this.#group();
      return undefined;
    }
    if (type === 'string') {
      for (const [name, value] of this.#fields()) this.#strings.set(name, value);
      return undefined;
    }
    const key = this.#until(/[,})]/u).trim();
    if (this.#text[this.at] === ',') this.at++;
    return { type, key, fields: this.#fields() };
  }

  #fields(): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.#blanks();
      const character = this.#text[this.at];
      if (character === undefined) throw new Broken('the file ends within an entry', this.at);
      if (character === '}' || character === ')') {
        this.at++;
        return fields;
      }
      if (character === ',') {
        this.at++;
        continue;
      }
      const begun = this.at;
      const name = this.#until(/[=,})@]/u)
        .trim()
        .toLowerCase();
      if (this.#text[this.at] !== '=' || name === '')
        throw new Broken(`“${name.slice(0, 40) || character}” is no field`, begun);
      this.at++;
      fields.set(name, this.#value());
    }
  }

  /** Braces, quotes, a number or a string’s name, with # between several. */
  #value(): string {
    let value = '';
    for (;;) {
      this.#blanks();
      const character = this.#text[this.at];
      if (character === '{') value += this.#group();
      else if (character === '"') value += this.#quoted();
      else {
        const begun = this.at;
        const bare = this.#until(/[\s,#})]/u);
        if (bare === '') throw new Broken('a field has no value', begun);
        value += this.#strings.get(bare.toLowerCase()) ?? bare;
      }
      this.#blanks();
      if (this.#text[this.at] !== '#') return value;
      this.at++;
    }
  }

  #group(): string {
    const begun = this.at;
    const open = this.#text[begun] === '(' ? '(' : '{';
    const close = open === '(' ? ')' : '}';
    let depth = 0;
    for (; this.at < this.#text.length; this.at++) {
      const character = this.#text[this.at];
      if (character === '\\') this.at++;
      else if (character === open) depth++;
      else if (character === close && --depth === 0) {
        this.at++;
        return this.#text.slice(begun + 1, this.at - 1);
      }
    }
    throw new Broken('a brace is opened and never closed', begun);
  }

  #quoted(): string {
    const begun = this.at++;
    let depth = 0;
    for (; this.at < this.#text.length; this.at++) {
      const character = this.#text[this.at];
      if (character === '\\') this.at++;
      else if (character === '{') depth++;
      else if (character === '}') depth--;
      else if (character === '"' && depth <= 0) return this.#text.slice(begun + 1, this.at++);
    }
    throw new Broken('a quotation mark is opened and never closed', begun);
  }

  #until(end: RegExp): string {
    const begun = this.at;
    while (this.at < this.#text.length && !end.test(this.#text[this.at] ?? '')) this.at++;
    return this.#text.slice(begun, this.at);
  }

  #blanks(): void {
    while (/\s/u.test(this.#text[this.at] ?? '')) this.at++;
  }
}

const sourceTypes: Readonly<Record<string, SourceType>> = {
  article: 'article-journal',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  proceedings: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  incollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  unpublished: 'manuscript',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
};

/** What other programs call the subtypes of `article`. */
const subtypes: Readonly<Record<string, SourceType>> = {
  newspaper: 'article-newspaper',
  magazine: 'article-magazine',
};

const texts: readonly (readonly [FactName, readonly string[]])[] = [
  ['container-title', ['journaltitle', 'journal', 'booktitle', 'maintitle']],
  ['collection-title', ['series']],
  ['volume', ['volume']],
  ['edition', ['edition']],
  ['publisher-place', ['location', 'address']],
  ['event-title', ['eventtitle']],
  ['event-place', ['venue']],
  ['genre', ['type']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['archive', ['library']],
  ['note', ['note']],
];

const roles: readonly NameRole[] = ['editor', 'translator'];

function referenceOf({ type: entryType, key, fields }: Entry): Reference {
  const field = (...names: readonly string[]): string =>
    names.map((name) => plainWords(fields.get(name) ?? '')).find((value) => value !== '') ?? '';
  const subtype = field('entrysubtype').toLowerCase();
  const type =
    subtypes[subtype] ?? sourceTypeSchema.safeParse(subtype).data ?? sourceTypes[entryType] ?? null;
  const facts: Facts = {};
  const set = (name: FactName, value: string): void => {
    if (value !== '') facts[name] = value;
  };
  for (const [name, from] of texts) set(name, field(...from));
  const isOnline = type === 'webpage' || (type?.startsWith('post') ?? false);
  if (isOnline) set('container-title', field('organization', 'journaltitle', 'booktitle'));
  const isArticle = type?.startsWith('article') ?? false;
  set(isArticle ? 'issue' : 'number', field('issue', 'number'));
  set('page', field('pages').replace(/\s*[–—-]+\s*/gu, '-'));
  set('DOI', field('doi').replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, ''));
  set('URL', addressIn(fields.get('url') ?? fields.get('howpublished') ?? ''));
  set('accessed', dateIn(field('urldate')));
  return {
    key,
    type,
    title: [field('title'), field('subtitle')].filter(Boolean).join(': '),
    authors: namesIn(fields.get('author') ?? ''),
    names: Object.fromEntries(
      roles
        .map((role) => [role, namesIn(fields.get(role) ?? '')] as const)
        .filter(([, names]) => names.length > 0),
    ),
    publisher: field('publisher', 'institution', 'school', ...(isOnline ? [] : ['organization'])),
    published: dateIn(field('date')) || yearIn(field('year'), field('month'), field('day')),
    language: field('langid', 'language'),
    facts,
  };
}

/** In addresses a backslash only stands before what LaTeX would take for a sign. */
const addressIn = (value: string): string =>
  /https?:\/\/[^\s{}]+/iu.exec(value.replace(/\\([%#&_~$])/gu, '$1'))?.[0] ?? '';

/** `2022-10-19`, `2022-10-19/2022-10-21`. */
const dateIn = (written: string): string =>
  written
    .split('/')
    .map((end) => edtfOf(/^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(end.trim())?.slice(1) ?? []))
    .filter(Boolean)
    .slice(0, 2)
    .join('/');

function yearIn(year: string, month: string, day: string): string {
  const number = Number(month) || months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return edtfOf([/\d{4}/u.exec(year)?.[0], number || undefined, day || undefined]);
}

/** Names with “and” between them, outside of braces. One that is in braces as a whole is an institution’s. */
function namesIn(value: string): CitedName[] {
  return splitOutsideBraces(value.replace(/\s+/gu, ' ').trim(), / and /iuy)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map((name) => (isBraced(name) ? { literal: plainWords(name) } : nameIn(name)));
}

/** In a BibTeX name small words before the family name are its particle. */
function nameIn(name: string): CitedName {
  const [first = '', second, third] = splitOutsideBraces(name, /,/uy).map((part) => part.trim());
  if (second === undefined) return readName(plainWords(first));
  const given = plainWords(third ?? second);
  const words = plainWords(first).split(' ');
  let at = 0;
  while (at < words.length - 1 && /^\p{Ll}/u.test(words[at] ?? '')) at++;
  const particle = words.slice(0, at).join(' ');
  return {
    family: words.slice(at).join(' '),
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(third !== undefined && second !== '' && { suffix: plainWords(second) }),
  };
}

/** Whether its first brace is closed by its last character. */
function isBraced(name: string): boolean {
  if (!name.startsWith('{')) return false;
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '\\') at++;
    else if (name[at] === '{') depth++;
    else if (name[at] === '}' && --depth === 0) return at === name.length - 1;
  }
  return false;
}

function splitOutsideBraces(value: string, at: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let begun = 0;
  for (let index = 0; index < value.length; index++) {
    const character = value[index];
    if (character === '\\') {
      index++;
      continue;
    }
    at.lastIndex = index;
    const match = depth === 0 ? at.exec(value) : null;
    if (match) {
      parts.push(value.slice(begun, index));
      begun = index + match[0].length;
      index = begun - 1;
    } else if (character === '{') depth++;
    else if (character === '}') depth--;
  }
  return [...parts, value.slice(begun)];
}
