/** Everything that is derived from registers in the index of an archive; articles count their marks. */
import { anchorRows } from '../annotations/anchor-rows.ts';
import { markRows } from '../annotations/mark-rows.ts';
import { tagRows } from '../annotations/tag-rows.ts';
import { articleRows } from '../articles/article-rows.ts';
import { derivationRows } from '../matrix/derivation-rows.ts';
import { stanceRows } from '../matrix/stance-rows.ts';
import { recordChanges } from '../namedesk/record-changes.ts';
import { guessRows } from '../names/guess-rows.ts';
import { mentionRows } from '../names/mention-rows.ts';
import { identityRows } from '../records/identity-rows.ts';
import { tieRows } from '../records/tie-rows.ts';
import { speechRows } from '../statements/speech-rows.ts';
import type { IndexedRows } from '../storage/archive.ts';

export const indexedRows: readonly IndexedRows[] = [
  markRows,
  tagRows,
  anchorRows,
  articleRows,
  mentionRows,
  guessRows,
  identityRows,
  tieRows,
  stanceRows,
  derivationRows,
  recordChanges,
  speechRows,
];
