/** A device whose own history is put back in an old version, by a syncer or from a backup. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../archive-in-folder.ts';
import { carriedFiles, closePeers, openPeer, type Peer, peersOf, put } from './copying-syncer.ts';

const ana = 'people/aaaaaaaaaaaa';

describe('an old version of a device’s own history that a syncer puts back', () => {
  test.each(['while it is open', 'while it is closed'])('loses nothing: %s', (when) => {
    const folder = join(temporaryFolder(), 'run');
    mkdirSync(folder);
    const [here, there] = peersOf(folder, [0, 0]) as [Peer, Peer];
    const file = join('history', here.archive.device, '000001.jsonl');
    here.archive.commit((draft) => draft.set(ana, 'name', 'Ana'));
    const old = readFileSync(join(here.path, file));
    here.archive.commit((draft) => draft.set(ana, 'aliases/A', true));
    here.archive.commit((draft) => draft.setProse(ana, 'description', 'words'));
    if (when === 'while it is closed') here.archive.close();
    put(join(here.path, file), old);
    if (when === 'while it is closed') Object.assign(here, openPeer(here.path, here.home, 0));
    here.archive.refresh();
    here.archive.commit((draft) => draft.set(ana, 'aliases/B', true));
    here.reopen();
    for (const name of carriedFiles(here.path))
      put(join(there.path, name), readFileSync(join(here.path, name)));
    there.archive.refresh();
    there.reopen();
    for (const { archive } of [here, there]) {
      expect(archive.replica.value(ana, 'aliases/A')).toBe(true);
      expect(archive.replica.value(ana, 'aliases/B')).toBe(true);
      expect(archive.replica.value(ana, 'description')).toBe('words');
      // Not from a checkpoint alone: the change stands in a history again.
      expect(archive.log.about(ana).flatMap(({ writes }) => writes.map(({ field }) => field))).toEqual(
        expect.arrayContaining(['name', 'aliases/A', 'description', 'aliases/B']),
      );
    }
    closePeers([here, there], folder);
  });
});
