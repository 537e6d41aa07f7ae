/** Reads a stored reading copy into a tree of what may be set on paper; in the parser’s process, as archives may come from others. */
import { readCanonicalText, type TextTree } from '../anchoring/canonical-text.shared.ts';
import {
  type ElementAttributes,
  type ReadingNode,
  type ReadingPicture,
  type ReadingTree,
  readingParts,
  readingPictureSchema,
  shapedElements,
} from '../contract/reading-tree.ts';
import { parseDocument } from '../importing/dom.ts';

const shaped = new Set<string>(shapedElements);
/** Elements of another name that mean the same. */
const alike: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  del: 's',
  strike: 's',
  ins: 'u',
  article: 'section',
  main: 'section',
  nav: 'section',
  hgroup: 'header',
  aside: 'div',
  footer: 'div',
  details: 'div',
  summary: 'div',
  center: 'div',
};
/** Deeper trees are no articles, and recursion does not bear them. */
const deepest = 2_000;
/** Their words are no part of an article’s text in any case. */
const dropped = new Set(['script', 'style', 'template', 'title', 'head']);

export function readReading(html: string): ReadingTree {
  const { body } = parseDocument(html);
  const starts = new Map(
    readCanonicalText(body as unknown as TextTree).runs.map(({ node, start }) => [node as unknown, start]),
  );
  const pictures: ReadingPicture[] = [];
  const nodesOf = (parent: Element, depth: number): ReadingNode[] => {
    if (depth > deepest) return [];
    return [...parent.childNodes].flatMap((node): ReadingNode[] => {
      if (node.nodeType === 3)
        return [{ kind: 'text', text: node.nodeValue ?? '', start: starts.get(node) ?? null }];
      if (node.nodeType !== 1) return [];
      const element = node as Element;
      const tag = element.nodeName.toLowerCase();
      if (dropped.has(tag)) return [];
      if (tag === 'img') return pictureOf(element, pictures);
      const name = alike[tag] ?? tag;
      const content = nodesOf(element, depth + 1);
      return shaped.has(name) ? [{ kind: 'element', name, ...attributesOf(element), content }] : content;
    });
  };
  const content = nodesOf(body, 0);
  const article = body.querySelector('article');
  return {
    language: (article?.getAttribute('lang') ?? '').trim().slice(0, 40),
    direction: directionOf(article?.getAttribute('dir')) ?? 'auto',
    pictures,
    content,
  };
}

function pictureOf(element: Element, pictures: ReadingPicture[]): ReadingNode[] {
  const [, type, base64] =
    /^data:(image\/[a-z]+);base64,([\s\S]+)$/iu.exec(element.getAttribute('src')?.trim() ?? '') ?? [];
  const picture = readingPictureSchema.safeParse({
    type: type?.toLowerCase(),
    base64: base64?.replace(/\s+/gu, ''),
  });
  if (!picture.success) return [];
  pictures.push(picture.data);
  return [{ kind: 'picture', picture: pictures.length - 1, alt: element.getAttribute('alt')?.trim() ?? '' }];
}

function attributesOf(element: Element): ElementAttributes {
  const part = readingParts.find((known) => element.classList.contains(known));
  const dir = directionOf(element.getAttribute('dir'));
  const lang = element.getAttribute('lang')?.trim();
  const columns = spanOf(element.getAttribute('colspan'), 100);
  const rows = spanOf(element.getAttribute('rowspan'), 1000);
  const start = Number(element.getAttribute('start') ?? Number.NaN);
  return {
    ...(part && { part }),
    ...(dir && { dir }),
    ...(lang && lang.length <= 40 && { lang }),
    ...(columns && { columns }),
    ...(rows && { rows }),
    ...(element.nodeName === 'OL' && Number.isInteger(start) && { start }),
  };
}

const directionOf = (said: string | null | undefined): 'ltr' | 'rtl' | 'auto' | undefined =>
  said === 'ltr' || said === 'rtl' || said === 'auto' ? said : undefined;

const spanOf = (said: string | null, most: number): number | undefined => {
  const span = Number(said);
  return Number.isInteger(span) && span >= 2 ? Math.min(span, most) : undefined;
};
