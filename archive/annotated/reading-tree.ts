/** The tree of a reading copy held against the canonical text, and one made of that text alone. */
import type { ReadingNode, ReadingTree } from '../contract/reading-tree.ts';

/**
 * The canonical text alone as a tree: for a PDF that can’t be added to, and for a reading copy that is not what its text says.
 * `between`: whether lines end where they end in the text; those of a PDF run on.
 */
export function plainTree(text: string, between: '\n' | ' ' = '\n'): ReadingTree {
  const content: ReadingNode[] = [];
  for (const match of text.matchAll(/[^\n\f](?:(?!\n\n|\f)[\s\S])*/gu)) {
    const lines: ReadingNode[] = [];
    let at = match.index;
    for (const line of match[0].split('\n')) {
      if (lines.length > 0)
        lines.push(
          between === ' '
            ? { kind: 'text', text: ' ', start: null }
            : { kind: 'element', name: 'br', content: [] },
        );
      if (line !== '') lines.push({ kind: 'text', text: line, start: at });
      at += line.length + 1;
    }
    content.push({ kind: 'element', name: 'p', content: lines });
  }
  return { language: '', direction: 'auto', pictures: [], content };
}

/** Whether every word stands where the tree says, and none is missing: else marks would be drawn over other words. */
export function treeHolds(tree: ReadingTree, text: string): boolean {
  let at = 0;
  const holds = (nodes: readonly ReadingNode[]): boolean =>
    nodes.every((node) => {
      if (node.kind === 'element') return holds(node.content);
      if (node.kind === 'picture' || node.start === null) return true;
      // Between two texts there is nothing but the separator of blocks.
      if (node.start < at || text.slice(at, node.start).trim() !== '') return false;
      at = node.start + node.text.length;
      return text.startsWith(node.text, node.start);
    });
  return holds(tree.content) && text.slice(at).trim() === '';
}
