/** The least that a durable change can cost on a disk: an append and an fsync, as a history is written. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const line = Buffer.alloc(900, 'x');

/** Appends a line as long as a change to a file; answers milliseconds. */
export function appendDurably(path: string): number {
  const began = performance.now();
  const file = openSync(path, 'a');
  writeSync(file, line);
  fsyncSync(file);
  closeSync(file);
  return performance.now() - began;
}
