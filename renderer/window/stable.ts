/** Values that stay the same while they say the same: what is shown of them is not drawn anew. */
import { useRef } from 'react';

type Actions = Readonly<Record<string, (...given: never[]) => unknown>>;

/** The same functions at every drawing; each does what the one of the last drawing did. */
export function useStable<A extends Actions>(actions: A): A {
  const latest = useRef(actions);
  latest.current = actions;
  const stable = useRef<A>(undefined);
  stable.current ??= Object.fromEntries(
    Object.keys(actions).map((name) => [name, (...given: never[]) => latest.current[name]?.(...given)]),
  ) as A;
  return stable.current;
}

/** The value as it was, for as long as all its members are the same. */
export function useSame<T extends object>(value: T): T;
export function useSame<T extends object>(value: T | undefined): T | undefined;
export function useSame<T extends object>(value: T | undefined): T | undefined {
  const before = useRef(value);
  if (!isSame(before.current, value)) before.current = value;
  return before.current;
}

function isSame(a: object | undefined, b: object | undefined): boolean {
  if (!a || !b) return a === b;
  const [members, others] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    members.length === others.size && members.every(([name, value]) => Object.is(value, others.get(name)))
  );
}
