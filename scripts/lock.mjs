import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, readIfThere } from './paths.mjs';
import { say } from './run.mjs';

/**
 * Runs `work` while no other process on this machine runs work of the same name: two set-ups started at once
 * would install into the same folder. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(cacheFolder(), 'locks', name);
  mkdirSync(join(folder, '..'), { recursive: true });
  for (let tries = 1; !tryLock(folder); tries++) {
    // Not at once: a dead owner's lock takes two looks.
    if (tries === 4) say('Waiting for another set-up of Dossier to finish …');
    await sleep(200);
  }
  // A signal ends Node without `finally`; the lock left behind is recognised by its dead owner.
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryLock(folder) {
  const ownerFile = join(folder, 'owner');
  try {
    mkdirSync(folder);
    writeFileSync(ownerFile, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(readIfThere(ownerFile) ?? 0);
  // No owner yet: between the two calls above in another process. An interruption exactly there is caught by
  // the second look, since a living process writes within the pause.
  if (!owner) {
    if (unowned.has(folder)) takeAway(folder, 0);
    else unowned.add(folder);
  } else if (!isAlive(owner)) {
    takeAway(folder, owner);
  }
  return false;
}

const unowned = new Set();

/** Removes a dead owner's lock, unless somebody else was quicker and it is theirs by now. */
function takeAway(folder, owner) {
  unowned.delete(folder);
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (Number(readIfThere(join(aside, 'owner')) ?? 0) !== owner) renameSync(aside, folder);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
