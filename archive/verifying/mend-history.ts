/**
 * Puts the lines of the own history right, from what was taken in of them when they were written. Only the own
 * history is written: another device's is left to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../storage/archive.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { historyFiles, historyFolder } from '../storage/history.ts';
import { parseChange } from '../storage/history-reader.ts';
import type { LostLine } from './histories.ts';
import type { KeptAside } from './kept-aside.ts';

interface Line {
  readonly text: string;
  /** Undefined where it is no change. */
  readonly stamp: string | undefined;
}

/** Answers the files that were written. `lost`: the own lines that no file holds any more. */
export function mendOwnHistory(archive: Archive, lost: readonly LostLine[], aside: KeptAside): string[] {
  const left = new Map(lost.map((line) => [line.stamp, line.line]));
  const written: string[] = [];
  const names = historyFiles(archive.path, archive.device);
  const mended: { path: string; before: string; after: string }[] = [];
  for (const [at, name] of names.entries()) {
    const path = `${historyFolder}/${archive.device}/${name}`;
    const before = readFileSync(join(archive.path, path), 'utf8');
    const isLast = at === names.length - 1;
    const after = putRight(linesOf(before), left, isLast).join('\n');
    mended.push({ path, before, after: after === '' ? '' : `${after}\n` });
  }
  for (const { path, before, after } of mended) {
    if (before === after) continue;
    aside.keep(join(archive.path, path), path);
    writeDurably(join(archive.path, path), after);
    written.push(path);
  }
  return written;
}

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const change = parseChange(line);
      return { text: line, stamp: typeof change === 'string' ? undefined : change.stamp };
    });

/**
 * An altered line is replaced by what was written; a line that can't be read by the lost ones that fit between its
 * neighbours; others are put in where their stamps belong. Takes out of `lost` what it has put back.
 */
function putRight(lines: readonly Line[], lost: Map<string, string>, isLast: boolean): string[] {
  const result: string[] = [];
  const take = (until: string): string[] => {
    const fitting = [...lost].filter(([stamp]) => stamp < until);
    for (const [stamp] of fitting) lost.delete(stamp);
    return fitting.map(([, line]) => line);
  };
  let unreadable: string[] = [];
  for (const { text, stamp } of lines) {
    if (stamp === undefined) {
      unreadable.push(text);
      continue;
    }
    const known = lost.has(stamp) ? stamp : withOtherStamp(text, lost);
    const original = known === undefined ? undefined : lost.get(known);
    if (known !== undefined) lost.delete(known);
    const before = take(stamp);
    // What can't be read and has nothing to be replaced by stays: a torn line was never acknowledged.
    result.push(...(before.length > 0 ? before : unreadable), original ?? text);
    unreadable = [];
  }
  const end = isLast ? take('~') : [];
  return [...result, ...(end.length > 0 ? end : unreadable)];
}

/** The stamp of a lost line that says the same under another one: a stamp can be altered too. */
function withOtherStamp(text: string, lost: ReadonlyMap<string, string>): string | undefined {
  const said = withoutStamp(text);
  return [...lost].find(([, line]) => withoutStamp(line) === said)?.[0];
}

const withoutStamp = (line: string): string => line.replace(/"stamp":"[^"]*"/u, '');
