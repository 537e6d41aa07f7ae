/**
 * The canonical text of a reading copy: what marks count in. One function for the process that writes it
 * (on jsdom) and for the page that draws it (in Chromium), so that both see the same text or notice.
 *
 * The rule (version 1): the text nodes in document order, verbatim, with one separator between two of them
 * where the edge of a block lies between: an empty line between blocks, a line break at `br`, list items,
 * definition lists and table rows, a tab between table cells. A reading copy has its white space already
 * collapsed and its text in NFC (`importing/reading-copy.ts`), so that nothing else need be said here.
 */

export const canonicalTextRule = { name: 'dossier-reading-text', version: 1 } as const;

/** The few members of a DOM node that are needed; satisfied by jsdom and by a browser. */
export interface TextTree {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<TextTree>;
}

/** Where one text node's characters stand in the canonical text, in UTF-16 code units. */
export interface TextRun<Node> {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

const elementNode = 1;
const textNode = 3;

const paragraphBreak = '\n\n';
const lineBreak = '\n';
const cellBreak = '\t';

const blocks = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DETAILS DIV DL FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 ' +
    'H5 H6 HEADER HR MAIN OL P PRE SECTION SUMMARY TABLE UL'
  ).split(' '),
);
const lines = new Set(['BR', 'DD', 'DT', 'LI', 'TR']);
const cells = new Set(['TD', 'TH']);

/** The separator that an element's edge asks for. */
function separatorOf(name: string): string {
  if (blocks.has(name)) return paragraphBreak;
  if (lines.has(name)) return lineBreak;
  return cells.has(name) ? cellBreak : '';
}

const stronger = (a: string, b: string): string => (rank(b) > rank(a) ? b : a);
const rank = (separator: string): number => ['', cellBreak, lineBreak, paragraphBreak].indexOf(separator);

/** Reads the canonical text below a node, and where each text node stands in it. */
export function readCanonicalText<Node extends TextTree>(
  root: Node,
): { readonly text: string; readonly runs: readonly TextRun<Node>[] } {
  const parts: string[] = [];
  const runs: TextRun<Node>[] = [];
  let length = 0;
  let pending = '';

  const visit = (node: Node): void => {
    if (node.nodeType === textNode) {
      const data = node.nodeValue ?? '';
      const atEdge = pending !== '' || length === 0;
      if (data === '' || (atEdge && data.trim() === '')) return;
      if (length > 0) {
        parts.push(pending);
        length += pending.length;
      }
      pending = '';
      runs.push({ node, start: length, end: length + data.length });
      parts.push(data);
      length += data.length;
      return;
    }
    if (node.nodeType !== elementNode) return;
    const separator = separatorOf(node.nodeName.toUpperCase());
    pending = stronger(pending, separator);
    for (const child of node.childNodes) visit(child as Node);
    pending = stronger(pending, separator);
  };

  visit(root);
  return { text: parts.join(''), runs };
}
