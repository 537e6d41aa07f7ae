/** How a document is divided: what its contents, its outline and its running heads name. */
import type { BriefingDocument, DocumentBlock } from '../contract/document.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';

export interface Section {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** Where it begins. */
  readonly place: string;
}

/** What stands after the blocks, under a heading of its own each. */
export const backMatter = {
  notes: { label: 'notes', place: 'part-notes' },
  people: { label: 'indexOfPeople', place: 'part-people' },
  events: { label: 'indexOfEvents', place: 'part-events' },
  sources: { label: 'sources', place: 'part-sources' },
  annotated: { label: 'annotated', place: 'part-annotated' },
  colophon: { label: 'colophon', place: 'part-colophon' },
} as const satisfies Readonly<Record<string, { readonly label: keyof Labels; readonly place: string }>>;
export type BackMatter = keyof typeof backMatter;

/** The parts at the end that a document has, in order. */
export function backMatterOf({
  parts,
  people,
  events,
  sources,
  notes,
  style,
  annotated,
}: BriefingDocument): BackMatter[] {
  const there: Readonly<Record<BackMatter, boolean>> = {
    notes: notes.length > 0 && style.notes === 'endnotes',
    people: parts.index && people.length > 0,
    events: parts.index && events.length > 0,
    sources: parts.sources && sources.length > 0,
    annotated: annotated.some(({ source }) => source !== null),
    colophon: parts.colophon,
  };
  return (Object.keys(backMatter) as BackMatter[]).filter((part) => there[part]);
}

/** In order. */
export function sectionsOf(document: BriefingDocument): Section[] {
  const labels = labelsOf(document.language);
  return [
    ...document.blocks.flatMap((block) =>
      block.kind === 'heading' ? [{ title: block.text, level: block.level, place: block.place }] : [],
    ),
    ...backMatterOf(document).flatMap((part) => [
      { title: labels[backMatter[part].label], place: backMatter[part].place, level: 1 },
      ...(part === 'annotated'
        ? document.annotated.map(({ title, place }) => ({ title, place, level: 2 }))
        : []),
    ]),
    ...aloneIn(document).flatMap(({ place, content }) => [
      { title: labels.keyAndMarks, level: 1, place },
      ...(content.length > 0 ? [{ title: labels.theArticle, level: 1, place: textPlace(place) }] : []),
    ]),
  ];
}

/** An annotated article that is no source of the document: it is the document. */
export const aloneIn = ({ annotated }: BriefingDocument): BriefingDocument['annotated'] =>
  annotated.filter(({ source }) => source === null);

/** Where the words of an annotated article begin, after its sheet. */
export const textPlace = (place: string): string => place.replace(/^a-/u, 't-');

type Numbered = Extract<DocumentBlock, { kind: 'figure' | 'timeline' | 'matrix' }>;

/** What is numbered as a figure. */
export const figuresOf = ({ blocks }: BriefingDocument): Numbered[] =>
  blocks.filter(
    (block): block is Numbered =>
      block.kind === 'figure' || block.kind === 'timeline' || block.kind === 'matrix',
  );

/** Places whose pages are printed somewhere: in the contents, the index, a list of marks or a running head. */
export const placesWithPages = (document: BriefingDocument): string[] => [
  ...new Set([
    ...sectionsOf(document).map(({ place }) => place),
    ...figuresOf(document).map(({ place }) => place),
    ...[...document.people, ...document.events].flatMap(({ places }) => places),
    ...document.annotated.flatMap(({ place, marks }) => [place, ...marks.map((mark) => mark.place)]),
  ]),
];

/** Whether a page is named anywhere on the document's own pages, and not only in its heads and feet. */
export function namesPages(document: BriefingDocument): boolean {
  const back = backMatterOf(document);
  const listing = (['people', 'events', 'annotated'] as const).some((part) => back.includes(part));
  return listing || document.parts.contents || aloneIn(document).length > 0;
}
