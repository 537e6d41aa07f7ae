import { useState } from 'react';
import type { BriefingCheck } from '../../../archive/contract/drafts.ts';
import { act } from '../../bridge/acting.ts';
import { whenSaved } from '../../window/undo.ts';

/** The quote check of a briefing: made when it is asked for, and before every export. */
export function useQuoteCheck(id: string) {
  const [checking, setChecking] = useState(false);
  const [shown, setShown] = useState<BriefingCheck | null>(null);
  const check = async (): Promise<BriefingCheck | null> => {
    setChecking(true);
    // Words that are still being typed are saved when their field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await whenSaved();
    const found = await act('briefings.check', { id }, { failed: 'The quotations were not checked' });
    setChecking(false);
    return found;
  };
  return { checking, shown, show: setShown, check };
}
