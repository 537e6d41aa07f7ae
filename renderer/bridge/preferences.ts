import { useCallback } from 'react';
import type { Preferences } from '../../archive/contract/shell.ts';
import { useAnswer } from './answers.ts';
import { keyOf, queryClient } from './cache.ts';
import { ask } from './client.ts';

const key = keyOf('shell.preferences', {});
const initial: Preferences = { theme: 'system', paper: 'A4', panes: {} };

export function usePreferences(): {
  preferences: Preferences;
  change: (part: Partial<Preferences>) => void;
} {
  const { data } = useAnswer('shell.preferences', {});
  const change = useCallback((part: Partial<Preferences>) => {
    const before = queryClient.getQueryData<Preferences>(key) ?? initial;
    queryClient.setQueryData<Preferences>(key, { ...before, ...part });
    // A preference that could not be kept is not worth a notice: it holds until the window closes.
    ask('shell.setPreferences', part).catch(() => undefined);
  }, []);
  return { preferences: data ?? initial, change };
}

/** Remembers one pane's number among the others. */
export function changePane(
  { preferences, change }: ReturnType<typeof usePreferences>,
  name: string,
  value: number,
): void {
  change({ panes: { ...preferences.panes, [name]: value } });
}
