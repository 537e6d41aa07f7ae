/** Makes the document of a briefing: a pure function of what is known. */

import { oneLine } from '../anchoring/context.ts';
import type { Version } from '../contract/decisions.ts';
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  IndexEntry,
  SourceLine,
  Undecided,
} from '../contract/document.ts';
import type { MatrixSetup, PrintedMatrix } from '../contract/matrix-block.ts';
import type { Timeline, TimelineFilter } from '../contract/timeline.ts';
import type { Annotation, Briefing, Passage } from '../contract/views.ts';
import { versionLabel } from '../decisions/prose.ts';

/** What is looked up of the people and events that quotations are linked to. */
export interface IndexedRecord {
  readonly id: string;
  readonly name: string;
  readonly also: string;
  readonly description: string;
  readonly descriptionVersions: readonly Version[];
}

export interface Records {
  readonly person: (id: string) => IndexedRecord;
  readonly event: (id: string) => IndexedRecord;
  readonly timeline: (filter: TimelineFilter) => Timeline;
  readonly matrix: (setup: MatrixSetup) => PrintedMatrix;
}

export function briefingDocument(briefing: Briefing, records: Records, date: string): BriefingDocument {
  const quoted: Annotation[] = [];
  const blocks = briefing.blocks.map((block): DocumentBlock => {
    if (block.kind === 'heading') return { kind: 'heading', text: block.text };
    if (block.kind === 'text' && block.textVersions.length > 0)
      return { kind: 'versions', versions: undecided(block.textVersions) };
    if (block.kind === 'text') return { kind: 'text', paragraphs: paragraphsOf(block.text) };
    if (block.kind === 'matrix')
      return { kind: 'matrix', caption: block.text, matrix: records.matrix(block.matrix) };
    if (block.kind === 'timeline')
      return { kind: 'timeline', caption: block.text, timeline: records.timeline(block.filter) };
    if (!block.passage)
      return { kind: 'missing', reason: 'A quotation is missing: its highlight is not in this archive.' };
    if (block.passage.annotation.trashed)
      return { kind: 'missing', reason: 'A quotation is left out: its highlight is in the trash.' };
    quoted.push(block.passage.annotation);
    return { kind: 'quotation', quotation: quotationOf(block.passage, quoted.length) };
  });
  const people = indexOf(quoted, (annotation) => annotation.people.map(({ id }) => id), records.person);
  const events = indexOf(quoted, (annotation) => annotation.events.map(({ id }) => id), records.event);
  return {
    title: briefing.title,
    subtitle: briefing.subtitle,
    date,
    language: 'en',
    blocks: blocks.filter((block) => block.kind !== 'text' || block.paragraphs.length > 0),
    sources: sourcesOf(briefing),
    people,
    events,
    undecided:
      blocks.filter(({ kind }) => kind === 'versions').length +
      // A mark that is quoted twice has one note.
      new Set(quoted.filter(({ noteVersions }) => noteVersions.length > 0).map(({ id }) => id)).size +
      [...people, ...events].filter(({ descriptionVersions }) => descriptionVersions.length > 0).length,
  };
}

function undecided(versions: readonly Version[]): Undecided {
  return versions.map((version) => ({ label: versionLabel(version), text: version.text }));
}

function quotationOf(passage: Passage, number: number): DocumentQuotation {
  const { annotation } = passage;
  return {
    number,
    words: oneLine(annotation.quote),
    color: annotation.color,
    note: annotation.noteVersions.length > 0 ? '' : annotation.note,
    noteVersions: undecided(annotation.noteVersions),
    state: annotation.state,
    source: sourceLine(passage),
  };
}

function sourceLine({ source, annotation }: Passage): SourceLine {
  return {
    title: source.title,
    authors: source.authors,
    publisher: source.publisher,
    published: source.published,
    page: annotation.page,
  };
}

/** Every source once, in order of publication. */
function sourcesOf(briefing: Briefing): SourceLine[] {
  const sources = new Map<string, SourceLine>();
  for (const block of briefing.blocks)
    if (block.kind === 'quotation' && block.passage && !block.passage.annotation.trashed)
      sources.set(block.passage.source.id, { ...sourceLine(block.passage), page: null });
  const key = (source: SourceLine): string => `${source.published ?? '9999'} ${source.title}`;
  return [...sources.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function indexOf(
  quoted: readonly Annotation[],
  idsOf: (annotation: Annotation) => string[],
  record: (id: string) => IndexedRecord,
): IndexEntry[] {
  const quotations = new Map<string, number[]>();
  quoted.forEach((annotation, index) => {
    for (const id of idsOf(annotation)) quotations.set(id, [...(quotations.get(id) ?? []), index + 1]);
  });
  return [...quotations]
    .map(([id, numbers]): IndexEntry => {
      const { descriptionVersions, ...known } = record(id);
      return { ...known, descriptionVersions: undecided(descriptionVersions), quotations: numbers };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
