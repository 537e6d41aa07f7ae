/** What can be done from anywhere: by the palette, by a key, by the system's menu. */
import { useContext, useEffect, useRef } from 'react';
import type { Notice } from '../../archive/contract/shell.ts';
import { KeyScope } from './keys.ts';

export type CommandName = Extract<Notice, { kind: 'command' }>['command'];

/** The one that came last answers first; when it goes, the one before answers again. */
const doers = new Map<CommandName, { current: () => void }[]>();

/** Answers to a command for as long as the component is shown. */
export function useCommand(name: CommandName, run: () => void, available = true): void {
  const latest = useRef(run);
  latest.current = run;
  const answers = useContext(KeyScope) === true && available;
  useEffect(() => {
    if (!answers) return undefined;
    doers.set(name, [...(doers.get(name) ?? []), latest]);
    return () => {
      doers.set(name, doers.get(name)?.filter((doer) => doer !== latest) ?? []);
    };
  }, [name, answers]);
}

export const canRun = (name: CommandName): boolean => (doers.get(name)?.length ?? 0) > 0;

export function runCommand(name: CommandName): void {
  doers.get(name)?.at(-1)?.current();
}
