/** What goes with a thing that is destroyed, in words: the same in the window and on the command line. */
import type { Destruction } from '../contract/keeping.ts';

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  annotations: ['highlight', 'highlights'],
  blocks: ['block', 'blocks'],
  claims: ['checked sentence', 'checked sentences'],
  editions: ['edition', 'editions'],
  relations: ['relation', 'relations'],
  participants: ['role', 'roles'],
  dates: ['date of a source', 'dates of sources'],
};

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : many}`;

/** `3 highlights`, `2 blocks`, `1 stored copy`, …; nothing where nothing goes along. */
export function partsInWords({
  parts,
  captures,
  files,
}: Pick<Destruction, 'parts' | 'captures' | 'files'>): string[] {
  return [
    ...parts.map(({ noun, count }) => counted(count, words[noun] ?? ['part', 'parts'])),
    ...(captures > 0 ? [counted(captures, ['stored copy', 'stored copies'])] : []),
    ...(files > 0
      ? [counted(files, ['picture or file of an edition', 'pictures and files of editions'])]
      : []),
  ];
}
