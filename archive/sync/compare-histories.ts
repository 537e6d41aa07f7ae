/** Two versions of one history file: which of them says all that the other says. Pure. */
const newline = 0x0a;

export type HistoryComparison =
  | { readonly kind: 'same' }
  /** The other version is this one's beginning, or says nothing else but what has been destroyed since. */
  | { readonly kind: 'holds'; readonly side: 'here' | 'there'; readonly added: readonly string[] }
  /** Each says what the other does not. */
  | {
      readonly kind: 'parted';
      readonly onlyHere: readonly string[];
      readonly onlyThere: readonly string[];
      /** The sides on which whole lines can't be read that the other side does not have. */
      readonly unreadable: readonly ('here' | 'there')[];
    };

export function compareHistories(here: Buffer, there: Buffer): HistoryComparison {
  const a = wholeLines(here);
  const b = wholeLines(there);
  if (a.equals(b)) return { kind: 'same' };
  if (isBeginning(a, b)) return longer('there', linesOf(b.subarray(a.length)));
  if (isBeginning(b, a)) return longer('here', linesOf(a.subarray(b.length)));
  return compareLines(linesOf(a), linesOf(b));
}

/** A longer file that adds nothing readable was damaged at its end (a crash may leave zeros): it adds nothing. */
function longer(side: 'here' | 'there', added: readonly string[]): HistoryComparison {
  if (added.some((line) => stampOf(line) !== undefined)) return { kind: 'holds', side, added };
  return side === 'here'
    ? { kind: 'parted', onlyHere: [], onlyThere: [], unreadable: ['here'] }
    : { kind: 'parted', onlyHere: [], onlyThere: [], unreadable: ['there'] };
}

function compareLines(here: readonly string[], there: readonly string[]): HistoryComparison {
  const onlyHere = without(here, there);
  const onlyThere = without(there, here);
  const leftHere = onlyHere.filter((line) => !isScrubbedIn(line, onlyThere));
  const leftThere = onlyThere.filter((line) => !isScrubbedIn(line, onlyHere));
  if (onlyHere.length === 0 && onlyThere.length === 0) return { kind: 'same' };
  if (leftHere.length === 0 && leftThere.length > 0 && onlyThere.every(isReadable))
    return { kind: 'holds', side: 'there', added: onlyThere };
  if (leftThere.length === 0 && leftHere.length > 0 && onlyHere.every(isReadable))
    return { kind: 'holds', side: 'here', added: onlyHere };
  const unreadable: ('here' | 'there')[] = [];
  if (!onlyHere.every(isReadable)) unreadable.push('here');
  if (!onlyThere.every(isReadable)) unreadable.push('there');
  return {
    kind: 'parted',
    onlyHere: leftHere.filter(isReadable),
    onlyThere: leftThere.filter(isReadable),
    unreadable,
  };
}

/** Whether another version says the same change with some of it destroyed. */
function isScrubbedIn(line: string, others: readonly string[]): boolean {
  const stamp = stampOf(line);
  if (stamp === undefined) return false;
  return others.some((other) => stampOf(other) === stamp && isScrubOf(rawChange(other), rawChange(line)));
}

interface RawWrite {
  readonly of?: unknown;
  readonly field?: unknown;
  readonly value?: unknown;
}

function isScrubOf(scrubbed: unknown, full: unknown): boolean {
  const a = writesOf(scrubbed);
  const b = writesOf(full);
  const records = a.filter(isDestroyed);
  if (records.length === 0) return false;
  // What was written of other things must stand there as it was.
  const kept = new Set(a.map((write) => JSON.stringify(write)));
  return b.every(
    (write) =>
      kept.has(JSON.stringify(write)) ||
      records.some(({ of }) => write.of === of || String(write.of).startsWith(`${String(of)}/`)),
  );
}

const isDestroyed = ({ field, value }: RawWrite): boolean => field === 'destroyed' && value === true;

function writesOf(change: unknown): readonly RawWrite[] {
  const { writes } = (change ?? {}) as { writes?: unknown };
  return Array.isArray(writes) ? (writes as RawWrite[]) : [];
}

function rawChange(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The stamp of a line that is a change, of whatever format. */
function stampOf(line: string): string | undefined {
  const { stamp } = (rawChange(line) ?? {}) as { stamp?: unknown };
  return typeof stamp === 'string' ? stamp : undefined;
}

/** A line of a newer format counts as readable: it is somebody's change, and is not to be lost. */
const isReadable = (line: string): boolean => stampOf(line) !== undefined;

/** Without what follows the last line break: it is still being written, and nobody was told that it is safe. */
export const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf(newline) + 1);

export const linesOf = (bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

const isBeginning = (short: Buffer, long: Buffer): boolean =>
  short.length < long.length && long.subarray(0, short.length).equals(short);

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return [...new Set(lines)].filter((line) => !known.has(line));
}
