/** Pairs that the person at this device will decide on later: no knowledge of the archive, so that it is not shared. */
import type { Archive } from '../storage/archive.ts';

const noted = 'desk.later';
/** Of those that were put off first none is remembered beyond. */
const most = 5_000;

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** By the homes of the two. */
export function putOff(archive: Archive): (a: string, b: string) => boolean {
  const keys = new Set(keysIn(archive));
  return (a, b) => keys.has(keyOf(a, b));
}

export function putPairOff(archive: Archive, a: string, b: string, later: boolean): void {
  const key = keyOf(a, b);
  const others = keysIn(archive).filter((one) => one !== key);
  archive.note(noted, JSON.stringify((later ? [...others, key] : others).slice(-most)));
}

function keysIn(archive: Archive): string[] {
  try {
    const keys: unknown = JSON.parse(archive.noted(noted) ?? '[]');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
