/** Saying that records are the same, and taking them apart again. */
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { doubtsOf, groupOf, isJoinedDirectly, type RecordNoun, toldApart } from './identity.ts';
import { chosenFields } from './joined.ts';

const words = {
  people: { one: 'person', known: 'people', list: 'dossier people list' },
  events: { one: 'event', known: 'events', list: 'dossier events list' },
} as const;

/** The address of a record that is here; throws where it is not. */
export function recordHome({ replica }: Archive, noun: RecordNoun, id: string): string {
  const home = `${noun}/${id}`;
  if (replica.thing(home)) return home;
  throw new ProblemError(
    'not-found',
    `There is no ${words[noun].one} ${id} in this archive. List the ${words[noun].known} to see their ids. Nothing was changed.`,
  );
}

const named = ({ replica }: Archive, home: string): string =>
  `“${readText(replica, home, 'name') || readText(replica, home, 'title') || idOf(home)}” (${idOf(home)})`;

interface Join {
  readonly ids: readonly string[];
  readonly keep: string;
  readonly shows?: Readonly<Record<string, string | undefined>> | undefined;
  readonly anyway?: boolean | undefined;
}

/** Joins records in one change; all that they are joined with already comes along. */
export function joinRecords(
  archive: Archive,
  noun: RecordNoun,
  { ids, keep, shows = {}, anyway }: Join,
): void {
  archive.commit((draft) => {
    const kept = recordHome(archive, noun, keep);
    const others = [...new Set(ids)]
      .map((id) => recordHome(archive, noun, id))
      .filter((home) => home !== kept);
    if (others.length === 0)
      throw new ProblemError(
        'invalid-value',
        `${named(archive, kept)} can’t be joined with itself. Nothing was changed; name another ${words[noun].one}.`,
      );
    for (const home of [kept, ...others])
      if (archive.replica.value(home, 'trashed') === true)
        throw new ProblemError(
          'invalid-value',
          `${named(archive, home)} is in the trash. Nothing was joined; take it out of the trash first.`,
        );
    const groups = distinctGroups(archive, [kept, ...others]);
    if (!anyway) refuseToldApart(archive, noun, groups);
    for (const [at, group] of groups.entries())
      for (const later of groups.slice(at + 1)) tell(draft, archive, group, later, 'notSameAs', false);
    for (const other of others)
      if (!groupOf(archive.index, kept).includes(other))
        tell(draft, archive, [kept], [other], 'sameAs', true);
    draftLead(draft, archive, kept, groups.flat());
    for (const field of chosenFields) {
      const from = shows[field === 'title' ? 'name' : field];
      if (from === undefined || field === (noun === 'people' ? 'title' : 'name')) continue;
      if (!groups.flat().includes(`${noun}/${from}`))
        throw new ProblemError(
          'not-found',
          `${from} is not one of the ${words[noun].known} that are joined. Nothing was changed.`,
        );
      draft.set(kept, `shows/${field}`, from);
    }
  });
}

/** A record that stood for others before does so no longer; of two that were chosen the later holds. */
function draftLead(draft: Draft, { replica }: Archive, kept: string, all: readonly string[]): void {
  for (const home of all)
    if (home !== kept && replica.value(home, 'leads') === true) draft.set(home, 'leads', false);
  draft.set(kept, 'leads', true);
}

function distinctGroups({ index }: Archive, homes: readonly string[]): (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  for (const home of homes)
    if (!groups.some((group) => group.includes(home))) groups.push(groupOf(index, home));
  return groups;
}

function refuseToldApart(archive: Archive, noun: RecordNoun, groups: readonly (readonly string[])[]): void {
  for (const [at, group] of groups.entries()) {
    const [apart] = toldApart(archive.index, group, groups.slice(at + 1).flat());
    if (!apart) continue;
    const [a, b] = apart;
    throw new ProblemError(
      'told-apart',
      `${named(archive, a)} and ${named(archive, b)} are told apart: somebody has said that they are not the same ${words[noun].one}. Nothing was joined; join them anyway to take that back.`,
      { ids: [idOf(a), idOf(b)] },
    );
  }
}

/** Writes a fact about each pair, on both sides. */
function tell(
  draft: Draft,
  { replica }: Archive,
  these: readonly string[],
  those: readonly string[],
  set: 'sameAs' | 'notSameAs',
  is: boolean,
): void {
  for (const a of these)
    for (const b of those)
      for (const [of, other] of [
        [a, b],
        [b, a],
      ] as const)
        if (replica.thing(of)) draft.setElement(of, set, idOf(other), is);
}

/** Tells within a change that a record is none of some others. */
function draftApart(draft: Draft, archive: Archive, home: string, others: readonly string[]): void {
  tell(draft, archive, [home], others, 'sameAs', false);
  tell(draft, archive, [home], others, 'notSameAs', true);
}

/**
 * Takes a record out of all that it is joined with, or remembers that it is not the same as another one and what that is
 * joined with. Those that were joined through it stay so.
 */
export function partRecords(
  archive: Archive,
  noun: RecordNoun,
  { id, from }: { readonly id: string; readonly from?: string | undefined },
): void {
  archive.commit((draft) => {
    const home = recordHome(archive, noun, id);
    const other = from === undefined ? undefined : recordHome(archive, noun, from);
    if (other === home)
      throw new ProblemError(
        'invalid-value',
        `${named(archive, home)} is the same as itself. Nothing was changed; name another ${words[noun].one}.`,
      );
    const group = groupOf(archive.index, home);
    const others =
      other === undefined || group.includes(other)
        ? group.filter((one) => one !== home)
        : groupOf(archive.index, other);
    if (others.length === 0)
      throw new ProblemError(
        'not-found',
        `${named(archive, home)} is joined with nobody else, so there is nothing to take apart. Nothing was changed.`,
      );
    draftApart(draft, archive, home, others);
    // A join that was set aside must not come back by what this takes away.
    for (const { joined } of doubtsOf(archive.index, noun))
      if (joined.includes(home) && joined.some((one) => others.includes(one)))
        tell(draft, archive, [joined[0]], [joined[1]], 'sameAs', false);
    if (group.includes(others[0] ?? '')) keepTogether(draft, archive, others);
    if (archive.replica.value(home, 'leads') === true && others.length > 0) draft.set(home, 'leads', false);
  });
}

/** Joins what hung together only through the record that was taken out. */
function keepTogether(draft: Draft, archive: Archive, others: readonly string[]): void {
  const [first, ...rest] = others;
  if (first === undefined) return;
  const reached = new Set([first]);
  for (const at of reached)
    for (const other of others)
      if (!reached.has(other) && isJoinedDirectly(archive.index, at, other)) reached.add(other);
  for (const other of rest) {
    if (reached.has(other)) continue;
    tell(draft, archive, [first], [other], 'sameAs', true);
    reached.add(other);
    for (const at of reached)
      for (const next of others)
        if (!reached.has(next) && isJoinedDirectly(archive.index, at, next)) reached.add(next);
  }
}

/** Takes back that two records are not the same, or what they are joined with; joins nothing. */
export function reconsider(archive: Archive, noun: RecordNoun, id: string, other: string): void {
  archive.commit((draft) => {
    const [a, b] = [recordHome(archive, noun, id), recordHome(archive, noun, other)];
    const apart = toldApart(archive.index, groupOf(archive.index, a), groupOf(archive.index, b));
    if (apart.length === 0)
      throw new ProblemError(
        'not-found',
        `Nobody has said that ${named(archive, a)} and ${named(archive, b)} are not the same. Nothing was changed.`,
      );
    for (const [one, another] of apart) tell(draft, archive, [one], [another], 'notSameAs', false);
  });
}
