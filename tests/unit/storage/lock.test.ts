import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ArchiveLock } from '../../../archive/storage/lock.ts';
import { temporaryFolder } from '../archive-in-folder.ts';
import { startChild } from '../child-process.ts';

const holderScript = fileURLToPath(new URL('./holder.ts', import.meta.url));
const archiveId = 'k3f9x2m0q7ab';

describe('the lock', () => {
  test('gives back what the action gives', () => {
    const lock = new ArchiveLock(temporaryFolder(), archiveId);
    expect(lock.hold(() => 42)).toBe(42);
    lock.close();
  });

  test('may be held again by the one who holds it', () => {
    const lock = new ArchiveLock(temporaryFolder(), archiveId);
    expect(lock.hold(() => lock.hold(() => lock.hold(() => 'inside')))).toBe('inside');
    expect(lock.hold(() => 'again')).toBe('again');
    lock.close();
  });

  test('is let go when the action fails, nested or not', () => {
    const home = temporaryFolder();
    const [lock, other] = [new ArchiveLock(home, archiveId), new ArchiveLock(home, archiveId)];
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => lock.hold(fail)).toThrow('no');
    expect(() => lock.hold(() => lock.hold(fail))).toThrow('no');
    expect(other.hold(() => 'free')).toBe('free');
    lock.close();
    other.close();
  });

  test('is one for each archive', () => {
    const home = temporaryFolder();
    const [one, two] = [new ArchiveLock(home, archiveId), new ArchiveLock(home, 'p81kd00zzzzz')];
    expect(one.hold(() => two.hold(() => 'both'))).toBe('both');
    one.close();
    two.close();
  });

  test('may be closed twice', () => {
    const lock = new ArchiveLock(temporaryFolder(), archiveId);
    lock.close();
    lock.close();
  });

  test('is waited for while another process holds it', async () => {
    const home = temporaryFolder();
    const holder = startChild(holderScript, [home, archiveId, '300']);
    await holder.saying('held');
    const lock = new ArchiveLock(home, archiveId);
    lock.hold(() => {});
    // The holder said so before it let go, so that the line is on its way when the lock is got.
    await holder.saying('letting go');
    expect(await holder.ended).toBe(0);
    lock.close();
  });

  test('goes with a process that is killed', async () => {
    const home = temporaryFolder();
    const holder = startChild(holderScript, [home, archiveId]);
    await holder.saying('held');
    holder.process.kill('SIGKILL');
    await holder.ended;
    const lock = new ArchiveLock(home, archiveId);
    expect(lock.hold(() => 'free')).toBe('free');
    lock.close();
  });
});
