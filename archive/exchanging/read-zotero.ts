/**
 * Zotero: its CSV (whose column *Notes* holds notes in HTML), annotations as JSON (the web API, Better BibTeX, its
 * reader), and notes made from annotations.
 */
import { createHash } from 'node:crypto';
import { Refusal } from '../importing/parsed.ts';
import type { CsvRow } from './csv.ts';
import { isObject, list, parseJson, text, texts, type Unknown } from './json.ts';
import { colorFromText } from './nearest-color.ts';
import { instant, noPiece, type OutsideFile, OutsideMarks, type OutsideSource } from './outside-mark.ts';
import { plainText } from './plain-text.ts';
import { boxesOf, isZoteroHtml, noteTitle, passagesInHtml, passagesInMarkdown } from './zotero-note.ts';

export const isZoteroCsv = (header: readonly string[]): boolean =>
  header.includes('Key') && header.includes('Item Type') && header.includes('Notes');

export function readZoteroCsv([header, ...rows]: readonly CsvRow[]): OutsideFile {
  if (!header || !isZoteroCsv(header.cells))
    throw new Refusal('has no columns “Key”, “Item Type” and “Notes”; export it from Zotero with notes');
  const marks = new OutsideMarks('zotero-csv');
  for (const { line, cells } of rows) {
    const cell = (name: string): string => (cells[header.cells.indexOf(name)] ?? '').trim();
    const source = {
      title: cell('Title'),
      doi: cell('DOI'),
      addresses: cell('Url') === '' ? [] : [cell('Url')],
    };
    const notes = cell('Notes');
    if (notes === '') continue;
    const where = `line ${line}`;
    for (const mark of passagesInHtml(notes)) marks.add({ ...mark, where, source: marks.source(source) });
    if (isZoteroHtml(notes)) {
      const free = plainText(
        notes
          .replace(/<(?:p|li)\b[^>]*>(?:(?!<\/(?:p|li)>)[\s\S])*data-annotation[\s\S]*?<\/(?:p|li)>/giu, '')
          .replace(/<h[1-6][\s\S]*?<\/h[1-6]>/giu, ''),
      );
      if (/\p{L}/u.test(free)) addNote(marks, free, where, source);
    } else addNote(marks, plainText(notes), where, source);
    if (cell('Manual Tags') !== '') marks.leave('Tags of a whole item are not carried.', where);
  }
  return marks.done();
}

/** A note of an item that quotes nothing is a note on the article. */
function addNote(marks: OutsideMarks, note: string, where: string, source: Partial<OutsideSource>): void {
  const origin = `zotero:note:${createHash('sha256')
    .update(JSON.stringify([source.title, note]))
    .digest('hex')
    .slice(0, 32)}`;
  marks.add({ origin, where, source: marks.source(source), note });
}

export function readZoteroNote(content: string): OutsideFile {
  const marks = new OutsideMarks('zotero-note');
  const isHtml = isZoteroHtml(content);
  const title = isHtml ? '' : noteTitle(content);
  const found = isHtml ? passagesInHtml(content) : passagesInMarkdown(content);
  found.forEach((mark, index) => {
    marks.add({ ...mark, where: `passage ${index + 1}`, source: marks.source({ title }) });
  });
  return marks.done();
}

export const holdsZotero = (content: unknown): boolean => annotationsIn(content).length > 0;

interface Found {
  readonly annotation: Unknown;
  readonly parent: Unknown;
}

/** Annotations wherever they lie: below items, below their attachments, or by themselves. */
function annotationsIn(content: unknown): Found[] {
  const found: Found[] = [];
  const items = new Map<string, Unknown>();
  const look = (value: unknown, parent: Unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) look(item, parent);
      return;
    }
    if (!isObject(value)) return;
    const data = isObject(value.data) ? value.data : value;
    if (text(data.key) !== '') items.set(text(data.key), data);
    if (isAnnotation(data)) {
      found.push({ annotation: data, parent });
      return;
    }
    const titled = text(data.title) !== '' && text(data.itemType) !== 'attachment' ? data : parent;
    for (const name of ['items', 'attachments', 'annotations', 'children']) look(data[name], titled);
  };
  look(content, {});
  return found.map(({ annotation, parent }) => {
    // In the API's answers each says only whose it is: the file, and the file its item.
    const file = items.get(text(annotation.parentItem));
    const item = items.get(text(file?.parentItem)) ?? file;
    return { annotation, parent: text(parent.title) === '' && item ? item : parent };
  });
}

const isAnnotation = (data: Unknown): boolean =>
  text(data.itemType) === 'annotation' ||
  'annotationType' in data ||
  (isObject(data.position) && typeof data.type === 'string' && ('comment' in data || 'text' in data));

export function readZoteroJson(content: unknown): OutsideFile {
  const marks = new OutsideMarks('zotero-json');
  annotationsIn(content).forEach(({ annotation, parent }, index) => {
    const said = (name: string): unknown =>
      annotation[`annotation${name[0]?.toUpperCase()}${name.slice(1)}`] ?? annotation[name];
    const where = `annotation ${index + 1}`;
    const type = text(said('type'));
    const words = text(said('text'));
    const stored = said('position');
    const position = typeof stored === 'string' && stored.startsWith('{') ? positionIn(stored) : stored;
    const boxes = boxesOf(position);
    if (type === 'ink') marks.leave('Strokes drawn by hand are carried as the rectangle round them.', where);
    if (type === 'underline') marks.leave('Underlined passages become highlights.', where);
    const label = Number(text(said('pageLabel')));
    marks.add({
      origin: `zotero:${text(annotation.key) || text(annotation.id) || JSON.stringify([words, position]).slice(0, 1_500)}`,
      where,
      source: marks.source({
        title: text(parent.title) || text(annotation.contentTitle),
        doi: text(parent.DOI),
        addresses: text(parent.url) === '' ? [] : [text(parent.url)],
      }),
      pieces: words === '' || type === 'image' || type === 'note' ? [] : [{ ...noPiece, exact: words }],
      page: boxes[0]?.page ?? (Number.isInteger(label) && label > 0 ? label : null),
      boxes: boxes.length > 0 ? boxes : inkBoxes(position),
      color: colorFromText(text(said('color'))),
      note: plainText(text(said('comment'))),
      tags: list(annotation.tags).flatMap((tag) => (isObject(tag) ? texts(tag.tag ?? tag.name) : texts(tag))),
      creator: text(said('authorName')),
      created: instant(annotation.dateAdded ?? annotation.dateCreated),
    });
  });
  return marks.done();
}

function positionIn(stored: string): unknown {
  try {
    return parseJson(stored);
  } catch {
    return undefined;
  }
}

/** Round all strokes: `paths` are lists of x and y in turn. */
function inkBoxes(position: unknown) {
  if (!isObject(position)) return [];
  const points = list(position.paths)
    .flatMap((path) => (Array.isArray(path) ? path : []))
    .map(Number);
  if (points.length < 4 || !points.every(Number.isFinite)) return [];
  const [xs, ys] = [0, 1].map((odd) => points.filter((_, index) => index % 2 === odd)) as [
    number[],
    number[],
  ];
  const rect = [least(xs), least(ys), -least(xs.map((x) => -x)), -least(ys.map((y) => -y))];
  return boxesOf({ pageIndex: position.pageIndex, rects: [rect] });
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
