/** Absorbing: what a conflict copy says and no other file says is appended to this device's own history. */
import type { Archive } from '../storage/archive.ts';
import { type Change, destroyedField, fieldWriteOf, type Write } from '../storage/change.ts';
import { mergeRegisters, registerOf } from '../storage/register.ts';
import { type StoredChange, storedOf } from './copied-changes.ts';

/** Bytes appended under one hold of the lock, so that other writers get their turn. */
const bytesAHold = 200_000;

/** Appends those of the changes that are not known here; on the disk when it returns. Answers how many they were. */
export function absorbChanges(archive: Archive, found: readonly StoredChange[]): number {
  let absorbed = 0;
  for (const part of inParts(found)) {
    archive.refresh();
    const lines = part.flatMap((stored) => newIn(archive, stored));
    if (lines.length > 0) absorbed += archive.absorb(lines);
  }
  return absorbed;
}

function* inParts(found: readonly StoredChange[]): Generator<StoredChange[]> {
  let part: StoredChange[] = [];
  let bytes = 0;
  for (const stored of found) {
    part.push(stored);
    bytes += stored.line.length;
    if (bytes < bytesAHold) continue;
    yield part;
    part = [];
    bytes = 0;
  }
  if (part.length > 0) yield part;
}

/** The line to append, with what of it is new; none where all of it is known. */
function newIn(archive: Archive, { change, line, partial }: StoredChange): string[] {
  const learnable = change.writes.filter((write) => !isDestroyed(archive, write));
  const logged = archive.log.allOf(change.stamp).flatMap(({ writes }) => writes);
  const said = new Set(logged.map(partial ? text : words));
  const fresh = learnable.filter((write) =>
    partial
      ? addsTo(archive, change, write) || !(said.has(text(write)) || isHeld(archive, change, write))
      : !said.has(words(write)),
  );
  if (fresh.length === 0) return [];
  // As it stands, also fields that are not known here; only a checkpoint's part of a change is put together anew.
  if (!partial && learnable.length === change.writes.length) return [line];
  return [storedOf({ ...change, writes: partial ? fresh : learnable }).line];
}

/** Whatever the order in which another program wrote the keys. */
function words({ of, field, value, replaces, seen }: Write): string {
  return JSON.stringify([of, field, value, replaces ?? null, seen ?? null]);
}

/** A checkpoint names all that was replaced until it was written; the line, what it replaced itself. */
const text = ({ of, field, value }: Write): string => JSON.stringify([of, field, value]);

function addsTo(archive: Archive, change: Change, write: Write): boolean {
  const known = archive.replica.thing(write.of)?.get(write.field);
  const merged = known && mergeRegisters(known, registerOf(fieldWriteOf(change, write)));
  return JSON.stringify(merged) !== JSON.stringify(known) || known === undefined;
}

/** Known from the checkpoint of which this is a copy: no history says it, but a file that stays does. */
function isHeld(archive: Archive, change: Change, { of, field }: Write): boolean {
  const known = archive.replica.thing(of)?.get(field);
  if (!known) return false;
  return known.kind === 'latest'
    ? known.stamp === change.stamp
    : known.versions.some(({ stamp }) => stamp === change.stamp);
}

/** Of what was destroyed nothing is learned again (`docs/SYNC.md`, "Destroy"). */
function isDestroyed({ replica }: Archive, { of, field }: Write): boolean {
  return field !== destroyedField && replica.isDestroyed(of);
}
