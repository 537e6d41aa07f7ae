/**
 * Two machines with one id: a cloned computer, a copied app's folder, a backup put back. Both believe that they
 * alone write the files of that id. And the same seen from one machine: an old version of its own file put back.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../archive/storage/archive.ts';
import { knownTo, temporaryFolder } from '../archive-in-folder.ts';
import { carriedFiles, closePeers, openPeer, type Peer, peersOf, put, writerOf } from './copying-syncer.ts';

const runs = Number(process.env.DOSSIER_RUNS ?? 25);
const hour = 3_600_000;
const ana = 'people/aaaaaaaaaaaa';

/** How a syncer settles a file that differs on both sides. */
type Settling = 'sync-conflict' | 'overwrites';

/** The first two are one machine and its clone; the third has an id of its own. */
function cloned(folder: string, skews: readonly number[]): Peer[] {
  const [one, third] = peersOf(folder, [skews[0] ?? 0, skews[2] ?? 0]) as [Peer, Peer];
  one.archive.commit((draft) => {
    draft.set(ana, 'name', 'Ana');
    draft.setProse(ana, 'description', 'before the clone');
  });
  one.archive.close();
  const clone = { path: join(folder, 'clone', 'Archive'), home: join(folder, 'home-clone') };
  cpSync(one.path, clone.path, { recursive: true });
  cpSync(one.home, clone.home, { recursive: true });
  const peers = [
    openPeer(one.path, one.home, skews[0] ?? 0),
    openPeer(clone.path, clone.home, skews[1] ?? 0),
    third,
  ];
  carry(one, third, 'overwrites');
  third.archive.refresh();
  return peers;
}

/** Carries every file to another folder; what differs gives way to the newcomer, which may leave a copy behind. */
function carry(from: Peer, to: Peer, settling: Settling): void {
  for (const file of carriedFiles(from.path)) {
    const target = join(to.path, file);
    const bytes = readFileSync(join(from.path, file));
    if (existsSync(target)) {
      const there = readFileSync(target);
      if (there.equals(bytes)) continue;
      // What the other has is a later version of the same: that is carried the other way.
      if (there.subarray(0, bytes.length).equals(bytes)) continue;
      const isLater = bytes.subarray(0, there.length).equals(there);
      if (!isLater && settling === 'sync-conflict') {
        const dot = target.lastIndexOf('.');
        const name = `${target.slice(0, dot)}.sync-conflict-20261122-101112-ABCDEFG${target.slice(dot)}`;
        if (!existsSync(name)) renameSync(target, name);
      }
      // A checkpoint is the affair of the one who writes it.
      if (writerOf(file) === to.archive.device && file.endsWith('.json')) continue;
    }
    put(target, bytes);
  }
}

/** Round after round until nothing changes any more, as a syncer and devices that look would. */
function settle(peers: readonly Peer[], settling: Settling): void {
  for (let round = 0; round < 5; round++) {
    for (const from of peers)
      for (const to of peers) {
        if (from === to) continue;
        carry(from, to, settling);
        to.archive.refresh();
        to.archive.checkpoint();
      }
    for (const peer of peers) peer.reopen();
  }
}

const allVersions = ({ replica }: Archive): string =>
  replica
    .versions(ana, 'description')
    .map(({ value }) => value)
    .join('\n');

const step = fc.record({
  peer: fc.nat({ max: 2 }),
  field: fc.constantFrom('alias', 'description'),
  /** After it, files go one way, or none do. */
  carried: fc.option(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { freq: 1 }),
});
const course = fc.record({
  skews: fc.array(fc.constantFrom(0, 0, 20 * hour, -3 * hour), { minLength: 3, maxLength: 3 }),
  steps: fc.array(step, { minLength: 2, maxLength: 12 }),
});

describe.each(['sync-conflict', 'overwrites'] as const)('two machines with one id (%s)', (settling) => {
  test('lose nothing that was acknowledged, and all are equal in the end', {
    timeout: 60_000 + 4_000 * runs,
  }, () => {
    const all = temporaryFolder();
    let run = 0;
    fc.assert(
      fc.property(course, ({ skews, steps }) => {
        const folder = join(all, String(run++));
        mkdirSync(folder);
        const peers = cloned(folder, skews);
        try {
          const said: { alias?: string; prose?: string; knew: string }[] = [];
          for (const [number, { peer, field, carried }] of steps.entries()) {
            const { archive } = peers[peer] as Peer;
            archive.refresh();
            const words = `words ${number} of ${peer}.`;
            archive.commit((draft) => {
              const knew = allVersions(archive);
              if (field === 'alias') draft.set(ana, `aliases/${words}`, true);
              else draft.setProse(ana, 'description', words);
              said.push(field === 'alias' ? { alias: words, knew } : { prose: words, knew });
            });
            const [from, to] = (carried ?? []).map((index) => peers[index]);
            if (from && to && from !== to) carry(from, to, settling);
          }
          settle(peers, settling);
          const states = peers.map(({ archive }) => knownTo(archive));
          expect(states[1]).toEqual(states[0]);
          expect(states[2]).toEqual(states[0]);
          for (const { archive } of peers) {
            const description = allVersions(archive);
            for (const { alias, prose } of said) {
              if (alias) expect(archive.replica.value(ana, `aliases/${alias}`), alias).toBe(true);
              if (prose && !said.some(({ prose: later, knew }) => later && knew.includes(prose)))
                expect(description).toContain(prose);
            }
          }
          expect(new Set(peers.map(({ archive }) => archive.device)).size).toBe(3);
        } finally {
          closePeers(peers, folder);
        }
      }),
      { numRuns: runs },
    );
  });
});
