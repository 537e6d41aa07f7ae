/** The caret in the article: whether this person reads with one, and what it comes upon. */
import { useEffect } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { say } from '../window/said.tsx';
import type { Page } from './use-page.ts';

const caretPane = 'reader.caret';

export interface CaretChoice {
  readonly on: boolean;
  readonly toggle: () => void;
}

export function useCaretChoice(): CaretChoice {
  const preferences = usePreferences();
  const on = preferences.preferences.panes[caretPane] === 1;
  return {
    on,
    toggle: () => {
      changePane(preferences, caretPane, on ? 0 : 1);
      say(on ? 'Caret off.' : 'Caret on: arrow keys go through the article, with Shift they select.');
    },
  };
}

/** Keeps the page's caret as the person wants it; it takes the focus when it is turned on. */
export function useCaret({ send, state, frame }: Page, { on }: CaretChoice): void {
  const ready = state.kind === 'ready';
  useEffect(() => {
    if (ready) send({ kind: 'caret', on });
    if (ready && on) frame.current?.focus();
  }, [ready, on, send, frame]);
}
