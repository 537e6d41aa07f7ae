/**
 * Origins: where chains of derivation end. A wire story in two papers is one origin, whether the story itself is in
 * the archive or not. Articles that derive from each other in a ring are one origin, too: nobody can say which of them
 * was first.
 */

type Derivations = ReadonlyMap<string, readonly string[]>;

/**
 * Ids of the origins of each article that derives from something; of a ring the smallest of its ids. Who derives from
 * nothing is not in the map: it is its own origin.
 */
export function originsOfAll(derivations: Derivations): ReadonlyMap<string, readonly string[]> {
  const origins = new Map<string, readonly string[]>();
  // Rings come after all that they derive from (Tarjan, 1972).
  for (const ring of ringsOf(derivations)) {
    const inside = new Set(ring);
    const outside = ring.flatMap((id) => (derivations.get(id) ?? []).filter((from) => !inside.has(from)));
    const ends =
      outside.length === 0
        ? [[...ring].sort()[0] ?? '']
        : [...new Set(outside.flatMap((from) => origins.get(from) ?? [from]))].sort();
    for (const id of ring) origins.set(id, ends);
  }
  return origins;
}

/** Strongly connected components, each after those that it leads to; without recursion, as chains may be long. */
function ringsOf(derivations: Derivations): string[][] {
  const rings: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const enter = (id: string): void => {
    order.set(id, order.size);
    lowest.set(id, order.get(id) ?? 0);
    open.push(id);
    isOpen.add(id);
  };
  const lower = (id: string, to: number | undefined): void => {
    lowest.set(id, Math.min(lowest.get(id) ?? 0, to ?? 0));
  };
  for (const start of derivations.keys()) {
    if (order.has(start)) continue;
    enter(start);
    const path = [{ id: start, next: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const to = derivations.get(step.id)?.[step.next++];
      if (to !== undefined) {
        if (!order.has(to)) {
          enter(to);
          path.push({ id: to, next: 0 });
        } else if (isOpen.has(to)) lower(step.id, order.get(to));
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) lower(before.id, lowest.get(step.id));
      if (lowest.get(step.id) !== order.get(step.id)) continue;
      const ring = open.splice(open.lastIndexOf(step.id));
      for (const id of ring) isOpen.delete(id);
      rings.push(ring);
    }
  }
  return rings;
}

/** Steps of the search for a smaller number, beyond which the number that is known is answered. */
const patience = 20_000;

/**
 * The least number of origins that can account for all of these articles, so that what is said to be told
 * independently never exceeds what can be: who derives from two origins may have this from either of them.
 */
export function leastOrigins(sources: readonly (readonly string[])[]): number {
  const certain = new Set(sources.filter((origins) => origins.length === 1).flat());
  const open = [
    ...new Map(
      sources
        .filter((origins) => !origins.some((origin) => certain.has(origin)))
        .map((origins) => [origins.join(' '), origins] as const),
    ).values(),
  ];
  return certain.size + leastFor(open);
}

function leastFor(open: readonly (readonly string[])[]): number {
  let least = open.length;
  let steps = 0;
  const search = (left: readonly (readonly string[])[], taken: number): void => {
    if (left.length === 0) least = Math.min(least, taken);
    const [first] = left;
    if (!first || taken + 1 >= least || ++steps > patience) return;
    // What accounts for most comes first: the search soon knows a small number, and needs not look beyond it.
    const ways = first
      .map((origin) => left.filter((origins) => !origins.includes(origin)))
      .sort((a, b) => a.length - b.length);
    for (const way of ways) search(way, taken + 1);
  };
  search(open, 0);
  return least;
}
