/** Taking away what a measurement has left in a cached archive: only files of devices that the generator did not make. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf } from '../../../archive/storage/layout.ts';
import type { CachedArchive } from '../generator/cached.ts';

export function removeTraces({ path, facts }: CachedArchive): void {
  const histories = join(path, 'history');
  const strangers = readdirSync(histories).filter((device) => !facts.devices.includes(device));
  const settings = join(path, 'settings');
  rmSync(settings, { recursive: true, force: true });
  if (strangers.length === 0) return;
  for (const device of strangers) rmSync(join(histories, device), { recursive: true });
  const touched = facts.longest === null ? facts.sample : [...facts.sample, facts.longest];
  for (const id of touched)
    for (const folder of foldersOf(path, `articles/${id}`))
      for (const device of strangers) rmSync(join(path, folder, `${device}.json`), { force: true });
}

/** Writes changes as another device would have: one line each, a new title for each article. */
export function editedTitles(device: string, ids: readonly string[], round: number): string {
  const now = Date.now();
  return ids
    .map((id, index) => {
      const stamp = `${now}-${String(index).padStart(5, '0')}-${device}`;
      const writes = [{ of: `articles/${id}`, field: 'title', value: `Another title, round ${round}` }];
      return `${JSON.stringify({ v: 1, stamp, at: new Date(now).toISOString(), author: '', writes })}\n`;
    })
    .join('');
}
