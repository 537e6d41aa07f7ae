import { useMemo } from 'react';
import type { ReadingLook, ReadingSettings } from '../../archive/contract/reading.ts';
import { reading } from '../../archive/contract/theme.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { type ShownTheme, useTheme } from '../theme/use-theme.ts';
import { useStable } from '../window/stable.ts';

export const calmSettings: ReadingSettings = {
  face: 'serif',
  size: reading.size,
  measure: reading.measure,
  leading: reading.lineHeight,
  theme: 'app',
};

export interface ReadingChoice {
  readonly settings: ReadingSettings;
  readonly look: ReadingLook;
  /** The theme in which the article is shown just now. */
  readonly theme: ShownTheme;
  readonly change: (part: Partial<ReadingSettings>) => void;
}

/** How the person reads, in every article; remembered for them, not in the archive. */
export function useReadingSettings(): ReadingChoice {
  const { preferences, change } = usePreferences();
  const { shown } = useTheme();
  const settings = preferences.reading ?? calmSettings;
  const { face, size, measure, leading } = settings;
  // The same value for as long as it says the same: the page is told of every other one.
  const look = useMemo(() => ({ face, size, measure, leading }), [face, size, measure, leading]);
  const stable = useStable({
    change: (part: Partial<ReadingSettings>) => change({ reading: { ...settings, ...part } }),
  });
  const theme = settings.theme === 'app' ? shown : settings.theme;
  return useMemo(() => ({ settings, look, theme, change: stable.change }), [settings, look, theme, stable]);
}
