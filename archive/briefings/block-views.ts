/** Blocks as they are shown: what their registers name, looked up. */
import { homeText } from '../annotations/anchor.ts';
import { type AnnotationRecord, findAnnotation } from '../annotations/annotation.ts';
import { passageOf } from '../annotations/passage.ts';
import { quoteOf, stretchWords } from '../annotations/quote.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Block, Passage } from '../contract/views.ts';
import { readProse } from '../decisions/prose.ts';
import type { Archive } from '../storage/archive.ts';
import type { BlockRecord } from './block-record.ts';
import { blockEvents } from './events-block.ts';
import { figureView } from './figure-block.ts';
import { blockLevel } from './heading-block.ts';
import { blockMatrix } from './matrix-block.ts';
import { namedSource } from './named-source.ts';
import { blockPeople } from './people-block.ts';
import { editsOf } from './quotation-edits.ts';
import { blockContext, contextAround } from './quoted-context.ts';
import { blockFilter } from './timeline-block.ts';

export function blockView(archive: Archive, texts: CaptureTexts, block: BlockRecord): Block {
  const { replica } = archive;
  const { id, address, text } = block;
  switch (block.kind) {
    case 'heading':
      return { id, kind: 'heading', level: blockLevel(replica, address), text };
    case 'text':
      return { id, kind: 'text', ...proseOf(archive, address) };
    case 'timeline':
      return { id, kind: 'timeline', text, filter: blockFilter(replica, address) };
    case 'matrix':
      return { id, kind: 'matrix', text, matrix: blockMatrix(replica, address) };
    case 'events':
      return { id, kind: 'events', text, events: blockEvents(replica, address) };
    case 'people':
      return { id, kind: 'people', text, people: blockPeople(replica, address) };
    case 'figure':
      return figureView(archive, block);
    case 'summary':
      return {
        id,
        kind: 'summary',
        article: block.article,
        source: namedSource(archive, block.article),
        ...proseOf(archive, address),
      };
    case 'page-break':
      return { id, kind: 'page-break', text: '' };
    case 'quotation':
      return quotationView(archive, texts, block);
  }
}

function proseOf(archive: Archive, address: string) {
  const { text, seen, versions } = readProse(archive, address, 'text');
  return { text, textSeen: seen, textVersions: versions };
}

function quotationView(archive: Archive, texts: CaptureTexts, block: BlockRecord): Block {
  const record = findAnnotation(archive, block.annotation);
  const passage = record ? passageOf(archive, texts, record) : null;
  const { edits, stale } = editsOf(archive.replica, block.address, record && quoteOf(record.target));
  const context = blockContext(archive.replica, block.address);
  const isShown = context.before !== 'none' || context.after !== 'none';
  return {
    id: block.id,
    kind: 'quotation',
    annotation: block.annotation,
    passage,
    stretches: record ? stretchWords(record.target) : [],
    edits,
    staleEdits: stale.length,
    context,
    around:
      record && passage && isShown
        ? around({ archive, texts }, record, passage, context)
        : { before: '', after: '' },
  };
}

/** Around the words as they were marked, in that copy; where it is not here, around their place in the newest. */
function around(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  record: AnnotationRecord,
  { annotation }: Passage,
  context: Parameters<typeof contextAround>[2],
): { before: string; after: string } {
  const article = readArticle(archive.replica, articleHome(record.article));
  const newest = texts.tryOf(article);
  if (!newest) return { before: '', after: '' };
  const home = homeText(archive, texts, article, record.target, newest);
  const stretches = home
    ? [record.target, ...(record.target.further ?? [])].map(({ position }) => position)
    : [annotation.place, ...annotation.further].filter((place) => place !== null);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return { before: '', after: '' };
  const { text, points } = home ?? newest;
  return contextAround(text, { start: points.toUnit(first.start), end: points.toUnit(last.end) }, context);
}
