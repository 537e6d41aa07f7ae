/** A sync as the window follows it: progress while it runs, and its report until the next one. */
import { useSyncExternalStore } from 'react';
import { act } from '../bridge/acting.ts';
import { queryClient } from '../bridge/cache.ts';
import { ask, type Output } from '../bridge/client.ts';

export type Report = Output<'sync.run'>;

export interface Syncing {
  /** The id of the folder that is being synced or looked at, or null. */
  readonly folder: string | null;
  readonly dryRun: boolean;
  readonly cancelling: boolean;
  readonly stage: 'looking' | 'carrying';
  readonly done: number;
  readonly total: number;
  readonly file: string;
  /** What was last reported, of which folder. */
  readonly report: { readonly folder: string; readonly report: Report } | null;
  /** That it was stopped before its end. */
  readonly stopped: boolean;
}

const idle: Syncing = {
  folder: null,
  dryRun: false,
  cancelling: false,
  stage: 'looking',
  done: 0,
  total: 0,
  file: '',
  report: null,
  stopped: false,
};
let state = idle;
const listeners = new Set<() => void>();

function set(part: Partial<Syncing>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export const useSyncing = (): Syncing =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

export function syncProgressed(progress: Pick<Syncing, 'stage' | 'done' | 'total' | 'file'>): void {
  const { stage, done, total, file } = progress;
  if (state.folder !== null) set({ stage, done, total, file });
}

/** Forgets what was reported, as when the archive is closed. */
export const forgetSyncs = (): void => set(idle);

export async function syncWith(folder: string, dryRun: boolean): Promise<void> {
  if (state.folder !== null) return;
  set({ ...idle, folder, dryRun });
  let stopped = false;
  const report = await act(
    'sync.run',
    { folder, dryRun },
    { failed: dryRun ? 'The folder could not be compared' : 'The archive was not synced to the end' },
  );
  if (report === null) stopped = state.cancelling;
  set({ ...idle, stopped, report: report && { folder, report } });
  await queryClient.invalidateQueries({ queryKey: ['sync.folders'] });
}

/** *Sync with a folder…*: asks for one, and syncs with it or only looks. */
export async function chooseAndSync(dryRun: boolean): Promise<void> {
  const chosen = await act('shell.chooseSyncFolder', {}, { failed: 'The folder can’t be synced with' });
  if (chosen === null) return;
  await queryClient.invalidateQueries({ queryKey: ['sync.folders'] });
  await syncWith(chosen.folder, dryRun);
}

export async function cancelSync(): Promise<void> {
  set({ cancelling: true });
  await act('sync.cancel', {}, { failed: 'The sync could not be cancelled' });
}

export async function forgetFolder(folder: string): Promise<void> {
  await ask('sync.forget', { folder });
  if (state.report?.folder === folder) set({ report: null });
  await queryClient.invalidateQueries({ queryKey: ['sync.folders'] });
}
