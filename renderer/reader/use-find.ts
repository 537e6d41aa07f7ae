/** Finding words in the article that is open: what is asked, and what the page has found. */
import { useRef, useState } from 'react';
import type { Find } from '../../archive/contract/reading.ts';
import type { Finding as FindBarFinding } from '../window/find-bar.tsx';
import type { Page, ReadingMessage } from './use-page.ts';

type Found = Extract<ReadingMessage, { kind: 'found' }>;

export interface Finding extends FindBarFinding {
  readonly open: boolean;
  readonly show: () => void;
  readonly heard: (message: Found) => void;
}

/** Kept for the next article, as people look for the same words in one after the other. */
let last: Find = { words: '', caseMatters: false, accentsMatter: false, wholeWords: false };

export function useFind(send: Page['send']): Finding {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(0);
  const [asked, setAsked] = useState(last);
  const [found, setFound] = useState<Found | null>(null);
  const isOpen = useRef(false);
  const begin = (find: Find) => {
    last = find;
    setAsked(find);
    setFound(null);
    send({ kind: 'find', ...find });
  };
  return {
    open,
    asked,
    found,
    wanted,
    show: () => {
      setWanted((times) => times + 1);
      if (isOpen.current) return;
      isOpen.current = true;
      setOpen(true);
      begin(last);
    },
    change: (part) => begin({ ...asked, ...part }),
    step: (by) => {
      if (isOpen.current) send({ kind: 'find-step', by });
    },
    close: () => {
      isOpen.current = false;
      setOpen(false);
      setFound(null);
      send({ kind: 'find-end', select: true });
    },
    heard: (message) => {
      if (isOpen.current) setFound(message);
    },
  };
}
