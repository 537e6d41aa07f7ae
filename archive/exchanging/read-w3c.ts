/** W3C Web Annotations, Dossier's own and others': one, a list, a page or a collection. */

import { markColorSchema } from '../contract/views.ts';
import { boxOfViewrect, readPdfFragment } from './fragments.ts';
import { count, isObject, list, text, texts, type Unknown } from './json.ts';
import { colorFromText } from './nearest-color.ts';
import {
  instant,
  noPiece,
  type OutsideBox,
  type OutsideFile,
  OutsideMarks,
  type OutsidePiece,
  type OutsideSource,
} from './outside-mark.ts';
import { plainText } from './plain-text.ts';
import { bodyOf, type SaidOfMark } from './read-w3c-body.ts';
import { readIri } from './w3c-terms.ts';

export function readW3c(content: unknown): OutsideFile {
  const marks = new OutsideMarks('w3c');
  annotationsIn(content).forEach((annotation, index) => {
    readOne(marks, annotation, index);
  });
  return marks.done();
}

/** Whether there is an annotation of the model in it. */
export const holdsW3c = (content: unknown): boolean =>
  annotationsIn(content).some((item) => isObject(item) && isAnnotation(item));

function annotationsIn(content: unknown): unknown[] {
  if (Array.isArray(content)) return content.flatMap(annotationsIn);
  if (!isObject(content)) return [content];
  const types = texts(content.type ?? content['@type']);
  if (types.includes('AnnotationCollection')) {
    const pages: unknown[] = [];
    let page: unknown = content.first ?? content.items;
    // Pages lie in one another; what is only named by its address is not here.
    while (isObject(page)) {
      pages.push(page);
      page = page.next;
    }
    return Array.isArray(page) ? page.flatMap(annotationsIn) : pages.flatMap(annotationsIn);
  }
  if (types.includes('AnnotationPage') || types.includes('as:OrderedCollectionPage'))
    return list(content.items).flatMap(annotationsIn);
  return Array.isArray(content['@graph']) ? content['@graph'].flatMap(annotationsIn) : [content];
}

const isAnnotation = (item: Unknown): boolean =>
  texts(item.type ?? item['@type']).some((type) => /(?:^|[:#/])Annotation$/u.test(type));

function readOne(marks: OutsideMarks, annotation: unknown, index: number): void {
  const where = `annotation ${index + 1}`;
  if (!isObject(annotation) || !isAnnotation(annotation)) {
    marks.leave('An entry is no annotation of the W3C model.', where);
    return;
  }
  const id = text(annotation.id ?? annotation['@id']);
  const said: SaidOfMark = { notes: [], tags: [], people: [], events: [] };
  if (text(annotation.bodyValue) !== '') said.notes.push(text(annotation.bodyValue));
  for (const body of list(annotation.body)) bodyOf(said, body, (message) => marks.leave(message, where));
  for (const [key, name] of notCarried)
    if (annotation[key] !== undefined) marks.leave(`${name} is not carried.`, where);
  const targets = list(annotation.target);
  const places = targets.map((target) => placeOf(target, (message) => marks.leave(message, where)));
  const bySource = new Map<number, Omit<Place, 'source' | 'key'>>();
  for (const { source, key, text: ofText, pieces, boxes, page } of places) {
    const at = marks.source(source, key);
    const known = bySource.get(at) ?? { text: ofText, pieces: [], boxes: [], page: null };
    bySource.set(at, {
      text: known.text,
      pieces: [...known.pieces, ...pieces],
      boxes: [...known.boxes, ...boxes],
      page: known.page ?? page,
    });
  }
  if (bySource.size === 0) marks.leave('An annotation has no target that can be read.', where);
  const own = readIri(id);
  let number = 0;
  for (const [source, place] of bySource) {
    number++;
    marks.add({
      origin: `w3c:${id || JSON.stringify(targets).slice(0, 1_500)}${number > 1 ? `#${number}` : ''}`,
      own: own?.address.split('/').at(-1) ?? '',
      where,
      source,
      ...place,
      color: colorOf(annotation, targets),
      note: said.notes.join('\n\n'),
      tags: said.tags,
      people: said.people,
      events: said.events,
      speech: speechIn(annotation['dossier:speech']),
      creator: creatorOf(annotation.creator),
      created: instant(annotation.created),
    });
  }
}

const notCarried: readonly (readonly [string, string])[] = [
  ['audience', 'Who an annotation is for (audience)'],
  ['rights', 'The rights of an annotation'],
  ['canonical', 'The canonical address of an annotation'],
];

function creatorOf(creator: unknown): string {
  const [first] = list(creator);
  if (!isObject(first)) return text(first);
  return texts(first.name)[0] || texts(first.nickname)[0] || text(first.id);
}

/** The class that a style sheet names, where it is one of ours, or the colour that it gives it. */
function colorOf(annotation: Unknown, targets: readonly unknown[]) {
  const ownColor = markColorSchema.safeParse(annotation['dossier:color']);
  if (ownColor.success) return ownColor.data;
  const [target] = targets;
  const name = isObject(target) ? (texts(target.styleClass)[0] ?? '') : '';
  if (name === '') return null;
  const rules = isObject(annotation.stylesheet) ? text(annotation.stylesheet.value) : '';
  const at = rules.indexOf(`.${name}`);
  const code = at < 0 ? undefined : /#[0-9a-f]{6}\b|:\s*([a-z]+)/iu.exec(rules.slice(at, at + 400));
  return colorFromText(code?.[1] ?? code?.[0] ?? name);
}

function speechIn(said: unknown) {
  if (!isObject(said)) return null;
  const speaker = text(said['dossier:speaker']);
  const from = text(said['dossier:translatedFrom']);
  const by = text(said['dossier:translatedBy']);
  return {
    speaker: speaker === '' ? null : { id: null, name: speaker },
    addressee: text(said['dossier:addressee']),
    occasion: text(said['dossier:occasion']),
    translation: from === '' && by === '' ? null : { from, by },
  };
}

interface Place {
  readonly source: Partial<OutsideSource>;
  /** What tells the source from others. */
  readonly key: string;
  /** SHA-256 of the text that places count in, where it is said. */
  readonly text: string;
  readonly pieces: OutsidePiece[];
  readonly boxes: OutsideBox[];
  readonly page: number | null;
}

function placeOf(target: unknown, leave: (message: string) => void): Place {
  const said = isObject(target) ? (target.source ?? target.id ?? target['@id']) : target;
  const source = {
    source: sourceOf(said),
    key: iriOfSource(said) || JSON.stringify(said),
    text: textOf(said),
  };
  if (!isObject(target)) return { ...source, pieces: [], boxes: [], page: null };
  const found = { ...noPiece };
  let page: number | null = null;
  const boxes: OutsideBox[] = [];
  const unknown: string[] = [];
  const read = (selector: unknown): void => {
    if (!isObject(selector)) {
      unknown.push('a selector by its address');
      return;
    }
    const type = text(selector.type ?? selector['@type']);
    if (type === 'TextQuoteSelector') {
      Object.assign(found, {
        exact: text(selector.exact),
        prefix: text(selector.prefix),
        suffix: text(selector.suffix),
      });
    } else if (type === 'TextPositionSelector') {
      found.start = count(selector.start);
      found.end = count(selector.end);
    } else if (type === 'FragmentSelector' && readPdfFragment(text(selector.value)).page !== null) {
      const fragment = readPdfFragment(text(selector.value));
      page = fragment.page;
      if (fragment.viewrect && page !== null) boxes.push(boxOfViewrect(page, fragment.viewrect));
    } else unknown.push(type || 'a selector without a type');
    for (const refined of list(selector.refinedBy)) read(refined);
  };
  for (const selector of list(target.selector)) read(selector);
  const region = isObject(target['dossier:region']) ? target['dossier:region'] : undefined;
  const rect = list(region?.['dossier:rect']).filter((part) => typeof part === 'number');
  const regionPage = count(region?.['dossier:page']);
  if (regionPage !== null && regionPage > 0 && rect.length === 4) {
    return { ...source, pieces: [], boxes: [{ page: regionPage, rect }], page: regionPage };
  }
  if (found.exact === '')
    for (const type of unknown) leave(`A place is told by ${type} alone, which Dossier does not follow.`);
  if (target.state !== undefined && !isOwnState(target)) leave('The state of a target is not carried.');
  const hasWords = found.exact !== '' || (found.start !== null && found.end !== null);
  return { ...source, pieces: hasWords ? [found] : [], boxes: hasWords ? [] : boxes, page };
}

const isOwnState = (target: Unknown): boolean =>
  isObject(target.source) && text(target.source['dossier:capture']) !== '';

const iriOfSource = (source: unknown): string =>
  isObject(source) ? text(source.id ?? source['@id']) : text(source);
const textOf = (source: unknown): string => (isObject(source) ? text(source['dossier:textSha256']) : '');

function sourceOf(source: unknown): Partial<OutsideSource> {
  const iri = iriOfSource(source);
  const own = readIri(iri);
  const said = isObject(source) ? source : {};
  return {
    title: plainText(texts(said.label)[0] ?? texts(said.title)[0] ?? ''),
    addresses: /^https?:/iu.test(iri) ? [iri] : [],
    file: text(said['dossier:originalSha256']),
    article: own?.address.split('/')[1] ?? '',
    archive: own?.archive ?? '',
  };
}
