/** The briefings that are open side by side, in order. */
import { createContext, useContext } from 'react';
import { go } from '../../window/travel.ts';

export const Beside = createContext<readonly string[]>([]);

/** Those beside one of them. */
export const useOthers = (id: string): readonly string[] => useContext(Beside).filter((one) => one !== id);

/** Opens these, the first being the one whose list is shown; none: the list alone. */
export function openSideBySide([id, ...beside]: readonly string[]): void {
  go(
    id === undefined ? { kind: 'briefings' } : { kind: 'briefing', id, ...(beside.length > 0 && { beside }) },
  );
}
