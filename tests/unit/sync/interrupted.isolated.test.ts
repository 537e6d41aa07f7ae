/**
 * Two devices edit their own copies at random, and sync with each other's folder; every sync may be cut off at any
 * operation on a file. In the end both folders say all that either device ever did.
 */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Change } from '../../../archive/storage/change.ts';
import { Replica } from '../../../archive/storage/replica.ts';
import { runSync } from '../../../archive/sync/run.ts';
import { knownTo, openArchive, type TestArchive } from '../archive-in-folder.ts';
import { addText, damagedCaptures, namesIn, readIn, twoFolders } from './two-folders.ts';

/** After how many operations on files the power goes; nothing is written after that, not even to tidy up. */
const power = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));
const spend = vi.hoisted(() => (): void => {
  if (power.left-- <= 0) throw new Error('no power');
});

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const cut =
    <A extends unknown[], R>(operation: (...args: A) => R) =>
    (...args: A): R => {
      spend();
      return operation(...args);
    };
  const writeSync = (file: number, bytes: Uint8Array, at = 0): number => {
    if (power.left-- > 0) return fs.writeSync(file, bytes, at);
    // A write that is cut off leaves its first half.
    if (power.left === -1) fs.writeSync(file, bytes, at, (bytes.length - at) >> 1);
    throw new Error('no power');
  };
  return {
    ...fs,
    writeSync,
    renameSync: cut(fs.renameSync),
    mkdirSync: cut(fs.mkdirSync as (path: string, options?: object) => string | undefined),
    rmSync: cut(fs.rmSync),
    fsyncSync: cut(fs.fsyncSync),
  };
});
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  return {
    ...fs,
    open: (path: string, flags: string | number) => {
      spend();
      return fs.open(path, flags);
    },
    mkdir: (path: string) => {
      spend();
      return fs.mkdir(path);
    },
  };
});
afterEach(() => {
  power.left = Number.POSITIVE_INFINITY;
});

type Who = 'a' | 'b';
type Step =
  | {
      readonly kind: 'set' | 'prose' | 'element';
      readonly who: Who;
      readonly person: number;
      readonly value: number;
    }
  | { readonly kind: 'trash'; readonly who: Who; readonly person: number }
  | { readonly kind: 'article'; readonly who: Who }
  | { readonly kind: 'checkpoint'; readonly who: Who }
  | { readonly kind: 'reopen'; readonly who: Who }
  | { readonly kind: 'sync'; readonly who: Who; readonly cutAfter: number };

const who = fc.constantFrom<Who>('a', 'b');
const person = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('set' as const, 'prose' as const, 'element' as const),
      who,
      person,
      value: fc.nat({ max: 99 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trash' as const), who, person }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom<'article' | 'checkpoint' | 'reopen'>('article', 'checkpoint', 'reopen'),
      who,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('sync' as const), who, cutAfter: fc.nat({ max: 90 }) }),
  },
);
const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'];

class Pair {
  readonly devices: Record<Who, TestArchive>;
  /** Every change that was acknowledged. */
  readonly acknowledged = new Map<string, Change>();
  #texts = 0;

  constructor() {
    this.devices = twoFolders();
  }

  async take(step: Step): Promise<void> {
    const device = this.devices[step.who];
    const { archive } = device;
    if (step.kind === 'sync') return this.sync(step.who, step.cutAfter);
    if (step.kind === 'checkpoint') return archive.checkpoint();
    if (step.kind === 'reopen') {
      archive.close();
      this.devices[step.who] = openArchive(device.path, { home: device.home });
      return;
    }
    if (step.kind === 'article') addText(device, `Text number ${this.#texts++} of ${step.who}`);
    else {
      const address = `people/${ids[step.person]}`;
      archive.commit((draft) => {
        if (step.kind === 'set') draft.set(address, 'name', `${step.value}`);
        else if (step.kind === 'prose') draft.setProse(address, 'description', `${step.value}`);
        else if (step.kind === 'element')
          draft.setElement(address, 'aliases', `${step.value % 4}`, step.value < 50);
        else draft.set(address, 'trashed', archive.replica.value(address, 'trashed') !== true);
      });
    }
    for (const change of archive.log.newest({ limit: 1 })) this.acknowledged.set(change.stamp, change);
  }

  async sync(who: Who, cutAfter = Number.POSITIVE_INFINITY): Promise<void> {
    const { archive, home } = this.devices[who];
    const other = this.devices[who === 'a' ? 'b' : 'a'];
    power.left = cutAfter;
    try {
      await runSync(archive, other.path, { home });
    } catch (error) {
      if (power.left > 0 || !String(error).includes('no power')) throw error;
    } finally {
      power.left = Number.POSITIVE_INFINITY;
    }
    other.archive.refresh();
    archive.refresh();
  }
}

/** What must be known: the merge of all that was ever acknowledged. */
function expected(pair: Pair): unknown {
  const replica = new Replica();
  for (const change of pair.acknowledged.values()) replica.apply(change);
  replica.flush();
  return knownTo({ replica } as never);
}

test('whatever is cut off, both folders say all in the end', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (steps) => {
      const pair = new Pair();
      for (const one of steps) await pair.take(one);
      await pair.sync('a');
      await pair.sync('b');
      const { a, b } = pair.devices;
      expect(knownTo(a.archive)).toEqual(expected(pair));
      expect(knownTo(b.archive)).toEqual(expected(pair));
      expect(readIn(a.path)).toEqual(expected(pair));
      expect(readIn(b.path)).toEqual(expected(pair));
      expect(damagedCaptures(a)).toEqual([]);
      expect(damagedCaptures(b)).toEqual([]);
      await pair.sync('a');
      expect(namesIn(a.path).filter((name) => !name.endsWith('.json'))).toEqual(
        namesIn(b.path).filter((name) => !name.endsWith('.json')),
      );
      a.archive.abandon();
      b.archive.abandon();
    }),
    { numRuns: Number(process.env.DOSSIER_RUNS ?? 25) },
  );
});
