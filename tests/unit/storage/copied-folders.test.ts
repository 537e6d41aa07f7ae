/** Three devices whose folders are kept alike only by copying files, in random order and partially. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownTo, temporaryFolder } from '../archive-in-folder.ts';
import {
  type Acknowledged,
  carriedFiles,
  closePeers,
  deliver,
  deliverAll,
  deliveries,
  OldVersions,
  type Peer,
  peersOf,
  writeField,
  writerOf,
} from './copying-syncer.ts';

const runs = Number(process.env.DOSSIER_RUNS ?? 60);
const day = 86_400_000;
const things = [
  'people/aaaaaaaaaaaa',
  'articles/bbbbbbbbbbbb',
  'articles/bbbbbbbbbbbb/annotations/cccccccccccc',
];

const peer = fc.nat({ max: 2 });
const write = fc.record({
  do: fc.constant('write' as const),
  peer,
  of: fc.constantFrom(...things),
  field: fc.constantFrom('name', 'trashed', 'aliases', 'note', 'description'),
  value: fc.oneof(fc.string({ maxLength: 4 }), fc.constant('long')),
});
const copy = fc.record({
  do: fc.constant('copy' as const),
  from: peer,
  to: peer,
  picks: fc.array(
    fc.record({
      file: fc.nat(),
      how: fc.constantFrom('whole' as const, ...deliveries),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
const step = fc.oneof(
  { weight: 4, arbitrary: write },
  { weight: 4, arbitrary: copy },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), peer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('checkpoint' as const), peer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), peer }) },
);
const course = fc.record({
  skews: fc.array(fc.integer({ min: -day, max: day }), { minLength: 3, maxLength: 3 }),
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});
type Course = typeof course extends fc.Arbitrary<infer T> ? T : never;

function play(peers: readonly Peer[], { steps }: Course): Acknowledged[] {
  const said: Acknowledged[] = [];
  const old = new OldVersions();
  const at = (index: number): Peer => peers[index] as Peer;
  for (const [number, next] of steps.entries()) {
    switch (next.do) {
      case 'write': {
        const prose = next.field === 'note' || next.field === 'description';
        // Long ones come in several blocks.
        const words = next.value === 'long' ? 'long '.repeat(3_000) : next.value;
        const value = next.field === 'trashed' ? number % 2 === 0 : words;
        const field = next.field === 'aliases' ? `aliases/${number}` : next.field;
        const done = writeField(at(next.peer), said, { of: next.of, field, value, prose });
        if (done) said.push(done);
        break;
      }
      case 'copy': {
        const [from, to] = [at(next.from), at(next.to)];
        // What a device alone writes nobody else brings it; see `old-history.test.ts` for when they do.
        const files = carriedFiles(from.path).filter(
          (file) => ![undefined, to.archive.device].includes(writerOf(file)),
        );
        if (from === to || files.length === 0) break;
        for (const pick of next.picks)
          deliver(from.path, to.path, files[pick.file % files.length] ?? '', pick.how, pick.at, old);
        break;
      }
      case 'look':
        at(next.peer).archive.refresh();
        break;
      case 'checkpoint':
        at(next.peer).archive.checkpoint();
        break;
      case 'reopen':
        at(next.peer).reopen();
        break;
    }
  }
  return said;
}

function expectAllThere(peers: readonly Peer[], said: readonly Acknowledged[]): void {
  const [first, ...others] = peers.map(({ archive }) => knownTo(archive));
  for (const other of others) expect(other).toEqual(first);
  for (const { archive } of peers) {
    for (const one of said) {
      const { of, field, value, stamp, prose } = one;
      const writes = archive.log.find(stamp)?.writes ?? [];
      const isKept = writes.some(
        (write) => write.of === of && write.field === field && write.value === value,
      );
      expect(isKept, `${of} ${field} ${stamp} in the log`).toBe(true);
      const register = archive.replica.thing(of)?.get(field);
      if (!prose) {
        expect(register?.kind).toBe('latest');
        // Superseded by a later one, and else there.
        if (register?.kind === 'latest') expect(register.stamp >= stamp).toBe(true);
        continue;
      }
      const wasSeen = said.some(({ knew }) => knew.has(one));
      const kept = register?.kind === 'prose' && register.versions.some((version) => version.stamp === stamp);
      expect(kept, `${of} ${field} ${stamp}`).toBe(!wasSeen);
    }
  }
}

test('three copies are equal in the end, and hold all that was acknowledged', {
  timeout: 60_000 + runs * 4_000,
}, () => {
  const all = temporaryFolder();
  let run = 0;
  fc.assert(
    fc.property(course, (course) => {
      const folder = join(all, String(run++));
      mkdirSync(folder);
      const peers = peersOf(folder, course.skews);
      try {
        const said = play(peers, course);
        deliverAll(peers);
        // Those who were open all the time, and those who open it now.
        for (const { archive } of peers) archive.refresh();
        expectAllThere(peers, said);
        for (const each of peers) each.reopen();
        expectAllThere(peers, said);
        for (const { archive } of peers) expect(archive.warnings).toEqual([]);
      } finally {
        closePeers(peers, folder);
      }
    }),
    { numRuns: runs },
  );
});

test('a file of full size with a hole, whose bytes come later, is read again', () => {
  const folder = join(temporaryFolder(), 'run');
  mkdirSync(folder);
  const peers = peersOf(folder, [0, 0]);
  const [from, to] = peers as [Peer, Peer];
  for (const name of ['first', 'second', 'third'])
    writeField(from, [], { of: 'people/aaaaaaaaaaaa', field: `aliases/${name}`, value: true, prose: false });
  const file = join('history', from.archive.device, '000001.jsonl');
  const bytes = readFileSync(join(from.path, file));
  const target = join(to.path, file);
  mkdirSync(dirname(target), { recursive: true });
  // The middle line is not there yet, the last is: as of a copy whose blocks come in any order.
  const [start, end] = [bytes.indexOf('\n') + 1, bytes.indexOf('\n', bytes.indexOf('\n') + 1)];
  writeFileSync(target, Buffer.from(bytes).fill(0, start, end));
  to.archive.refresh();
  expect(to.archive.replica.value('people/aaaaaaaaaaaa', 'aliases/third')).toBe(true);
  writeFileSync(target, bytes);
  to.archive.refresh();
  expect(to.archive.replica.value('people/aaaaaaaaaaaa', 'aliases/second')).toBe(true);
  closePeers(peers, folder);
});
