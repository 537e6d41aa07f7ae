/** Which panes stand beside the sheets: remembered where there is room for them, and out of the way where there is not. */
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { changePane, usePreferences } from '../../bridge/preferences.ts';

/** To the right: what can be quoted, or the printed pages. */
export const sidePanes = ['passages', 'pages'] as const;
export type SidePane = (typeof sidePanes)[number];

const sideNumber = 'composer.side';
const outlineNumber = 'composer.outline';
const none = 0;

export function usePanes(columns: number) {
  const preferences = usePreferences();
  const { panes } = preferences.preferences;
  const roomy = useMediaQuery(`(min-width: ${columns > 1 ? 1560 : 1180}px)`, true, {
    getInitialValueInEffect: false,
  });
  const wide = useMediaQuery(`(min-width: ${columns > 1 ? 1900 : 1480}px)`, true, {
    getInitialValueInEffect: false,
  });
  // Over the sheet for the moment, on a window that has no room beside it.
  const [over, setOver] = useState<{ side: SidePane | null; outline: boolean }>({
    side: null,
    outline: false,
  });
  const remembered = panes[sideNumber] ?? sidePanes.indexOf('passages') + 1;
  const side = roomy ? (sidePanes[remembered - 1] ?? null) : over.side;
  const outline = wide ? panes[outlineNumber] === 1 : over.outline;
  return {
    side,
    outline,
    sideOver: !roomy,
    outlineOver: !wide,
    toggleSide: (pane: SidePane) => {
      const next = side === pane ? null : pane;
      if (roomy) changePane(preferences, sideNumber, next ? sidePanes.indexOf(next) + 1 : none);
      else setOver({ side: next, outline: false });
    },
    toggleOutline: () => {
      if (wide) changePane(preferences, outlineNumber, outline ? none : 1);
      else setOver((old) => ({ side: old.side, outline: !outline }));
    },
  };
}
