/**
 * What this device knows of an archive: every register of every thing, merged from histories and checkpoints
 * in whatever order they came. The registers lie in the index; what is in use is kept in memory.
 */
import { type Change, destroyedField, fieldWriteOf } from './change.ts';
import { IndexBroken, IndexFile, type SqlRow, sumOf } from './index-file.ts';
import { homeOf, idOf } from './layout.ts';
import {
  type FieldWrite,
  type Json,
  mergeRegisters,
  type ProseVersion,
  type Register,
  registerOf,
  replacing,
  type VersionName,
} from './register.ts';
import { packRegisters, unpackRegisters } from './register-rows.ts';

export type Thing = ReadonlyMap<string, Register>;

/** Things kept in memory at most; least lately loaded go first. */
const keptThings = 40_000;

interface ThingRow extends SqlRow {
  readonly address: string;
  readonly registers: string;
  readonly sum: number;
}

export class Replica {
  readonly #index: IndexFile;
  readonly #kept = new Map<string, Map<string, Register>>();
  /** Things whose rows in the index are behind. */
  readonly #unwritten = new Set<string>();
  /** Things written since {@link flush} last told of them. */
  readonly #written = new Set<string>();
  readonly #onDestroyed: (address: string) => void;

  constructor(index = IndexFile.inMemory(), onDestroyed: (address: string) => void = () => {}) {
    this.#index = index;
    this.#onDestroyed = onDestroyed;
  }

  apply(change: Change): void {
    for (const write of change.writes) this.learn(write.of, write.field, fieldWriteOf(change, write));
  }

  learn(address: string, field: string, write: FieldWrite): void {
    if (field === destroyedField && write.value === true) {
      this.#destroy(address, write);
      return;
    }
    if (this.isDestroyed(address)) return;
    this.#merge(address, field, registerOf(write));
  }

  #merge(address: string, field: string, register: Register): void {
    const thing = this.#loaded(address) ?? this.#keep(address, new Map<string, Register>());
    const known = thing.get(field);
    thing.set(field, known ? mergeRegisters(known, register) : register);
    this.#unwritten.add(address);
  }

  #destroy(address: string, write: FieldWrite): void {
    if (this.isDestroyed(parentOf(address))) return;
    const first = !this.#loaded(address)?.has(destroyedField);
    if (first) {
      this.#write();
      for (const below of this.#below(address)) {
        this.#kept.delete(below);
        this.#index.run('DELETE FROM things WHERE address = ?', below);
      }
      this.#keep(address, new Map());
    }
    this.#merge(address, destroyedField, registerOf(write));
    if (first) this.#onDestroyed(address);
  }

  /** Whether a thing, or one that it is part of, was destroyed. */
  isDestroyed(address: string): boolean {
    for (let of = address; of !== ''; of = parentOf(of))
      if (this.#loaded(of)?.has(destroyedField)) return true;
    return false;
  }

  /** Writes what was learned into the index; answers the addresses of the things that differ. */
  flush(): string[] {
    this.#write();
    const written = [...this.#written];
    this.#written.clear();
    this.#letGo();
    return written;
  }

  #write(): void {
    for (const address of this.#unwritten) {
      this.#written.add(address);
      const thing = this.#kept.get(address);
      if (!thing) continue;
      const registers = packRegisters(thing);
      const home = homeOf(address);
      this.#index.run(
        `INSERT INTO things (address, id, home, noun, trashed, unsettled, registers, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (address) DO UPDATE SET trashed = excluded.trashed, unsettled = excluded.unsettled,
           registers = excluded.registers, sum = excluded.sum`,
        address,
        idOf(address),
        home,
        home === address && !thing.has(destroyedField) ? nounOf(address) : null,
        isTrue(thing.get('trashed')) ? 1 : 0,
        unsettledFields(thing).length > 0 ? 1 : 0,
        registers,
        sumOf(address + registers),
      );
      if (home === address && thing.has(destroyedField))
        this.#index.run('UPDATE things SET noun = NULL WHERE address = ?', address);
    }
    this.#unwritten.clear();
  }

  /** Forgets what is kept in memory: another process has written into the index, or it was made anew. */
  forget(): void {
    this.#kept.clear();
    this.#unwritten.clear();
    this.#written.clear();
  }

  /** What is known of a thing; undefined where that is nothing, or it was destroyed. */
  thing(address: string): Thing | undefined {
    const thing = this.#loaded(address);
    return thing?.has(destroyedField) ? undefined : thing;
  }

  /** The address of the thing with an id, whatever it is. */
  addressOf(id: string): string | undefined {
    const rows = this.#index.all<{ address: string }>(
      "SELECT address FROM things WHERE id = ? AND home <> 'settings' ORDER BY number",
      id,
    );
    return rows.map(({ address }) => address).find((address) => !this.isDestroyed(address));
  }

  /** Addresses of the homes of one noun, such as `articles`, in the order in which they became known. */
  homes(noun: string): string[] {
    return this.#index
      .all<{ address: string; home: string }>(
        'SELECT address, home FROM things WHERE noun = ? ORDER BY number',
        noun,
      )
      .map(({ address, home }) => {
        if (address !== home) throw new IndexBroken('a row of the index is not as it was written');
        return address;
      });
  }

  /** Addresses of the things of one noun below a home, such as the annotations of an article. */
  below(home: string, noun: string): string[] {
    const rows = this.#index.all<ThingRow>(
      'SELECT address, registers, sum FROM things WHERE home = ? AND address > ? AND address < ? ORDER BY number',
      home,
      `${home}/${noun}/`,
      `${home}/${noun}0`,
    );
    const found: string[] = [];
    for (const row of rows) {
      // They are about to be read.
      const thing = this.#kept.get(row.address) ?? this.#keep(row.address, unpackRegisters(row));
      if (!thing.has(destroyedField)) found.push(row.address);
    }
    return found;
  }

  /** Addresses of everything of which something is known, in no order that means anything. */
  addresses(): string[] {
    return this.#index.all<{ address: string }>('SELECT address FROM things').map(({ address }) => address);
  }

  /** Addresses of the things that are in the trash. */
  trashed(): string[] {
    return this.#index
      .all<{ address: string }>('SELECT address FROM things WHERE trashed ORDER BY address')
      .map(({ address }) => address);
  }

  /** Prose of which several versions were written at once and not settled yet. */
  unsettled(): { readonly address: string; readonly field: string }[] {
    return this.#index
      .all<{ address: string }>('SELECT address FROM things WHERE unsettled ORDER BY address')
      .flatMap(({ address }) =>
        unsettledFields(this.#loaded(address) ?? new Map()).map((field) => ({ address, field })),
      );
  }

  /** Of prose with several versions the latest one: who shows or carries prose asks for `versions`. */
  value(address: string, field: string): Json | undefined {
    const register = this.#loaded(address)?.get(field);
    return register?.kind === 'prose' ? register.versions.at(-1)?.value : register?.value;
  }

  /** The versions of a field of prose, oldest first: one where it is settled, none where nothing is known. */
  versions(address: string, field: string): readonly ProseVersion[] {
    const register = this.#loaded(address)?.get(field);
    if (register === undefined) return [];
    return register.kind === 'prose' ? register.versions : [{ stamp: register.stamp, value: register.value }];
  }

  /** What a write of prose names: all versions that stand here, or only those that its writer was shown. */
  replacing(address: string, field: string, isShown?: (name: VersionName) => boolean): VersionName[] {
    return replacing(this.#loaded(address)?.get(field), isShown);
  }

  /** Fields below a prefix with their values: the elements of a set, such as `people/…` of an annotation. */
  elements(address: string, prefix: string): [element: string, value: Json][] {
    const found: [string, Json][] = [];
    for (const [field, register] of this.#loaded(address) ?? []) {
      if (!field.startsWith(`${prefix}/`) || register.kind !== 'latest') continue;
      found.push([field.slice(prefix.length + 1), register.value]);
    }
    return found;
  }

  #below(address: string): string[] {
    return this.#index
      .all<{ address: string }>(
        'SELECT address FROM things WHERE address > ? AND address < ?',
        `${address}/`,
        `${address}0`,
      )
      .map((row) => row.address);
  }

  #loaded(address: string): Map<string, Register> | undefined {
    const kept = this.#kept.get(address);
    if (kept) return kept;
    const row = this.#index.get<ThingRow>(
      'SELECT address, registers, sum FROM things WHERE address = ?',
      address,
    );
    return row && this.#keep(address, unpackRegisters(row));
  }

  #keep(address: string, thing: Map<string, Register>): Map<string, Register> {
    if (this.#kept.size > keptThings * 1.5) this.#letGo();
    this.#kept.set(address, thing);
    return thing;
  }

  #letGo(): void {
    if (this.#unwritten.size > 0) return;
    for (const address of this.#kept.keys()) {
      if (this.#kept.size <= keptThings) return;
      this.#kept.delete(address);
    }
  }
}

/** `articles/a/annotations/b` is part of `articles/a`, which is part of nothing. */
function parentOf(address: string): string {
  const parts = address.split('/');
  return parts.length > 2 ? parts.slice(0, -2).join('/') : '';
}

const nounOf = (home: string): string => home.split('/', 1)[0] ?? '';

const isTrue = (register: Register | undefined): boolean =>
  register?.kind === 'latest' && register.value === true;

function unsettledFields(thing: Thing): string[] {
  return [...thing]
    .filter(([, register]) => register.kind === 'prose' && register.versions.length > 1)
    .map(([field]) => field);
}
