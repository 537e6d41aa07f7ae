/**
 * Zotero's notes made from annotations: as HTML, where each passage carries its annotation
 * (`<span class="highlight" data-annotation="…">`), or as Markdown, where it is followed by links to it.
 */

import { isObject, list, parseJson, text } from './json.ts';
import { colorFromText } from './nearest-color.ts';
import type { OutsideBox, OutsideMark } from './outside-mark.ts';
import { noPiece } from './outside-mark.ts';
import { plainText } from './plain-text.ts';

export type NotedMark = Pick<OutsideMark, 'origin' | 'pieces' | 'page' | 'boxes' | 'color' | 'note'>;

const passage = /<(span|img)\b[^>]*\bdata-annotation="([^"]*)"[^>]*>(?:([\s\S]*?)<\/span>)?/giu;

/** The passages of a note in HTML, each with what is written behind it up to the end of its paragraph. */
export function passagesInHtml(html: string): NotedMark[] {
  const found: NotedMark[] = [];
  for (const match of html.matchAll(passage)) {
    const annotation = annotationIn(match[2] ?? '');
    if (!annotation) continue;
    const behind = html.slice((match.index ?? 0) + match[0].length);
    const paragraph = behind.slice(0, behind.search(/<\/p>|<\/li>|<span class="highlight"|$/iu));
    const comment = paragraph.replace(/\(?<span class="citation"[\s\S]*?<\/span>\)?(?:<\/span>\)?)*/giu, '');
    found.push({
      ...annotation,
      pieces:
        match[1]?.toLowerCase() === 'img' ? [] : [{ ...noPiece, exact: unquoted(plainText(match[3] ?? '')) }],
      note: plainText(comment).replace(/^\([^()]*\)\s*/u, ''),
    });
  }
  return found;
}

function annotationIn(encoded: string): Omit<NotedMark, 'pieces' | 'note'> | undefined {
  let said: unknown;
  try {
    said = parseJson(decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
  if (!isObject(said)) return undefined;
  const key = text(said.annotationKey);
  const boxes = boxesOf(said.position);
  return {
    origin: `zotero:${key || `${text(said.attachmentURI)} ${JSON.stringify(said.position)}`.slice(0, 1_500)}`,
    page: boxes[0]?.page ?? null,
    boxes,
    color: colorFromText(text(said.color)),
  };
}

/** Zotero counts pages from 0, in points of the page's own space, as PDF does. */
export function boxesOf(position: unknown): OutsideBox[] {
  if (!isObject(position) || !Number.isInteger(position.pageIndex)) return [];
  const page = Number(position.pageIndex) + 1;
  const rects = (of: unknown, on: number): OutsideBox[] =>
    list(of).flatMap((rect) =>
      Array.isArray(rect) && rect.length === 4 && rect.every((part) => Number.isFinite(part))
        ? [{ page: on, rect: rect as number[] }]
        : [],
    );
  return page < 1 ? [] : [...rects(position.rects, page), ...rects(position.nextPageRects, page + 1)];
}

const cited =
  /[“"]([^”"]{1,20000})[”"]\s*(?:\(\[[^\]]*\]\(zotero:\/\/select[^)]*\)\)\s*)?\(\[(?:pdf|snapshot)\]\((zotero:\/\/open-[^)\s]*)\)\)([^\n]*)/giu;

/** The passages of a note in Markdown. */
export function passagesInMarkdown(markdown: string): NotedMark[] {
  return [...markdown.matchAll(cited)].map(([, words = '', link = '', behind = '']) => {
    const said = new URLSearchParams(link.split('?')[1] ?? '');
    const page = Number(said.get('page'));
    return {
      origin: `zotero:${said.get('annotation') ?? `${link} ${words}`.slice(0, 1_500)}`,
      pieces: [{ ...noPiece, exact: words.trim() }],
      page: Number.isInteger(page) && page > 0 ? page : null,
      boxes: [],
      color: null,
      note: behind.trim(),
    };
  });
}

/** The heading of a note that Zotero makes says when it was made, not what of. */
export function noteTitle(markdown: string): string {
  const heading = /^#+\s+(.+)$/mu.exec(markdown)?.[1] ?? '';
  return /^(?:annotations|extracted annotations)\b/iu.test(heading) ? '' : heading.trim();
}

const unquoted = (words: string): string => words.replace(/^[“"„]\s*|\s*[”"“]$/gu, '');

export const isZoteroMarkdown = (content: string): boolean => content.includes('](zotero://open-');
export const isZoteroHtml = (content: string): boolean => /data-annotation="%7B/iu.test(content);
