/** What was found of marks in the newest texts of their articles: kept in the index, never in the archive. */
import * as z from 'zod';
import type { Found } from '../anchoring/find-target.ts';
import { type AnchorState, anchorStateSchema, placeSchema } from '../contract/views.ts';
import { type IndexFile, sumOf } from '../storage/index-file.ts';
import type { AnnotationRecord } from './annotation.ts';

/** Changes with whatever decides where a mark is looked for. */
export function targetKey({ target, placed }: AnnotationRecord): string {
  return String(sumOf(JSON.stringify([target, placed])));
}

/** State of `marks.address` in the newest capture, in SQL; `waiting` where nobody has looked. */
export const stateOfMark = `coalesce((
  SELECT CASE WHEN cited.text = newest.text THEN 'exact' ELSE
    (SELECT state FROM anchors WHERE mark = cited.mark AND target = cited.target AND anchors.text = newest.text) END
  FROM cited JOIN newest USING (article) WHERE cited.mark = marks.address), 'waiting')`;

const storedSchema = z.object({
  place: placeSchema.nullable(),
  further: z.array(placeSchema),
  words: z.string().nullable(),
});

export interface KnownAnchor {
  readonly found: Found;
  readonly witnessed: boolean;
}

/** What was found before, where nothing has changed that would change it. */
export function knownAnchor(
  index: IndexFile,
  record: AnnotationRecord,
  textSha256: string,
): KnownAnchor | undefined {
  const row = index.get<{ witnessed: number; state: AnchorState; found: string }>(
    'SELECT witnessed, state, found FROM anchors WHERE mark = ? AND target = ? AND text = ?',
    record.address,
    targetKey(record),
    textSha256,
  );
  if (!row) return undefined;
  const state = anchorStateSchema.exclude(['waiting']).parse(row.state);
  return { found: { state, ...storedSchema.parse(JSON.parse(row.found)) }, witnessed: row.witnessed === 1 };
}

/** Keeps what was found in the newest text of an article. */
export function noteAnchor(
  index: IndexFile,
  record: AnnotationRecord,
  textSha256: string,
  { found: { state, ...found }, witnessed }: KnownAnchor,
): void {
  index.run(
    'INSERT OR REPLACE INTO anchors VALUES (?, ?, ?, ?, ?, ?)',
    record.address,
    targetKey(record),
    textSha256,
    witnessed ? 1 : 0,
    state,
    JSON.stringify(found),
  );
}
