import { useMemo, useState } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { useStable } from '../window/stable.ts';

const shownContents = 'contents.shown';

export interface ContentsToggle {
  readonly shown: boolean;
  /** Beside the article, not over it. */
  readonly beside: boolean;
  readonly toggle: () => void;
}

/** CSS pixels of the pane, about, and of the article that must be left beside it. */
const paneWidth = 248;
const leastArticle = 470;

/**
 * Whether the contents are shown: beside the article where there is room, else over it; only when asked for. `room`:
 * what the article and its contents have together, in CSS pixels.
 */
export function useContents(room: number): ContentsToggle {
  const preferences = usePreferences();
  const [over, setOver] = useState(false);
  const beside = room >= paneWidth + leastArticle;
  const wanted = preferences.preferences.panes[shownContents] === 1;
  const { toggle } = useStable({
    toggle: () => (beside ? changePane(preferences, shownContents, wanted ? 0 : 1) : setOver(!over)),
  });
  const shown = beside ? wanted : over;
  return useMemo(() => ({ beside, shown, toggle }), [beside, shown, toggle]);
}
