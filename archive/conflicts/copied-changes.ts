/** What a copied history, checkpoint or settings file says, as changes ready to be appended to a history. */
import * as z from 'zod';
import { archiveFormat, type Change, changeSchema, type Write } from '../storage/change.ts';
import { parseChange } from '../storage/history-reader.ts';
import { homeOf } from '../storage/layout.ts';
import { type FieldWrite, fieldWriteSchema } from '../storage/register.ts';
import type { Stamp } from '../storage/stamp.ts';

/** A change, and the words in which it stands. */
export interface StoredChange {
  readonly change: Change;
  readonly line: string;
  /** Put together from a checkpoint: part of a change of this stamp, whose other parts may be known. */
  readonly partial: boolean;
}

export interface CopiedChanges {
  readonly changes: readonly StoredChange[];
  /** Why not all could be read; null where it could. */
  readonly trouble: 'torn' | 'newer-format' | null;
}

/** @param original what the history says of which it is a copy: a line that is torn there too is no fault of the copy. */
export function changesInHistory(text: string, original: string): CopiedChanges {
  const changes: StoredChange[] = [];
  const bad: string[] = [];
  let newer = false;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '');
    if (line.trim() === '') continue;
    const parsed = parseChange(line);
    if (parsed === 'newer-format') newer = true;
    else if (parsed === 'not-a-change') bad.push(raw);
    else if (parsed !== 'merge-marker') changes.push({ change: parsed, line, partial: false });
  }
  const tornThere = bad.length === 0 ? new Set() : new Set(original.split('\n'));
  const torn = bad.some((line) => !tornThere.has(line));
  return { changes, trouble: torn ? 'torn' : newer ? 'newer-format' : null };
}

const checkpointSchema = z.object({
  format: z.number().int(),
  things: z.record(z.string(), z.record(z.string(), z.union([fieldWriteSchema, z.array(fieldWriteSchema)]))),
});

/** @param home the thing in whose folder it lies: what it says of any other counts as unreadable. */
export function changesInCheckpoint(text: string, home: string | undefined): CopiedChanges {
  const versions = conflictSides(text);
  const parsed = versions.map((version) => parseCheckpoint(version));
  if (parsed.some((one) => one === 'newer-format')) return { changes: [], trouble: 'newer-format' };
  if (parsed.some((one) => one === 'torn')) return { changes: [], trouble: 'torn' };
  const byStamp = new Map<Stamp, Map<string, Write>>();
  for (const things of parsed as Things[])
    for (const [of, fields] of Object.entries(things)) {
      if (home !== undefined && homeOf(of) !== home) return { changes: [], trouble: 'torn' };
      for (const [field, said] of Object.entries(fields))
        for (const { stamp, ...write } of Array.isArray(said) ? said : [said]) {
          const writes = byStamp.get(stamp) ?? new Map<string, Write>();
          const whole = { of, field, ...write };
          byStamp.set(stamp, writes.set(JSON.stringify(whole), whole));
        }
    }
  const changes = [...byStamp]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stamp, writes]) => ({
      v: archiveFormat,
      stamp,
      // The checkpoint does not say when, nor by whom: the stamp is close to wall time.
      at: new Date(Number(stamp.slice(0, 13))).toISOString(),
      author: '',
      writes: [...writes.values()],
    }));
  if (changes.some((change) => !changeSchema.safeParse(change).success))
    return { changes: [], trouble: 'torn' };
  return { changes: changes.map(storedOf), trouble: null };
}

export const storedOf = (change: Change): StoredChange => ({
  change,
  line: JSON.stringify(change),
  partial: true,
});

type Things = Readonly<Record<string, Readonly<Record<string, FieldWrite | readonly FieldWrite[]>>>>;

function parseCheckpoint(text: string): Things | 'torn' | 'newer-format' {
  try {
    const raw: unknown = JSON.parse(text);
    const { format } = (raw ?? {}) as { format?: unknown };
    if (typeof format === 'number' && format > archiveFormat) return 'newer-format';
    const parsed = checkpointSchema.safeParse(raw);
    return parsed.success ? (parsed.data.things as Things) : 'torn';
  } catch {
    return 'torn';
  }
}

/** The versions that git set one below the other in a file; the text alone where it did not. */
export function conflictSides(text: string): string[] {
  if (!/^<{7}(?: |\r?$)/m.test(text)) return [text];
  const sides: [string[], string[], string[]] = [[], [], []];
  let at: 'all' | 0 | 1 | 2 = 'all';
  let based = false;
  for (const line of text.split('\n')) {
    if (/^<{7}(?: |\r?$)/.test(line)) at = 0;
    else if (/^\|{7}(?: |\r?$)/.test(line) && at !== 'all') {
      at = 2;
      based = true;
    } else if (/^={7}\r?$/.test(line) && at !== 'all') at = 1;
    else if (/^>{7}(?: |\r?$)/.test(line)) at = 'all';
    else if (at === 'all') for (const side of sides) side.push(line);
    else sides[at].push(line);
  }
  return (based ? sides : sides.slice(0, 2)).map((lines) => lines.join('\n'));
}
