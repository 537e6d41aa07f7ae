import { isRoot } from './paths.mjs';

/**
 * Runs work by root whose files the app's unprivileged user must be able to read, whatever root's own habits.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function readableByAll(work) {
  if (!isRoot) return work();
  const before = process.umask(0o022);
  try {
    return await work();
  } finally {
    process.umask(before);
  }
}
