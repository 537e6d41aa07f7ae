/** RIS, as EndNote, Zotero and libraries exchange it (refman.com/support/risformat_intro.asp). */
import type { CitedName, Facts, NameRole, SourceType } from '../contract/citing.ts';
import { readName, turnedName } from './cited-name.ts';
import { earliestDay, edtfOf } from './csl-date.ts';
import { type ReadReferences, type Reference, tidied } from './reference.ts';

/** The first of each is written; all are read. */
const types: readonly (readonly [string, SourceType])[] = [
  ['NEWS', 'article-newspaper'],
  ['MGZN', 'article-magazine'],
  ['JOUR', 'article-journal'],
  ['JFULL', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['ELEC', 'webpage'],
  ['WEB', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['RPRT', 'report'],
  ['GOVDOC', 'report'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['CPAPER', 'paper-conference'],
  ['CONF', 'paper-conference'],
  ['THES', 'thesis'],
  ['ENCYC', 'entry-encyclopedia'],
  ['PCOMM', 'personal_communication'],
  ['ICOMM', 'personal_communication'],
  ['MANSCPT', 'manuscript'],
  ['UNPB', 'manuscript'],
  ['MAP', 'map'],
  ['PAT', 'patent'],
  ['LEGAL', 'legal_case'],
  ['CASE', 'legal_case'],
  ['STAT', 'legislation'],
  ['BILL', 'bill'],
  ['HEAR', 'hearing'],
  ['STAND', 'standard'],
  ['DATA', 'dataset'],
  ['COMP', 'software'],
  ['PAMP', 'pamphlet'],
  ['MPCT', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['SOUND', 'broadcast'],
  ['GEN', 'document'],
];

const typeNames: Readonly<Partial<Record<SourceType, string>>> = {
  interview: 'PCOMM',
  post: 'BLOG',
  speech: 'GEN',
  treaty: 'STAT',
};

export const writeRis = (references: readonly Reference[]): string => references.map(writeOne).join('\r\n');

function writeOne(reference: Reference): string {
  const { facts } = reference;
  const lines: string[] = [];
  const say = (tag: string, value: string | undefined): void => {
    if (value) lines.push(`${tag}  - ${value.replace(/\s+/gu, ' ')}`);
  };
  const type = reference.type ?? 'document';
  say('TY', types.find(([, of]) => of === type)?.[0] ?? typeNames[type] ?? 'GEN');
  say('ID', reference.key);
  // What RIS has no type for; read again from here.
  say('M3', types.some(([, of]) => of === type) ? facts.genre : (facts.genre ?? type));
  say('TI', reference.title);
  for (const name of reference.authors) say('AU', risName(name));
  for (const [role, tag] of roles) for (const name of reference.names[role] ?? []) say(tag, risName(name));
  say('T2', facts['container-title']);
  say('T3', facts['collection-title']);
  say('PB', reference.publisher);
  say('CY', facts['publisher-place'] ?? facts['event-place']);
  say('DA', risDate(reference.published));
  say('PY', reference.published.slice(0, 4));
  say('VL', facts.volume);
  say('IS', facts.issue ?? facts.number);
  const [start, end] = (facts.page ?? '').split(/\s*[-–]+\s*/u);
  say('SP', start);
  say('EP', end);
  say('ET', facts.edition);
  say('DO', facts.DOI);
  say('SN', facts.ISBN ?? facts.ISSN);
  say('UR', facts.URL);
  say('Y2', risDate(facts.accessed ?? ''));
  say('LA', reference.language);
  say('AN', facts.archive_location);
  say('DB', facts.archive);
  say('N1', facts.note);
  return `${lines.join('\r\n')}\r\nER  - \r\n`;
}

const roles: readonly (readonly [NameRole, string])[] = [
  ['editor', 'A2'],
  ['translator', 'A4'],
  ['recipient', 'A3'],
];

/** An institution ends in a comma, by which it is not taken for a person. */
const risName = (name: CitedName): string =>
  name.literal === undefined ? risPerson(name) : `${name.literal},`;

function risPerson(name: CitedName): string {
  const { suffix, ...rest } = name;
  return [turnedName(rest), suffix].filter(Boolean).join(', ');
}

function risDate(edtf: string): string {
  const parts = earliestDay(edtf.split('/')[0] ?? '');
  if (!parts) return '';
  const [year = 0, month, day] = parts;
  const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}`.replace(/\/+$/u, '');
}

export function readRis(file: string, text: string): ReadReferences {
  const references: Reference[] = [];
  const problems: string[] = [];
  let entry: Map<string, string[]> | undefined;
  let last = '';
  let begun = 0;
  const finish = (): void => {
    if (entry) references.push(referenceOf(entry, references.length));
    entry = undefined;
  };
  text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .forEach((line, index) => {
      const match = /^\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s+(.*)|\s*)$/u.exec(line);
      const tag = match?.[1] ?? '';
      const value = (match?.[2] ?? '').trim();
      if (tag === 'TY') {
        if (entry) problems.push(`The entry of “${file}” that begins in line ${begun} has no end (ER).`);
        finish();
        begun = index + 1;
        entry = new Map([['TY', [value]]]);
      } else if (tag === 'ER') finish();
      else if (tag !== '') {
        if (!entry)
          problems.push(`Line ${index + 1} of “${file}” stands outside of an entry and is left out.`);
        entry?.set(tag, [...(entry.get(tag) ?? []), value]);
        last = tag;
      } else if (line.trim() !== '') {
        // A long value goes on in the next line.
        const values = entry?.get(last);
        if (values) values.push(`${values.pop() ?? ''} ${line.trim()}`);
        else problems.push(`Line ${index + 1} of “${file}” is no line of RIS and is left out.`);
      }
    });
  if (entry) problems.push(`The entry of “${file}” that begins in line ${begun} has no end (ER).`);
  finish();
  return { references, problems };
}

function referenceOf(entry: ReadonlyMap<string, readonly string[]>, index: number): Reference {
  const all = (...tags: string[]): string[] =>
    tags
      .flatMap((tag) => entry.get(tag) ?? [])
      .map(tidied)
      .filter(Boolean);
  const first = (...tags: string[]): string => all(...tags)[0] ?? '';
  const named = first('M3');
  const ofName = first('TY').toUpperCase();
  const typed = types.find(([name]) => name === ofName)?.[1] ?? null;
  const special = sourceTypeNamed(named);
  const type = special ?? typed;
  const isArticle = type?.startsWith('article') ?? false;
  const facts: Facts = {};
  const set = (name: keyof Facts, value: string): void => {
    if (value !== '') facts[name] = value;
  };
  set('container-title', first('T2', 'JO', 'JF', 'JA', 'J2', 'BT'));
  set('collection-title', first('T3'));
  set('publisher-place', first('CY', 'PP'));
  set('volume', first('VL'));
  set(isArticle ? 'issue' : 'number', first('IS'));
  const start = first('SP');
  const end = first('EP');
  set('page', end === '' || end === start ? start : `${start}-${end}`);
  set('edition', first('ET'));
  set('DOI', first('DO').replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, ''));
  const serial = first('SN');
  set(/^\d{4}-?\d{3}[\dX]$/iu.test(serial) ? 'ISSN' : 'ISBN', serial);
  set('URL', first('UR', 'L2', 'LK').split(/;?\s/u)[0] ?? '');
  set('accessed', dateOf(first('Y2')));
  set('archive_location', first('AN'));
  set('archive', first('DB'));
  set('note', first('N1'));
  if (special === null) set('genre', named);
  return {
    key: first('ID') || String(index + 1),
    type,
    title: first('TI', 'T1', 'CT', 'BT'),
    authors: all('AU', 'A1').map(nameOf),
    names: Object.fromEntries(
      roles
        .map(([role, tag]) => [role, all(tag, ...(role === 'editor' ? ['ED'] : [])).map(nameOf)] as const)
        .filter(([, names]) => names.length > 0),
    ),
    publisher: first('PB'),
    published: dateOf(first('DA')) || dateOf(first('PY', 'Y1')),
    language: first('LA'),
    facts,
  };
}

const ownTypes: readonly SourceType[] = ['interview', 'post', 'speech', 'treaty'];
const sourceTypeNamed = (name: string): SourceType | null =>
  ownTypes.find((type) => type === name.toLowerCase()) ?? null;

const nameOf = (written: string): CitedName =>
  written.endsWith(',') ? { literal: written.slice(0, -1).trim() } : readName(written);

/** `2022/10/19/`, `2022///`, and the ISO dates that some programs write. */
function dateOf(written: string): string {
  const match = /^(-?\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?/u.exec(written.trim());
  return match ? edtfOf(match.slice(1)) : '';
}
