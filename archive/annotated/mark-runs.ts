/** Lays marks over the words of an article: runs that know which marks lie over them, however these overlap. */
import type { AnnotatedNode } from '../contract/annotated.ts';
import type { ReadingNode } from '../contract/reading-tree.ts';

/** A piece of a mark in UTF-16 units of the canonical text. */
export interface LaidPiece {
  /** Number of the mark. */
  readonly mark: number;
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}

/** Lines that are told apart; deeper ones share the lowest. */
const lanes = 3;

/** How deep each mark’s line lies: the first that is free where it begins. */
export function lanesOf(pieces: readonly LaidPiece[]): Map<number, 0 | 1 | 2> {
  const ends: number[] = [];
  const laneOf = new Map<number, 0 | 1 | 2>();
  for (const { mark, start, end } of inOrder(pieces)) {
    const known = laneOf.get(mark);
    const free = known ?? [0, 1, 2].find((lane) => (ends[lane] ?? 0) <= start) ?? lanes - 1;
    laneOf.set(mark, free as 0 | 1 | 2);
    ends[free] = Math.max(ends[free] ?? 0, end);
  }
  return laneOf;
}

/** The tree with its words in runs; a mark over several elements is in a run of each. */
export function withMarks(
  nodes: readonly ReadingNode[],
  pieces: readonly LaidPiece[],
  laneOf: ReadonlyMap<number, number>,
): AnnotatedNode[] {
  const waiting = inOrder(pieces);
  let next = 0;
  let lying: LaidPiece[] = [];
  const begun = new Set<LaidPiece>();

  const runsOf = (text: string, from: number): AnnotatedNode[] => {
    const runs: AnnotatedNode[] = [];
    const until = from + text.length;
    for (let at = from; at < until; ) {
      lying = lying.filter(({ end }) => end > at);
      for (let piece = waiting[next]; piece && piece.start <= at; piece = waiting[++next])
        if (piece.end > at) lying.push(piece);
      const coming = waiting[next]?.start ?? until;
      const end = Math.min(until, coming, ...lying.map((piece) => piece.end));
      const over = [...lying].sort((a, b) => (laneOf.get(a.mark) ?? 0) - (laneOf.get(b.mark) ?? 0));
      const begin = lying.filter((piece) => !begun.has(piece));
      for (const piece of begin) begun.add(piece);
      runs.push({
        kind: 'text',
        text: text.slice(at - from, end - from),
        marks: [...new Set(over.map(({ mark }) => mark))],
        begin: begin.map(({ mark, piece }) => ({ mark, piece })),
      });
      at = end;
    }
    return runs;
  };
  const laid = (list: readonly ReadingNode[]): AnnotatedNode[] =>
    list.flatMap((node): AnnotatedNode[] => {
      if (node.kind === 'picture') return [node];
      if (node.kind === 'element') return [{ ...node, content: laid(node.content) }];
      return node.start === null
        ? [{ kind: 'text', text: node.text, marks: [], begin: [] }]
        : runsOf(node.text, node.start);
    });
  return laid(nodes);
}

const inOrder = (pieces: readonly LaidPiece[]): LaidPiece[] =>
  pieces
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.mark - b.mark || a.piece - b.piece);
