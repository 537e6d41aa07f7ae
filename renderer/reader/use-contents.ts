import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { useShared } from './sides.tsx';

const shownContents = 'contents.shown';

export interface ContentsToggle {
  readonly shown: boolean;
  /** Beside the article, not over it. */
  readonly beside: boolean;
  readonly toggle: () => void;
}

/** Whether the contents are shown: beside the article where there is room, else over it; only when asked for. */
export function useContents(): ContentsToggle {
  const preferences = usePreferences();
  // Beside another article there is half the room.
  const least = useShared() ? 2200 : 1360;
  const beside = useMediaQuery(`(min-width: ${least}px)`, true, { getInitialValueInEffect: false });
  const [over, setOver] = useState(false);
  const wanted = preferences.preferences.panes[shownContents] === 1;
  return {
    beside,
    shown: beside ? wanted : over,
    toggle: () => (beside ? changePane(preferences, shownContents, wanted ? 0 : 1) : setOver(!over)),
  };
}
