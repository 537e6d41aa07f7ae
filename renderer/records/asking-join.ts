/** Which record is to be joined with another one: {@link askJoin} opens the one dialog. */
import { useSyncExternalStore } from 'react';

/** A record as it is offered to be joined. */
export interface JoinChoice {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly passages: number;
}

export interface Join {
  readonly other: string;
  /** The records whose name, and whose description, are shown. */
  readonly name: string;
  readonly description: string;
  readonly anyway: boolean;
}

export interface JoinAsked {
  readonly noun: 'person' | 'event';
  readonly record: JoinChoice;
  readonly others: readonly JoinChoice[];
  /** Throws a problem where they can't be joined. */
  readonly onJoin: (join: Join) => Promise<void>;
}

let asked: JoinAsked | null = null;
const listeners = new Set<() => void>();

function set(join: JoinAsked | null): void {
  asked = join;
  for (const listener of listeners) listener();
}

export const useAskedJoin = (): JoinAsked | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const askJoin = (join: JoinAsked): void => set(join);
export const endJoin = (): void => set(null);
