/** What two lists of the same things have not in common, told by the things alone, without looking into them. */

export interface ListChanges<T> {
  readonly out: readonly T[];
  readonly come: readonly T[];
}

/** Their beginnings and ends are mostly the same: only what lies between is compared. */
export function listChanges<T extends object>(before: readonly T[], after: readonly T[]): ListChanges<T> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length === 0 || now.length === 0) return { out: old, come: now };
  const [was, is] = [new Set(old), new Set(now)];
  return { out: old.filter((one) => !is.has(one)), come: now.filter((one) => !was.has(one)) };
}

/** Up to so many are each looked for. */
const few = 32;

/** A sorted list without some of its members and with others, each in its place. */
export function changedList<T extends object>(
  list: readonly T[],
  { out, come }: ListChanges<T>,
  order: (a: T, b: T) => number,
): readonly T[] {
  if (out.length + come.length === 0) return list;
  if (out.length + come.length > few) {
    const gone = new Set(out);
    return [...list.filter((one) => !gone.has(one)), ...come].sort(order);
  }
  const result = [...list];
  for (const one of out) {
    const at = result.indexOf(one);
    if (at >= 0) result.splice(at, 1);
  }
  for (const one of come) {
    let low = 0;
    let high = result.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(result[middle] as T, one) <= 0) low = middle + 1;
      else high = middle;
    }
    result.splice(low, 0, one);
  }
  return result;
}
