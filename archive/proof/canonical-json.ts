/** JSON with its keys in order: the same value gives the same bytes on every machine. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(ordered(value), null, 1)}\n`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
}
