/**
 * A briefing document as the body of the page from which Chromium prints it. Every piece of text is escaped.
 * Page numbers come from a first printing (`docs/decisions/0006-page-numbers.md`).
 */
import type { BriefingDocument, DocumentBlock, DocumentNote } from '../contract/document.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { annotatedAlone, annotatedPart } from './annotated-html.ts';
import { colophonHtml } from './colophon-html.ts';
import { contentsHtml } from './contents-html.ts';
import { coverHtml } from './cover-html.ts';
import { escaped } from './escaped.ts';
import { figureHtml } from './figure-html.ts';
import { indexHtml } from './index-html.ts';
import { eventsHtml, peopleHtml, summaryHtml } from './listed-html.ts';
import { matrixTables } from './matrix-html.ts';
import { notesHtml } from './notes-html.ts';
import { proofHtml } from './proof-html.ts';
import { isEmpty, ownWordsHtml } from './prose-html.ts';
import { quotationHtml } from './quotation-html.ts';
import { aloneIn, type BackMatter, backMatter, backMatterOf, placesWithPages } from './sections.ts';
import type { PageSetting, Setting } from './setting.ts';
import { sourcesHtml } from './sources-html.ts';
import { timelineFigure } from './timeline-html.ts';

/** What stands between `<body>` and `</body>`; the page around it, with its style, is `renderer/print`. */
export const printBody = (document: BriefingDocument, setting: Setting): string =>
  `${wholeHtml(document, setting)}\n${placesHtml(document)}`;

/** As it is printed for its page numbers alone: nobody follows its links, and each costs Chromium time. */
export const proofBody = (document: BriefingDocument, setting: Setting): string =>
  `${withoutLinks(wholeHtml(document, setting))}\n${placesHtml(document)}`;

/** The proof of what stands after the blocks, from a new page on. */
export const proofOfBack = (document: BriefingDocument, setting: Setting): string =>
  `${withoutLinks(backHtml(document, labelled(document, setting)))}\n${placesHtml(document)}`;

const labelled = ({ language }: BriefingDocument, setting: Setting): PageSetting => ({
  ...setting,
  labels: labelsOf(language),
});

function wholeHtml(document: BriefingDocument, setting: Setting): string {
  const page = labelled(document, setting);
  return `${frontAndMain(document, page)}\n${backHtml(document, page)}`;
}

function frontAndMain(document: BriefingDocument, setting: PageSetting): string {
  const alone = aloneIn(document);
  if (alone.length > 0) return alone.map((article) => annotatedAlone(article, setting)).join('\n');
  return [
    coverHtml(document, setting),
    contentsHtml(document, setting),
    `<main>\n${mainHtml(document, setting)}\n</main>`,
  ].join('\n');
}

/** What stands after the blocks, from a new page on. */
const backHtml = (document: BriefingDocument, setting: PageSetting): string =>
  [
    ...backMatterOf(document).map((part) => partHtml(part, document, setting)),
    proofHtml(document.proof),
  ].join('\n');

/** No text of a document can look like this: every `<` of it is escaped. */
const withoutLinks = (html: string): string => html.replaceAll(/<a (?:class="[\w-]+" )?href="[^"]*"/gu, '<a');

function mainHtml(document: BriefingDocument, setting: PageSetting): string {
  if (document.style.notes === 'endnotes' || document.notes.length === 0)
    return document.blocks.map((block) => blockHtml(block, document, setting)).join('\n');
  return sectionsWithNotes(document)
    .map(({ blocks, notes }) =>
      [
        ...blocks.map((block) => blockHtml(block, document, setting)),
        ...(notes.length === 0 ? [] : [`<div class="section-notes">\n${notesHtml(notes)}\n</div>`]),
      ].join('\n'),
    )
    .join('\n');
}

interface NotedSection {
  readonly blocks: DocumentBlock[];
  readonly notes: DocumentNote[];
}

/** From one heading of the first level to the next, with the notes that are called in between. */
function sectionsWithNotes({ blocks, notes }: BriefingDocument): NotedSection[] {
  const byNumber = new Map(notes.map((note) => [note.number, note]));
  const sections: NotedSection[] = [{ blocks: [], notes: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) sections.push({ blocks: [], notes: [] });
    const section = sections.at(-1);
    section?.blocks.push(block);
    for (const number of calledIn(block)) {
      const note = byNumber.get(number);
      if (note) section?.notes.push(note);
      byNumber.delete(number);
    }
  }
  // What nothing calls, or only the back matter: it must not vanish.
  sections.at(-1)?.notes.push(...byNumber.values());
  return sections;
}

/** Numbers of the notes that a part of the document calls, in order. */
function calledIn(part: unknown): number[] {
  if (Array.isArray(part)) return part.flatMap(calledIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && part.kind === 'note' && 'number' in part) return [part.number as number];
  const within = Object.values(part).flatMap(calledIn);
  return 'cited' in part && typeof part.cited === 'number' ? [part.cited, ...within] : within;
}

function blockHtml(block: DocumentBlock, { date }: BriefingDocument, setting: PageSetting): string {
  switch (block.kind) {
    case 'heading': {
      const name = `h${block.level + 1}`;
      return `<${name} id="${block.place}" dir="auto">${escaped(block.text)}</${name}>`;
    }
    case 'text':
      return isEmpty(block.words)
        ? ''
        : `<div class="own">${ownWordsHtml('text', block.words, setting.labels)}</div>`;
    case 'quotation':
      return quotationHtml(block.quotation, setting);
    case 'figure':
      return figureHtml(block, setting);
    case 'timeline':
      return timelineFigure(block, Date.parse(date), setting.labels);
    case 'matrix':
      return matrixTables(block, setting.labels);
    case 'events':
      return eventsHtml(block, setting);
    case 'people':
      return peopleHtml(block, setting);
    case 'summary':
      return summaryHtml(block, setting);
    case 'page-break':
      return '<div class="page-break"></div>';
    case 'missing':
      return `<p class="missing">${escaped(block.reason)}</p>`;
  }
}

function partHtml(part: BackMatter, document: BriefingDocument, setting: PageSetting): string {
  const { labels } = setting;
  const { label, place } = backMatter[part];
  const content: Readonly<Record<BackMatter, () => string>> = {
    notes: () => notesHtml(document.notes),
    people: () => indexHtml(document.people, setting),
    events: () => indexHtml(document.events, setting),
    sources: () => sourcesHtml(document.sources, labels),
    annotated: () => annotatedPart(document.annotated, setting),
    colophon: () => colophonHtml(document, labels),
  };
  return `<section class="back ${part}">\n<h2 id="${place}">${labels[label]}</h2>\n${content[part]()}\n</section>`;
}

/** Chromium names in the PDF the places that a link leads to: these are needed even where no link to them is printed. */
const placesHtml = (document: BriefingDocument): string =>
  `<div hidden>${placesWithPages(document)
    .map((place) => `<a href="#${place}"></a>`)
    .join('')}</div>`;
