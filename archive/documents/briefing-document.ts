/** Makes the document of a briefing: a pure function of what is known. */
import { linkedRecords } from '../briefings/linked-records.ts';
import type { Version } from '../contract/decisions.ts';
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentNote,
  DocumentSource,
  IndexEntry,
  ShownPicture,
} from '../contract/document.ts';
import type { SaidParts } from '../contract/document-parts.ts';
import type { MatrixSetup, PrintedMatrix } from '../contract/matrix-block.ts';
import type { Timeline, TimelineFilter } from '../contract/timeline.ts';
import type { Annotation, ArticleKind, Block, Briefing, Passage } from '../contract/views.ts';
import { DocumentPictures } from '../pictures/document-pictures.ts';
import type { Cite } from './citing.ts';
import { type FurtherRecords, furtherBlock, type InDocument, namedBesides } from './further-blocks.ts';
import type { Labels } from './labels/labels.ts';
import { labelsOf } from './labels/labels-of.ts';
import { Mentions } from './mentions.ts';
import { ownWords } from './own-words.ts';
import { type QuotedFrom, quotationPlace, quotedPassage } from './quoted-passage.ts';

/** What is looked up of the people and events that quotations are linked to. */
export interface IndexedRecord {
  readonly id: string;
  readonly name: string;
  readonly also: string;
  readonly description: string;
  readonly descriptionVersions: readonly Version[];
}

/** What is looked up of the articles that are quoted. */
export interface SourceRecord {
  readonly title: string;
  readonly kind: ArticleKind;
  readonly sign: string;
  readonly address: string;
  readonly archived: string;
  readonly originalSha256: string;
}

export interface Records extends FurtherRecords {
  readonly person: (id: string) => IndexedRecord;
  readonly event: (id: string) => IndexedRecord;
  readonly article: (id: string) => SourceRecord;
  readonly passage: (annotation: Annotation) => QuotedFrom;
  readonly timeline: (filter: TimelineFilter) => Timeline;
  readonly matrix: (setup: MatrixSetup) => PrintedMatrix;
  readonly cite: Cite;
}

export interface DocumentOptions {
  /** Day of the export, ISO 8601. */
  readonly date: string;
  /** Who makes it; '' where nobody said. */
  readonly author: string;
  /** In which it differs from what is chosen for the briefing. */
  readonly parts?: SaidParts;
  /** BCP 47; English where it is not said. */
  readonly language?: string;
}

export function briefingDocument(
  briefing: Briefing,
  records: Records,
  { date, author, parts, language = 'en' }: DocumentOptions,
): BriefingDocument {
  const labels = labelsOf(language);
  const quoted = briefing.blocks.flatMap((block) => quotedIn(block) ?? []);
  const from = quoted.map(({ annotation }) => records.passage(annotation));
  const { style, cited, entries } = records.cite(
    quoted.map(({ source }, at) => ({ article: source.id, locator: from[at]?.locator ?? null })),
    namedBesides(briefing.blocks),
  );
  const sourceNumber = new Map(entries.map(({ article }, index) => [article, index + 1]));
  const notes: DocumentNote[] = [];
  const numbers = { quotation: 0, heading: 0, figure: 0 };
  const pictures = new DocumentPictures();
  const mentions = new Mentions();
  for (const [at, { annotation }] of quoted.entries()) mentions.quoted(annotation, at + 1);

  const documentBlock = (block: Block): DocumentBlock => {
    switch (block.kind) {
      case 'heading':
        return { kind: 'heading', level: block.level, place: `h-${++numbers.heading}`, text: block.text };
      case 'text':
        return { kind: 'text', words: ownWords(block.text, block.textVersions) };
      case 'matrix':
        return { kind: 'matrix', ...figureOf(block), matrix: records.matrix(block.matrix) };
      case 'timeline':
        return { kind: 'timeline', ...figureOf(block), timeline: records.timeline(block.filter) };
      case 'quotation': {
        const passage = quotedIn(block);
        return passage
          ? quotation(passage, block)
          : { kind: 'missing', reason: whyMissing(block.passage, labels) };
      }
      default:
        return furtherBlock(block, inside);
    }
  };
  const figure = (caption: string) => {
    const number = ++numbers.figure;
    return { number, place: `fig-${number}`, caption };
  };
  /** A figure that shows people and events, which the index leads to. */
  const figureOf = (block: Extract<Block, { kind: 'matrix' | 'timeline' }>) => {
    const made = figure(block.text);
    mentions.shown(records.shownIn(block), made.place);
    return made;
  };
  const inside: InDocument = {
    records,
    labels,
    pictures,
    figure,
    linked: linkedRecords(briefing),
    quotationsOf: mentions.quotationsOf,
    place: (noun, id) => mentions.listed(noun, id),
    source: (article) => {
      const number = sourceNumber.get(article);
      return number === undefined ? undefined : { number, entry: entries[number - 1]?.entry ?? [] };
    },
  };
  const quotation = (passage: Passage, block: Extract<Block, { kind: 'quotation' }>): DocumentBlock => {
    const number = ++numbers.quotation;
    const { line = [], note = null } = cited[number - 1] ?? {};
    if (note) {
      const next = notes.length + 1;
      notes.push({ number: next, place: `note-${next}`, from: quotationPlace(number), content: note });
    }
    return {
      kind: 'quotation',
      quotation: quotedPassage(passage, from[number - 1] ?? records.passage(passage.annotation), {
        number,
        source: sourceNumber.get(passage.source.id) ?? 0,
        citation: line,
        note: note ? notes.length : null,
        setting: block,
        picture: shownPicture(records.picture(block.id)),
      }),
    };
  };

  /** Of words that a machine read; null where it can’t be drawn. */
  const shownPicture = (found: ReturnType<Records['picture']>): ShownPicture | null =>
    found && !('reason' in found)
      ? { picture: pictures.add(found), alt: 'The words as they stand on the page' }
      : null;

  const blocks = briefing.blocks
    .map(documentBlock)
    .filter((block) => block.kind !== 'text' || says(block.words));
  const marks = quoted.map(({ annotation }) => annotation);
  const people = indexOf(mentions.places.people, records.person);
  const events = indexOf(mentions.places.events, records.event);
  return {
    id: briefing.id,
    title: briefing.title,
    subtitle: briefing.subtitle,
    author,
    date,
    language,
    style,
    parts: { ...briefing.parts, ...parts },
    blocks,
    notes,
    sources: entries.map(({ article, entry }, index): DocumentSource => {
      const number = index + 1;
      return {
        number,
        place: `src-${number}`,
        article,
        ...records.article(article),
        entry,
        quotations: quoted.flatMap(({ source }, at) => (source.id === article ? [at + 1] : [])),
      };
    }),
    people,
    events,
    annotated: [],
    pictures: pictures.pictures,
    proof: null,
    undecided: undecidedIn(blocks, marks, [...people, ...events]),
  };
}

/** The passage of a quotation that is printed. */
const quotedIn = (block: Block): Passage | null =>
  block.kind === 'quotation' && block.passage && !block.passage.annotation.trashed ? block.passage : null;

const whyMissing = (passage: Passage | null, labels: Labels): string =>
  passage ? labels.quotationInTrash : labels.quotationMissing;

const says = ({ blocks, versions }: ReturnType<typeof ownWords>): boolean =>
  blocks.length > 0 || versions.length > 0;

const indexOf = (
  places: ReadonlyMap<string, readonly string[]>,
  record: (id: string) => IndexedRecord,
): IndexEntry[] =>
  [...places]
    .map(([id, spoken]): IndexEntry => {
      const { name, also, description, descriptionVersions } = record(id);
      return { id, name, also, description: ownWords(description, descriptionVersions), places: [...spoken] };
    })
    .sort((a, b) => a.name.localeCompare(b.name));

function undecidedIn(
  blocks: readonly DocumentBlock[],
  quoted: readonly Annotation[],
  entries: readonly IndexEntry[],
): number {
  return (
    blocks.filter(
      (block) => (block.kind === 'text' || block.kind === 'summary') && block.words.versions.length > 0,
    ).length +
    // A mark that is quoted twice has one note.
    new Set(quoted.filter(({ noteVersions }) => noteVersions.length > 0).map(({ id }) => id)).size +
    entries.filter(({ description }) => description.versions.length > 0).length
  );
}
