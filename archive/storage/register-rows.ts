/** The registers of a thing as text, for a row of the index. */
import { IndexBroken, sumOf } from './index-file.ts';
import type { Json, ProseVersion, Register, Replaced } from './register.ts';

/** `[field, stamp, value]` of a latest register, `[field, versions, replaced, 0]` of prose. */
type Packed = readonly [string, string, Json] | readonly [string, readonly ProseVersion[], Replaced, 0];

export function packRegisters(thing: ReadonlyMap<string, Register>): string {
  const packed: Packed[] = [];
  for (const [field, register] of thing)
    packed.push(
      register.kind === 'latest'
        ? [field, register.stamp, register.value]
        : [field, register.versions, register.replaced, 0],
    );
  return JSON.stringify(packed);
}

/** Throws {@link IndexBroken} where the row is not as it was written. */
export function unpackRegisters(row: {
  readonly address: string;
  readonly registers: string;
  readonly sum: number;
}): Map<string, Register> {
  if (sumOf(row.address + row.registers) !== row.sum)
    throw new IndexBroken('a row of the index is not as it was written');
  const thing = new Map<string, Register>();
  for (const packed of JSON.parse(row.registers) as Packed[]) {
    if (packed.length === 3) thing.set(packed[0], { kind: 'latest', stamp: packed[1], value: packed[2] });
    else thing.set(packed[0], { kind: 'prose', versions: packed[1], replaced: packed[2] });
  }
  return thing;
}
