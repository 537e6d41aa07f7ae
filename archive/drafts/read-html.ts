/** A page, or Markdown made one, as a draft: its blocks as paragraphs, `blockquote` as blocks, `q` in marks, `ins` and `del`. */
import { Marked } from 'marked';
import { parseDocument } from '../importing/dom.ts';
import { Refusal } from '../importing/parsed.ts';
import { bodyOf, type Draft, type DraftParagraph, type Piece } from './draft.ts';

const blocks = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 ' +
    'H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
const unread = new Set('HEAD SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SELECT TEXTAREA TITLE'.split(' '));
/** Within a block they say who is quoted. */
const attributions = new Set(['FOOTER', 'FIGCAPTION']);

/** Deeper nesting than any draft has, and than recursion over a tree bears. */
const deepest = 1_000;

export function readHtmlDraft(html: string): Draft {
  return { kind: 'html', stories: [bodyOf(paragraphsOf(parseDocument(html).body))] };
}

export function readMarkdownDraft(markdown: string): Draft {
  const html = new Marked({ gfm: true, async: false }).parse(markdown.replace(/\r\n?/gu, '\n')) as string;
  return { ...readHtmlDraft(html), kind: 'markdown' };
}

function paragraphsOf(body: Element): DraftParagraph[] {
  const found: DraftParagraph[] = [];
  let pieces: Piece[] = [];
  let block = false;
  const end = (): void => {
    if (pieces.some(({ text }) => text.trim() !== '')) found.push({ pieces, block, runsOn: false });
    pieces = [];
  };
  const visit = (node: Node, within: { block: boolean; change?: Piece['change'] }, depth: number): void => {
    if (depth > deepest) throw new Refusal('is nested too deeply to be a draft');
    if (node.nodeType === 3) {
      block = within.block;
      pieces.push({
        text: (node.nodeValue ?? '').replace(/\s+/gu, ' '),
        ...(within.change && { change: within.change }),
      });
      return;
    }
    if (node.nodeType !== 1 || unread.has(node.nodeName)) return;
    const name = node.nodeName;
    const isBlock = blocks.has(name);
    if (isBlock) end();
    const inside = {
      block: (within.block || name === 'BLOCKQUOTE') && !attributions.has(name),
      change: name === 'DEL' ? ('deleted' as const) : name === 'INS' ? ('inserted' as const) : within.change,
    };
    const mark = (text: string): void => {
      if (name === 'Q') pieces.push({ text, ...(inside.change && { change: inside.change }) });
    };
    if (name === 'BR') pieces.push({ text: ' ' });
    mark('“');
    for (const child of node.childNodes) visit(child, inside, depth + 1);
    mark('”');
    if (isBlock) end();
  };
  visit(body, { block: false }, 0);
  end();
  return found;
}
