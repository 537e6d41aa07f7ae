/** What figures, lists and summaries of a document show, from the open archive. */
import { articleHome, readArticle } from '../articles/article.ts';
import { listedEvents } from '../briefings/events-block.ts';
import { mostColumns, mostRows } from '../briefings/matrix-block.ts';
import { factsOf } from '../briefings/named-source.ts';
import { listedPeople } from '../briefings/people-block.ts';
import type { Block } from '../contract/views.ts';
import { readPngSize } from '../files/png.shared.ts';
import { readStoredPng } from '../files/stored-files.ts';
import { originsOf } from '../matrix/derive.ts';
import { matrixOf } from '../matrix/matrix.ts';
import type { FoundPicture } from '../pictures/block-pictures.ts';
import type { Archive } from '../storage/archive.ts';
import { timelineOf } from '../timeline/timeline.ts';
import type { FurtherRecords } from './further-blocks.ts';
import type { Labels } from './labels/labels.ts';

export function furtherRecords(
  archive: Archive,
  pictures: ReadonlyMap<string, FoundPicture>,
  labels: Labels,
): FurtherRecords {
  return {
    picture: (block) => pictures.get(block),
    listedEvents: (setup, linked) => listedEvents(archive, setup, linked, labels),
    listedPeople: (setup, linked) => listedPeople(archive, setup, linked),
    portrait: ({ kept }) => {
      const bytes = kept && readStoredPng(archive.path, kept.picture);
      const size = bytes && readPngSize(bytes);
      return kept && bytes && size
        ? { picture: { type: 'image/png', bytes, ...size }, alt: kept.alt }
        : undefined;
    },
    facts: (article) => factsOf(readArticle(archive.replica, articleHome(article)), labels),
    derivesFrom: (article) =>
      originsOf(archive, article)
        .from.map(({ title }) => title)
        .filter((title) => title !== ''),
    shownIn: (block) => shownIn(archive, block),
  };
}

function shownIn(archive: Archive, block: Block): { people: string[]; events: string[] } {
  if (block.kind === 'timeline')
    return {
      people: [],
      events: timelineOf(archive, block.filter).things.flatMap(({ kind, id }) =>
        kind === 'event' ? [id] : [],
      ),
    };
  if (block.kind !== 'matrix') return { people: [], events: [] };
  const { transposed = false, ...question } = block.matrix;
  const { columns } = matrixOf(archive, question);
  // Those for which the page has no room are not there to be found.
  const ids = columns.slice(0, transposed ? mostRows : mostColumns).map(({ id }) => id);
  return block.matrix.of === 'events' ? { people: [], events: ids } : { people: ids, events: [] };
}
