/** Two devices of Dossier on two ends of a folder that Syncthing keeps alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dossierJson } from '../e2e/command-line.ts';
import { type Instance, isConnected, isIdle, rescan } from './syncthing.ts';

/** One end: a folder and a device. */
export interface End {
  readonly home: string;
  readonly archive: string;
  readonly instance: Instance;
}

export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  seconds = 40,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after ${seconds} s: ${what}`);
    await pause(200);
  }
}

/** Files with their bytes, without what belongs to the syncer. */
export function filesOf(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (entry.isFile() && !/(^|\/)[.~]/u.test(name)) files.set(name, readFileSync(path, 'latin1'));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const conflictCopies = (folder: string): string[] =>
  [...filesOf(folder).keys()].filter((name) => name.includes('.sync-conflict-'));

/** Waits until both folders hold the same files, and have for a while. */
export async function inSync(ends: readonly [End, End]): Promise<void> {
  const [one, other] = ends;
  await until('connected', () => isConnected(one.instance, other.instance));
  let last = '';
  let since = Date.now();
  await until(
    'both folders hold the same',
    async () => {
      for (const { instance } of ends) await rescan(instance);
      const idle = (await Promise.all(ends.map(({ instance }) => isIdle(instance)))).every(Boolean);
      const [left, right] = ends.map(({ archive }) => JSON.stringify([...filesOf(archive)]));
      if (!idle || left !== right || left !== last) since = Date.now();
      last = left ?? '';
      return Date.now() - since > 1_500;
    },
    60,
  );
}

/** Every change of the histories of a folder, conflict copies included, as JSON text in one fixed form. */
export function changesIn(folder: string): Set<string> {
  const changes = new Set<string>();
  for (const [name, content] of filesOf(folder)) {
    if (!/^history\/.*\.jsonl$/u.test(name)) continue;
    for (const line of Buffer.from(content, 'latin1').toString('utf8').split('\n'))
      if (line !== '') changes.add(JSON.stringify(JSON.parse(line)));
  }
  return changes;
}

/** All that the command line says of an archive, but for where it lies and which device this is. */
export async function everything({ home, archive }: End): Promise<Record<string, unknown>> {
  const ask = <T = unknown>(...args: string[]): Promise<T> => dossierJson<T>(home, args);
  const each = async (noun: string[], list: { id: string }[]): Promise<unknown[]> => {
    const shown: unknown[] = [];
    for (const { id } of list) shown.push(await ask(...noun, 'show', archive, id));
    return shown;
  };
  const status = await ask<Record<string, unknown>>('status', archive);
  const articles = await ask<{ id: string }[]>('list', archive);
  const trashed = await ask<{ id: string }[]>('list', archive, '--trashed');
  const people = await ask<{ id: string }[]>('people', 'list', archive);
  const events = await ask<{ id: string }[]>('events', 'list', archive);
  const briefings = await ask<{ id: string }[]>('briefings', 'list', archive);
  return {
    status: { ...status, path: '', name: '', device: '' },
    articles,
    trashed,
    shown: await each([], [...articles, ...trashed]),
    people: await each(['people'], people),
    events: await each(['events'], events),
    briefings: await each(['briefings'], briefings),
  };
}
