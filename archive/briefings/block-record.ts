/** Blocks of a briefing: what their registers say, and their order. */
import { ProblemError } from '../contract/problem.ts';
import type { Block } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

export const blockAddress = (home: string, block: string): string => `${home}/blocks/${block}`;

export interface BlockRecord {
  readonly id: string;
  readonly address: string;
  readonly kind: Block['kind'];
  readonly text: string;
  readonly annotation: string;
  readonly article: string;
  /** Fractional position: a key that sorts as text. */
  readonly position: string;
  readonly removed: boolean;
}

const kinds: ReadonlySet<string> = new Set<Block['kind']>([
  'heading',
  'text',
  'quotation',
  'figure',
  'timeline',
  'matrix',
  'events',
  'people',
  'summary',
  'page-break',
]);

/** What is of a kind that is not known here is shown as text. */
export const blockKind = (value: unknown): Block['kind'] =>
  typeof value === 'string' && kinds.has(value) ? (value as Block['kind']) : 'text';

export function readBlock(replica: Replica, address: string): BlockRecord {
  return {
    id: idOf(address),
    address,
    kind: blockKind(replica.value(address, 'kind')),
    text: readText(replica, address, 'text'),
    annotation: readText(replica, address, 'annotation'),
    article: readText(replica, address, 'article'),
    position: readText(replica, address, 'position'),
    removed: replica.value(address, 'trashed') === true,
  };
}

/** Blocks in order. Two devices may give one position: the id then decides, everywhere alike. */
export function orderedBlocks(replica: Replica, home: string): BlockRecord[] {
  return replica
    .below(home, 'blocks')
    .map((address) => readBlock(replica, address))
    .filter((block) => !block.removed)
    .sort((a, b) => (a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1));
}

export function existingBlock(archive: Archive, home: string, id: string): BlockRecord {
  const address = blockAddress(home, id);
  if (!archive.replica.thing(address))
    throw new ProblemError('not-found', `There is no block ${id} in this briefing.`);
  return readBlock(archive.replica, address);
}

const nouns: Readonly<Record<Block['kind'], string>> = {
  heading: 'heading',
  text: 'text',
  quotation: 'quotation',
  figure: 'figure',
  timeline: 'timeline',
  matrix: 'matrix',
  events: 'list of events',
  people: 'list of people',
  summary: 'summary of an article',
  'page-break': 'page break',
};

/** A block that is of a kind, or a problem that says that it is not. */
export function blockOfKind(archive: Archive, home: string, id: string, kind: Block['kind']): BlockRecord {
  const block = existingBlock(archive, home, id);
  if (block.kind === kind) return block;
  throw new ProblemError(
    'invalid-value',
    `This part of the briefing is no ${nouns[kind]}. Nothing was changed.`,
  );
}

/** Index at which something put after a block comes to stand. */
export function placeAfter(
  archive: Archive,
  home: string,
  blocks: readonly BlockRecord[],
  after: string | null,
): number {
  if (after === null) return 0;
  existingBlock(archive, home, after);
  const at = blocks.findIndex((block) => block.id === after);
  return at < 0 ? blocks.length : at + 1;
}
