import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { useStable } from '../window/stable.ts';
import { useShared } from './sides.tsx';

const hiddenMargin = 'margin.hidden';

/** Whether the margin is shown: beside the article where there is room, else over it, when asked for. */
export function useMarginBeside(): { shown: boolean; beside: boolean; toggle: () => void } {
  const preferences = usePreferences();
  // Beside another article there is half the room.
  const least = useShared() ? 2000 : 1180;
  const beside = useMediaQuery(`(min-width: ${least}px)`, true, { getInitialValueInEffect: false });
  const [over, setOver] = useState(false);
  const hidden = preferences.preferences.panes[hiddenMargin] === 1;
  const { toggle } = useStable({
    toggle: () => (beside ? changePane(preferences, hiddenMargin, hidden ? 0 : 1) : setOver(!over)),
  });
  const shown = beside ? !hidden : over;
  return useMemo(() => ({ beside, shown, toggle }), [beside, shown, toggle]);
}
