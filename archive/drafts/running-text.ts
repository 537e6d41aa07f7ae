/** A story as one running text with its changes accepted, one line a paragraph, and what those changes were. */
import { firstWhere } from '../anchoring/tokens.ts';
import type { CheckedQuotation } from '../contract/drafts.ts';
import type { Story } from './draft.ts';

/** A tracked change, at its place in the running text; what was deleted has no length there. */
interface Edit {
  readonly kind: 'inserted' | 'deleted';
  readonly at: number;
  readonly text: string;
  readonly by: string;
}

export interface RunningParagraph {
  readonly start: number;
  readonly end: number;
  readonly block: boolean;
}

export interface RunningText {
  readonly text: string;
  readonly paragraphs: readonly RunningParagraph[];
  readonly edits: readonly Edit[];
}

export function runningText(story: Story): RunningText {
  const parts: string[] = [];
  const paragraphs: RunningParagraph[] = [];
  const edits: Edit[] = [];
  let length = 0;
  let start = 0;
  let goesOn = false;
  const add = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (const { pieces, block, runsOn } of story.paragraphs) {
    if (!goesOn) start = length;
    for (const { text, change, by = '' } of pieces) {
      const line = text.replaceAll('\n', ' ');
      if (change) edits.push({ kind: change, at: length, text: line, by });
      if (change !== 'deleted') add(line);
    }
    goesOn = runsOn;
    if (goesOn) continue;
    paragraphs.push({ start, end: length, block });
    add('\n');
  }
  if (goesOn) paragraphs.push({ start, end: length, block: false });
  return { text: parts.join(''), paragraphs, edits };
}

/** The edits that touch a stretch. */
export function changesWithin(
  { edits }: RunningText,
  start: number,
  end: number,
): CheckedQuotation['changes'] {
  return touching(edits, start, end).flatMap(({ kind, at, text, by }) => {
    const cut = kind === 'deleted' ? text : text.slice(Math.max(0, start - at), end - at);
    return cut.trim() === '' ? [] : [{ kind, text: cut, by }];
  });
}

/** The stretch as it stood before its edits. */
export function wordsBefore({ text, edits }: RunningText, start: number, end: number): string {
  const parts: string[] = [];
  let next = start;
  for (const edit of touching(edits, start, end)) {
    parts.push(text.slice(next, Math.max(next, edit.at)));
    next = Math.max(next, edit.at);
    if (edit.kind === 'deleted') parts.push(edit.text);
    else next = Math.min(end, edit.at + edit.text.length);
  }
  parts.push(text.slice(next, end));
  return parts.join('');
}

/** They stand in order, none over another. */
function touching(edits: readonly Edit[], start: number, end: number): Edit[] {
  const endOf = ({ kind, at, text }: Edit): number => (kind === 'deleted' ? at : at + text.length);
  const first = firstWhere(edits.length, (at) => endOf(edits[at] as Edit) >= start);
  const after = firstWhere(edits.length, (at) => (edits[at]?.at ?? 0) > end);
  return edits
    .slice(first, after)
    .filter(({ kind, at, text }) => kind === 'deleted' || (at < end && at + text.length > start));
}
