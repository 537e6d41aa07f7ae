/** What can be done from anywhere: by the palette, by a key, by the system's menu. */
import { useEffect, useRef } from 'react';
import type { Notice } from '../../archive/contract/shell.ts';

export type CommandName = Extract<Notice, { kind: 'command' }>['command'];

const doers = new Map<CommandName, { current: () => void }>();

/** Answers to a command for as long as the component is shown. */
export function useCommand(name: CommandName, run: () => void, available = true): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!available) return undefined;
    doers.set(name, latest);
    return () => {
      if (doers.get(name) === latest) doers.delete(name);
    };
  }, [name, available]);
}

export const canRun = (name: CommandName): boolean => doers.has(name);

export function runCommand(name: CommandName): void {
  doers.get(name)?.current();
}
