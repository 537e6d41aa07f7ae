/** Where the keys lead from a row of the list. */
import type { KeyboardEvent } from 'react';

interface Place {
  readonly active: number;
  readonly total: number;
  /** Rows that are seen at once. */
  readonly seen: number;
}

/** The row that a key leads to, or undefined where it leads nowhere. */
export function rowAfterKey(key: string, { active, total, seen }: Place): number | undefined {
  const step = Math.max(1, seen - 1);
  const to = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + step,
    PageUp: active - step,
    Home: 0,
    End: total - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
}

export interface RowCommands {
  readonly toggle: () => void;
  readonly all: () => void;
  /** Answers whether anything was selected. */
  readonly none: () => boolean;
  readonly trash: () => void;
}

/** The keys that do something to rows; answers whether it was one. */
export function commandOfKey(event: KeyboardEvent, commands: RowCommands): boolean {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey || (mod && event.key.toLowerCase() !== 'a')) return false;
  switch (event.key) {
    case ' ':
      commands.toggle();
      return true;
    case 'a':
    case 'A':
      if (mod) commands.all();
      return mod;
    case 'Escape':
      return commands.none();
    case 'Delete':
      commands.trash();
      return true;
    default:
      return false;
  }
}
