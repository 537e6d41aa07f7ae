/**
 * Hypothesis: what its API answers to a search (`{total, rows}`), or a list of its annotations
 * (h.readthedocs.io/en/latest/api-reference). Replies go into the note that they answer to.
 */

import { boxOfViewrect, readPdfFragment } from './fragments.ts';
import { count, isObject, list, text, texts, type Unknown } from './json.ts';
import {
  instant,
  noPiece,
  type OutsideFile,
  type OutsideMark,
  OutsideMarks,
  type OutsidePiece,
  type OutsideSource,
} from './outside-mark.ts';
import { sameAddress } from './same-address.ts';

export function holdsHypothesis(content: unknown): boolean {
  const [first] = rowsOf(content);
  return (
    isObject(first) && typeof first.uri === 'string' && (Array.isArray(first.target) || 'references' in first)
  );
}

function rowsOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content;
  if (!isObject(content)) return [];
  for (const rows of [content.rows, content.annotations]) if (Array.isArray(rows)) return rows;
  return [];
}

export function readHypothesis(content: unknown): OutsideFile {
  const marks = new OutsideMarks('hypothesis');
  const replies: { row: Unknown; where: string }[] = [];
  const byId = new Map<string, OutsideMark>();
  rowsOf(content).forEach((row, index) => {
    const where = `annotation ${index + 1}`;
    if (!isObject(row)) {
      marks.leave('An entry is no annotation of Hypothesis.', where);
    } else if (texts(row.references).length > 0) replies.push({ row, where });
    else {
      const id = text(row.id);
      byId.set(id, readOne(marks, row, where));
    }
  });
  replies.sort((a, b) => (text(a.row.created) < text(b.row.created) ? -1 : 1));
  for (const { row, where } of replies) {
    const parent = byId.get(texts(row.references)[0] ?? '');
    if (parent) parent.note = [parent.note, replyText(row)].filter(Boolean).join('\n\n');
    else {
      // What it answers to is not in the file: kept as a note on the page.
      marks.leave('A reply answers to what is not in the file; it is kept as a note on the page.', where);
      readOne(marks, row, where);
    }
    if (texts(row.tags).length > 0) marks.leave('The tags of a reply are not carried.', where);
  }
  return marks.done();
}

function replyText(row: Unknown): string {
  const day = instant(row.created).slice(0, 10);
  const words = text(row.text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  return `> **${userOf(row)}**${day === '' ? '' : `, ${day}`}:\n${words}`;
}

function readOne(marks: OutsideMarks, row: Unknown, where: string): OutsideMark {
  const targets = list(row.target).filter(isObject);
  const pieces: OutsidePiece[] = [];
  let page: number | null = null;
  const boxes: OutsideMark['boxes'] = [];
  for (const target of targets) {
    const piece = { ...noPiece };
    for (const selector of list(target.selector).filter(isObject)) {
      if (selector.type === 'TextQuoteSelector')
        Object.assign(piece, {
          exact: text(selector.exact),
          prefix: text(selector.prefix),
          suffix: text(selector.suffix),
        });
      else if (selector.type === 'PageSelector') page = (count(selector.index) ?? -1) + 1 || null;
      else if (selector.type === 'FragmentSelector') {
        const fragment = readPdfFragment(text(selector.value));
        page = page ?? fragment.page;
        if (fragment.page !== null && fragment.viewrect)
          boxes.push(boxOfViewrect(fragment.page, fragment.viewrect));
      } else if (selector.type === 'ShapeSelector')
        marks.leave('A shape drawn on a page is not carried; its note is kept.', where);
    }
    if (piece.exact !== '') pieces.push(piece);
  }
  if (row.hidden === true || row.flagged === true)
    marks.leave('That an annotation was hidden or flagged is not carried.', where);
  const group = text(row.group);
  if (group !== '' && group !== '__world__')
    marks.leave('The group that an annotation belongs to is not carried.', where);
  return marks.add({
    origin: `hypothesis:${text(row.id) || JSON.stringify([row.uri, pieces, row.text]).slice(0, 1_500)}`,
    where,
    source: marks.source(sourceOf(row), sameAddress(text(row.uri)) || text(row.uri)),
    pieces,
    page,
    boxes: pieces.length > 0 ? [] : boxes,
    note: text(row.text),
    tags: texts(row.tags),
    creator: userOf(row),
    created: instant(row.created),
  });
}

function userOf(row: Unknown): string {
  const shown = isObject(row.user_info) ? text(row.user_info.display_name) : '';
  return shown || text(row.user).replace(/^acct:([^@]+)@.*$/u, '$1');
}

function sourceOf(row: Unknown): Partial<OutsideSource> {
  const document = isObject(row.document) ? row.document : {};
  const uri = text(row.uri);
  const targets = list(row.target).filter(isObject);
  return {
    title: texts(document.title)[0] ?? '',
    addresses: [...new Set([uri, ...targets.map(({ source }) => text(source))])].filter(
      (item) => item !== '',
    ),
  };
}
