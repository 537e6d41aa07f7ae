/**
 * The reading copy of an article: a small, self-contained HTML document whose white space is collapsed and
 * whose text is NFC, so that its canonical text is simply what stands in it.
 */
import { canonicalTextRule, readCanonicalText, type TextTree } from '../anchoring/canonical-text.shared.ts';

const textNode = 3;

const blockNames = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 ' +
    'H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL BR'
  ).split(' '),
);

/** Parses HTML into a document, as a browser would. */
export type ParseHtml = (html: string) => Document;

export interface ReadingCopy {
  readonly html: string;
  readonly text: string;
  readonly rule: { readonly name: string; readonly version: number };
}

export interface Heading {
  readonly title: string;
  readonly byline: string;
  readonly language: string;
  readonly direction: string;
}

/** Markup that is not settled by then never will be; two rounds do for what real pages hold. */
const settlingRounds = 5;

/** Makes the reading copy from a clean body (DOMPurify has been over it) and the article's head. */
export function makeReadingCopy(body: Element, heading: Heading, parse: ParseHtml): ReadingCopy {
  const document = body.ownerDocument;
  const article = document.createElement('article');
  if (heading.language !== '') article.setAttribute('lang', heading.language);
  if (heading.direction === 'rtl' || heading.direction === 'ltr')
    article.setAttribute('dir', heading.direction);
  const header = document.createElement('header');
  append(header, 'h1', '', heading.title);
  append(header, 'p', 'byline', heading.byline);
  if (header.childNodes.length > 0) article.append(header);
  article.append(...body.childNodes);
  // Where a comment stood, two text nodes are left: as one they are NFC and have their spaces collapsed.
  article.normalize();
  collapse(article, false);
  prune(article);

  // A browser parses what was serialised: only a copy that survives that unchanged has a text to rely on.
  let html = article.outerHTML;
  let settled = parse(html).querySelector('article');
  for (let round = 0; settled && settled.outerHTML !== html && round < settlingRounds; round++) {
    html = settled.outerHTML;
    settled = parse(html).querySelector('article');
  }
  const { text } = readCanonicalText((settled ?? article) as unknown as TextTree);
  return { html: `<!doctype html>\n<meta charset="utf-8">\n${html}\n`, text, rule: canonicalTextRule };
}

/** The reading copy of plain text: paragraphs at empty lines, or at every line where there are none. */
export function plainTextBody(text: string, document: Document): Element {
  const body = document.createElement('div');
  const paragraphs = text.split(/\n[^\S\n]*\n\s*/u);
  for (const paragraph of paragraphs) {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) continue;
    const element = document.createElement('p');
    lines.forEach((line, index) => {
      if (index > 0) element.append(document.createElement('br'));
      element.append(line);
    });
    body.append(element);
  }
  return body;
}

function append(parent: Element, name: string, className: string, text: string): void {
  if (text.trim() === '') return;
  const element = parent.ownerDocument.createElement(name);
  if (className !== '') element.className = className;
  element.textContent = text;
  parent.append(element);
}

/** Collapses white space as a browser shows it, drops it at the edges of blocks, and puts text into NFC. */
function collapse(root: Element, preformatted: boolean): void {
  // True where the text so far ends in white space or at a block's edge: a further space would not show.
  let closed = true;
  let last: Text | undefined;
  const endBlock = (): void => {
    if (last) last.data = last.data.replace(/ $/u, '');
    last = undefined;
    closed = true;
  };
  const visit = (node: Node, verbatim: boolean): void => {
    if (node.nodeType === textNode) {
      const text = node as Text;
      const data = text.data.normalize('NFC');
      if (verbatim) {
        text.data = data.replace(/\r\n?/gu, '\n');
        closed = false;
        last = undefined;
        return;
      }
      const collapsed = data.replace(/[\t\n\f\r ]+/gu, ' ');
      text.data = closed ? collapsed.replace(/^ /u, '') : collapsed;
      if (text.data !== '') {
        closed = text.data.endsWith(' ');
        last = text;
      }
      return;
    }
    const name = node.nodeName.toUpperCase();
    const isBlock = blockNames.has(name);
    if (isBlock) endBlock();
    for (const child of [...node.childNodes]) visit(child, verbatim || name === 'PRE');
    if (isBlock) endBlock();
  };
  visit(root, preformatted);
}

const keptWhenEmpty = new Set([
  'BR',
  'HR',
  'IMG',
  'TD',
  'TH',
  'TR',
  'TABLE',
  'TBODY',
  'THEAD',
  'COL',
  'COLGROUP',
]);

/** Takes out comments, empty text nodes and elements that hold nothing. */
function prune(element: Element): void {
  for (const child of [...element.childNodes]) {
    if (child.nodeType === textNode) {
      if ((child as Text).data === '') child.remove();
    } else if (child.nodeType === 1) {
      prune(child as Element);
      if (child.childNodes.length === 0 && !keptWhenEmpty.has(child.nodeName.toUpperCase())) child.remove();
    } else child.remove();
  }
  element.normalize();
}
