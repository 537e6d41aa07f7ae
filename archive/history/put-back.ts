import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import type { Json } from '../storage/register.ts';
import { sameValue, valueNow } from './past.ts';

/** Writes a value that once stood in a field; undefined: there was none, and what says so is written. */
export function putBack(
  archive: Archive,
  draft: Draft,
  of: string,
  field: string,
  value: Json | undefined,
): void {
  const now = valueNow(archive, of, field);
  if (sameValue(now, value)) return;
  if (archive.replica.thing(of)?.get(field)?.kind === 'prose') draft.setProse(of, field, String(value ?? ''));
  else draft.set(of, field, value === undefined ? nothingLike(now) : value);
}

/** A register can't be taken away, only emptied. */
function nothingLike(value: Json | undefined): Json {
  if (typeof value === 'boolean') return false;
  return typeof value === 'string' ? '' : null;
}
