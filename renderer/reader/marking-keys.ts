/** The keys by which marks are made and changed in the reader. */
import { type MarkColor, markColors } from '../../archive/contract/views.ts';
import type { KeyTable } from '../window/keys.ts';
import type { CaretChoice } from './use-caret.ts';
import type { Page } from './use-page.ts';
import type { Tool } from './use-tool.ts';

interface Parts {
  readonly tool: Tool;
  readonly page: Page;
  /** The mark whose ends can be moved. */
  readonly active: string | null;
  readonly caret: CaretChoice;
}

export function markingKeys({ tool, page, active, caret }: Parts): KeyTable {
  const remove = () => active !== null && tool.remove(active);
  const colors = markColors.map((color: MarkColor, at) => [String(at + 1), () => tool.color(color)]);
  const stretching = (['end', 'start'] as const).flatMap((end) =>
    (['word', 'character'] as const).flatMap((by) =>
      ([-1, 1] as const).map((step) => [
        `${end === 'start' ? 'mod+' : ''}${by === 'character' ? 'alt+' : ''}shift+Arrow${step === 1 ? 'Right' : 'Left'}`,
        () => active !== null && page.send({ kind: 'stretch', end, by, step }),
      ]),
    ),
  );
  return {
    ...Object.fromEntries([...colors, ...stretching]),
    n: () => tool.begin('note'),
    t: () => tool.begin('tag'),
    p: () => tool.begin('person'),
    e: () => tool.begin('event'),
    s: () => tool.begin('speech'),
    a: tool.addPiece,
    Delete: remove,
    Backspace: remove,
    F7: caret.toggle,
  };
}
