/**
 * Two machines with one id: a cloned computer, a copied app's folder, a backup put back. Both believe that they
 * alone write the files of that id. And the same seen from one machine: an old version of its own file put back.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../archive/storage/archive.ts';
import { knownTo, temporaryFolder } from '../archive-in-folder.ts';
import { carriedFiles, closePeers, openPeer, type Peer, peersOf, put, writerOf } from './copying-syncer.ts';

const runs = Number(process.env.DOSSIER_RUNS ?? 12);
const hour = 3_600_000;
const ana = 'people/aaaaaaaaaaaa';

/** How a syncer settles a file that differs on both sides. */
type Settling = 'sync-conflict' | 'overwrites';

/** A copied folder is told by its place and the ledger's inode; on a disk that was cloned both are the same. */
type Cloning = 'folder' | 'disk';

function takeForItself({ path: place, home }: { readonly path: string; readonly home: string }): void {
  for (const name of readdirSync(join(home, 'ledgers')).filter((one) => one.endsWith('.sqlite'))) {
    const path = join(home, 'ledgers', name);
    const ledger = new DatabaseSync(path);
    ledger.prepare('UPDATE self SET inode = ?').run(String(statSync(path, { bigint: true }).ino));
    ledger.prepare('UPDATE copies SET path = ?').run(place);
    ledger.close();
  }
}

/** The first two are one machine and its clone, which nobody knows of; the others have ids of their own. */
function cloned(folder: string, skews: readonly number[], way: Cloning): Peer[] {
  const [one, third, fourth] = peersOf(folder, [skews[0] ?? 0, skews[2] ?? 0, skews[3] ?? 0]) as [
    Peer,
    Peer,
    Peer,
  ];
  one.archive.commit((draft) => {
    draft.set(ana, 'name', 'Ana');
    draft.setProse(ana, 'description', 'before the clone');
  });
  one.archive.close();
  const clone = { path: join(folder, 'clone', 'Archive'), home: join(folder, 'home-clone') };
  cpSync(one.path, clone.path, { recursive: true });
  cpSync(one.home, clone.home, { recursive: true });
  if (way === 'disk') takeForItself(clone);
  const peers = [
    openPeer(one.path, one.home, skews[0] ?? 0),
    openPeer(clone.path, clone.home, skews[1] ?? 0),
    third,
    fourth,
  ];
  for (const other of [third, fourth]) {
    carry(one, other, 'overwrites');
    other.archive.refresh();
  }
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

interface Course {
  readonly skews: readonly number[];
  readonly steps: readonly {
    readonly peer: number;
    readonly field: 'alias' | 'description';
    readonly carried: readonly (readonly [from: number, to: number])[];
  }[];
}

const step = fc.record({
  peer: fc.nat({ max: 3 }),
  field: fc.constantFrom('alias' as const, 'description' as const, 'description' as const),
  /** After it, files go from one to another, some times or not at all. */
  carried: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 2 }),
});
const course: fc.Arbitrary<Course> = fc.record({
  skews: fc.array(fc.constantFrom(0, 0, 20 * hour, -3 * hour), { minLength: 4, maxLength: 4 }),
  steps: fc.array(step, { minLength: 2, maxLength: 12 }),
});

/** Both machines write; somebody else is brought what one of them wrote, and goes on from it. */
const unnoticed = {
  skews: [0, 0, 0, 0],
  steps: [
    { peer: 0, field: 'description', carried: [] },
    { peer: 1, field: 'description', carried: [[1, 2]] },
    { peer: 2, field: 'description', carried: [] },
    { peer: 3, field: 'description', carried: [[2, 3]] },
    { peer: 3, field: 'description', carried: [] },
  ],
} satisfies Course;
/** Both follow one clock that is ahead: their stamps are the same. */
const unnoticedAtOneStamp = {
  skews: [0, 0, 20 * hour, 0],
  steps: [
    {
      peer: 2,
      field: 'description',
      carried: [
        [2, 0],
        [2, 1],
      ],
    },
    ...unnoticed.steps,
  ],
} satisfies Course;

describe.each([
  ['folder', 'sync-conflict'],
  ['folder', 'overwrites'],
  ['disk', 'sync-conflict'],
  ['disk', 'overwrites'],
] as const)('two machines with one id, a copied %s (%s)', (way, settling) => {
  test('lose nothing that was acknowledged, and all are equal in the end', {
    timeout: 60_000 + 4_000 * runs,
  }, async () => {
    const all = temporaryFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(course, async ({ skews, steps }) => {
        const folder = join(all, String(run++));
        mkdirSync(folder);
        const peers = cloned(folder, skews, way);
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
            for (const [from, to] of carried)
              if (from !== to) carry(peers[from] as Peer, peers[to] as Peer, settling);
          }
          settle(peers, settling);
          const states = peers.map(({ archive }) => knownTo(archive));
          expect(states[1]).toEqual(states[0]);
          expect(states[2]).toEqual(states[0]);
          expect(states[3]).toEqual(states[0]);
          for (const { archive } of peers) {
            const description = allVersions(archive);
            for (const { alias, prose } of said) {
              if (alias) expect(archive.replica.value(ana, `aliases/${alias}`), alias).toBe(true);
              if (prose && !said.some(({ prose: later, knew }) => later && knew.includes(prose)))
                expect(description).toContain(prose);
            }
          }
          // Where only one of the two has written, there was nothing to notice.
          const isNoticed = way === 'folder' || [0, 1].every((one) => steps.some(({ peer }) => peer === one));
          if (isNoticed) expect(new Set(peers.map(({ archive }) => archive.device)).size).toBe(4);
        } finally {
          closePeers(peers, folder);
          // What was let go of is freed between turns.
          await setImmediate();
        }
      }),
      { numRuns: runs, endOnFailure: true, examples: [[unnoticed], [unnoticedAtOneStamp]] },
    );
  });
});
