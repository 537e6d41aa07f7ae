/** Who takes files that are dropped on the window: the screen that asks for them, else the library. */
import { useEffect } from 'react';

interface DropTaker {
  /** What letting go does, while files are over the window: “Drop to verify it”. */
  readonly title: string;
  readonly words: string;
  readonly take: (files: readonly File[]) => void;
}

let takers: readonly DropTaker[] = [];

/** The screen that was shown last and takes files; undefined where none does. */
export const dropTaker = (): DropTaker | undefined => takers.at(-1);

/** Takes files that are dropped while the screen is shown. The taker must be one and the same at every rendering. */
export function useDropTaker(taker: DropTaker): void {
  useEffect(() => {
    takers = [...takers, taker];
    return () => {
      takers = takers.filter((one) => one !== taker);
    };
  }, [taker]);
}
