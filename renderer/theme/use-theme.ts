import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect } from 'react';
import type { pageThemes } from '../../archive/contract/page.ts';
import type { Preferences } from '../../archive/contract/shell.ts';
import { usePreferences } from '../bridge/preferences.ts';

export type ShownTheme = (typeof pageThemes)[number];

/** The theme that was chosen, the one that `system` comes to just now, and a way to choose another. */
export function useTheme(): {
  chosen: Preferences['theme'];
  shown: ShownTheme;
  choose: (theme: Preferences['theme']) => void;
} {
  const { preferences, change } = usePreferences();
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const system = systemIsDark ? 'dark' : 'light';
  const shown = preferences.theme === 'system' ? system : preferences.theme;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = shown;
  }, [shown]);
  return { chosen: preferences.theme, shown, choose: (theme) => change({ theme }) };
}
