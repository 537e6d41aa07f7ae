/** Every change that is known of an archive, from whatever device, to be looked up by thing and by time. */
import { type Change, withoutDestroyed } from './change.ts';
import { IndexBroken, type IndexFile, type SqlRow, sumOf } from './index-file.ts';
import type { Stamp } from './stamp.ts';

interface LineRow extends SqlRow {
  readonly id: number;
  readonly line: string;
  readonly sum: number;
}

/** A change as a history holds it. */
export interface LoggedChange {
  readonly change: Change;
  /** The line as it was read. */
  readonly line: string;
  /** The device in whose history it stands. */
  readonly writer: string;
}

export class ChangeLog {
  readonly #index: IndexFile;

  constructor(index: IndexFile) {
    this.#index = index;
  }

  /** Whether exactly this line was taken in before, from whatever file. */
  has(stamp: Stamp, line: string): boolean {
    return (
      this.#index.get('SELECT 1 FROM changes WHERE stamp = ? AND digest = ?', stamp, sumOf(line)) !==
      undefined
    );
  }

  /** Takes a change in; `isDestroyed` says of which things no word may be kept. */
  add({ change, line, writer }: LoggedChange, isDestroyed: (address: string) => boolean): number {
    const kept = withoutDestroyed(change, isDestroyed);
    const text = kept === change ? line : JSON.stringify(kept);
    const { lastInsertRowid: id } = this.#index.run(
      'INSERT INTO changes (stamp, digest, writer, line, sum) VALUES (?, ?, ?, ?, ?)',
      change.stamp,
      sumOf(line),
      writer,
      text,
      sumOf(text),
    );
    for (const address of new Set(kept.writes.map(({ of }) => of)))
      this.#index.run('INSERT INTO touched VALUES (?, ?)', address, id);
    return id;
  }

  /** Takes out of every change what it says of a thing that was destroyed. */
  scrub(address: string, isDestroyed: (address: string) => boolean): void {
    for (const row of this.#rows(address)) {
      const text = JSON.stringify(withoutDestroyed(changeOf(row), isDestroyed));
      this.#index.run('UPDATE changes SET line = ?, sum = ? WHERE id = ?', text, sumOf(text), row.id);
    }
  }

  /**
   * Whether a change of that stamp is known to say something of a thing. Of one that was absorbed from a checkpoint
   * only that thing's part is known.
   */
  knows(stamp: Stamp, address: string): boolean {
    return (
      this.#index.get(
        'SELECT 1 FROM changes JOIN touched ON touched.id = changes.id WHERE stamp = ? AND address = ?',
        stamp,
        address,
      ) !== undefined
    );
  }

  find(stamp: Stamp): Change | undefined {
    return this.withStamp(stamp)[0];
  }

  /** All changes under one stamp: more than one only where a history was altered, or was scrubbed. */
  withStamp(stamp: Stamp): Change[] {
    return this.#index
      .all<LineRow>('SELECT id, line, sum FROM changes WHERE stamp = ? ORDER BY digest', stamp)
      .map(changeOf);
  }

  /** All that is known of one stamp: more than one where each says its part, or two machines had one id. */
  allOf(stamp: Stamp): Change[] {
    return this.#index
      .all<LineRow>('SELECT id, line, sum FROM changes WHERE stamp = ? ORDER BY digest', stamp)
      .map(changeOf);
  }

  /**
   * The latest changes first; `of`: only those about a thing or what is below it; `device`: only those that it made;
   * `before`: a stamp, exclusive.
   */
  newest({
    of,
    device,
    before,
    limit,
  }: {
    of?: string | undefined;
    device?: string | undefined;
    before?: Stamp | undefined;
    limit: number;
  }): Change[] {
    const until = before ?? '~';
    const by = device ?? '';
    const rows =
      of === undefined
        ? this.#index.all<LineRow>(
            `SELECT id, line, sum FROM changes WHERE stamp < ? AND (? = '' OR substr(stamp, 21) = ?)
             ORDER BY stamp DESC, digest LIMIT ?`,
            until,
            by,
            by,
            limit,
          )
        : this.#index.all<LineRow>(
            `SELECT id, line, sum FROM changes WHERE stamp < ? AND (? = '' OR substr(stamp, 21) = ?) AND id IN
               (SELECT id FROM touched WHERE address = ? OR (address > ? AND address < ?))
             ORDER BY stamp DESC, digest LIMIT ?`,
            until,
            by,
            by,
            of,
            `${of}/`,
            `${of}0`,
            limit,
          );
    return rows.map(changeOf);
  }

  /** Every change about a thing or what is below it, in the order of stamps. */
  about(address: string): Change[] {
    return this.#rows(address).map(changeOf);
  }

  /** Numbers of those of them that stand in the history of one device, in the order of stamps. */
  numbersBelow(address: string, writer: string): number[] {
    return this.#index
      .all<{ id: number }>(
        `SELECT id FROM changes WHERE writer = ? AND id IN
           (SELECT id FROM touched WHERE address = ? OR (address > ? AND address < ?))
         ORDER BY stamp, digest`,
        writer,
        address,
        `${address}/`,
        `${address}0`,
      )
      .map(({ id }) => id);
  }

  /** Numbers of the changes about exactly this thing, in the order of stamps. */
  numbersAbout(address: string): number[] {
    return this.#index
      .all<{ id: number }>(
        `SELECT id FROM changes WHERE id IN (SELECT id FROM touched WHERE address = ?) ORDER BY stamp, digest`,
        address,
      )
      .map(({ id }) => id);
  }

  /** Changes by the numbers that {@link add} gave them. */
  byNumbers(ids: readonly number[]): Change[] {
    return ids.flatMap((id) => {
      const row = this.#index.get<LineRow>('SELECT id, line, sum FROM changes WHERE id = ?', id);
      return row ? [changeOf(row)] : [];
    });
  }

  /** Number of the last change taken in; grows with every one. */
  get last(): number {
    return this.#index.get<{ last: number }>('SELECT coalesce(max(id), 0) AS last FROM changes')?.last ?? 0;
  }

  /** Addresses that changes taken in after that number are about. */
  touchedSince(number: number): string[] {
    const rows = this.#index.all<LineRow>('SELECT id, line, sum FROM changes WHERE id > ?', number);
    return [...new Set(rows.flatMap((row) => changeOf(row).writes.map(({ of }) => of)))];
  }

  /** The lines of one device's history, with the sums by which they were read, in the order of stamps. */
  linesOf(writer: string): { readonly line: string; readonly digest: number }[] {
    return this.#index.all<LineRow & { digest: number }>(
      'SELECT id, line, sum, digest FROM changes WHERE writer = ? ORDER BY stamp',
      writer,
    );
  }

  /** The latest stamp known of each device. */
  latest(): Map<string, Stamp> {
    const rows = this.#index.all<{ device: string; stamp: string }>('SELECT device, stamp FROM latest');
    return new Map(rows.map(({ device, stamp }) => [device, stamp]));
  }

  noteLatest(device: string, stamp: Stamp): void {
    this.#index.run(
      'INSERT INTO latest VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET stamp = max(stamp, excluded.stamp)',
      device,
      stamp,
    );
  }

  #rows(address: string): LineRow[] {
    return this.#index.all<LineRow>(
      `SELECT id, line, sum FROM changes WHERE id IN
         (SELECT id FROM touched WHERE address = ? OR (address > ? AND address < ?))
       ORDER BY stamp, digest`,
      address,
      `${address}/`,
      `${address}0`,
    );
  }
}

function changeOf({ line, sum }: LineRow): Change {
  if (sumOf(line) !== sum) throw new IndexBroken('a row of the index is not as it was written');
  return JSON.parse(line) as Change;
}
