/**
 * Reading registers as the types that they should hold. What stands in an archive may come from anywhere: a
 * value of another type counts as absent, and stays where it is.
 */
import type { Replica } from './replica.ts';

export function readText(replica: Replica, address: string, field: string): string {
  const value = replica.value(address, field);
  return typeof value === 'string' ? value : '';
}

export function readTextOrNull(replica: Replica, address: string, field: string): string | null {
  return readText(replica, address, field) || null;
}

export function readList(replica: Replica, address: string, field: string): string[] {
  const value = replica.value(address, field);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The elements of a set that are present. */
export function readSet(replica: Replica, address: string, set: string): string[] {
  return replica
    .elements(address, set)
    .filter(([, present]) => present === true)
    .map(([element]) => element);
}
