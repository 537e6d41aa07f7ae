import type { DraftKind } from '../contract/drafts.ts';
import type { Draft } from './draft.ts';

/** Reads drafts where a hostile one does no harm; in the same process in unit tests. */
export interface DraftParser {
  readDraft(path: string, signal?: AbortSignal): Promise<Draft>;
  readWrittenDraft(text: string, kind: Exclude<DraftKind, 'docx'>, signal?: AbortSignal): Promise<Draft>;
}
