/** What bibliographies say of an article, on its way into its registers. */
import {
  type CitedName,
  type FactChanges,
  type FactName,
  type Facts,
  nameRoles,
} from '../contract/citing.ts';
import { ProblemError } from '../contract/problem.ts';
import { checkedDate } from '../events/edtf-date.ts';
import { sameDoi } from '../exchanging/same-address.ts';
import type { Draft } from '../storage/draft.ts';
import { nameInWords, readName } from './cited-name.ts';

/** The register that holds a fact, or names of a role. */
export const factField = (name: string): string => `cited/${name}`;

/** Writes facts into a change; '' and empty lists take away what stands. */
export function draftFacts(draft: Draft, home: string, { type, authors, names, facts }: FactChanges): void {
  const set = (name: string, value: Parameters<Draft['set']>[2]): void =>
    draft.set(home, factField(name), value);
  if (type !== undefined) set('type', type ?? null);
  if (authors !== undefined) {
    const kept = authors.filter((name) => nameInWords(name) !== '');
    draft.set(home, 'authors', kept.map(nameInWords));
    // Only what can’t be read out of the words is worth keeping beside them.
    set('author', kept.filter((name) => !sameName(name, readName(nameInWords(name)))).map(plainName));
  }
  for (const role of nameRoles) {
    const given = names?.[role];
    if (given !== undefined) set(role, given.filter((name) => nameInWords(name) !== '').map(plainName));
  }
  for (const [name, value] of Object.entries(facts ?? {})) set(name, value);
}

/** Facts as they are stored: trimmed, with a date that can be, and a DOI without what stands before it. */
export function checkedFacts(facts: Facts): Facts {
  const checked: Facts = {};
  for (const [name, value] of Object.entries(facts) as [FactName, string][]) {
    const text = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
    checked[name] = text === '' ? '' : factValue(name, text);
  }
  return checked;
}

function factValue(name: FactName, text: string): string {
  if (name === 'accessed') return checkedDate(text) ?? '';
  if (name === 'DOI') {
    const doi = sameDoi(text);
    if (doi === '')
      throw new ProblemError(
        'invalid-value',
        `“${text}” is no DOI: they begin with 10. Nothing was changed.`,
      );
    // DOIs don’t mind the case; what was written is kept where it is one.
    return /10\.\d{4,9}\/[^\s"<>]+/u.exec(text)?.[0].replace(/[.,;)\]]+$/u, '') ?? doi;
  }
  if (name === 'URL' && !/^https?:\/\/\S+$/iu.test(text))
    throw new ProblemError(
      'invalid-value',
      `“${text}” is no address of a page: they begin with http:// or https://. Nothing was changed.`,
    );
  return text;
}

/** A value for a register: without parts that are not there. */
const plainName = (name: CitedName): Record<string, string> =>
  Object.fromEntries(
    Object.entries(name).filter((part): part is [string, string] => part[1] !== undefined && part[1] !== ''),
  );

export const sameName = (a: CitedName, b: CitedName): boolean =>
  JSON.stringify(Object.entries(plainName(a)).sort()) === JSON.stringify(Object.entries(plainName(b)).sort());
