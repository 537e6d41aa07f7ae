/** A document as a Word document (Office Open XML): real styles, notes, contents, bookmarks and links. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { BriefingDocument, IndexEntry } from '../contract/document.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { addressBeside, placeNames } from './document-words.ts';
import { annotatedParagraphs } from './docx-annotated.ts';
import { type DocxBlock, docxBlock } from './docx-blocks.ts';
import { steadyPackage } from './docx-package.ts';
import { docxNumbering, docxStyles, styleIds } from './docx-styles.ts';
import { measure } from './docx-tables.ts';
import {
  type DocxState,
  inlineRuns,
  line,
  ownParagraphs,
  paragraph,
  placed,
  placeLink,
  textRuns,
  xmlText,
} from './docx-words.ts';

/** Twentieths of a point: A4, with margins of 25 mm. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1418, right: 1418, bottom: 1418, left: 1418, header: 709, footer: 709 },
};

/** Characters up to which the pages are laid out here, for the numbers in the contents: about 15 pages, 2 s. */
const longestLaidOut = 40_000;

const lengthOf = ({ blocks }: BriefingDocument): number => JSON.stringify(blocks.map(wordsOfBlock)).length;

const wordsOfBlock = (block: BriefingDocument['blocks'][number]): unknown =>
  block.kind === 'quotation' ? [block.quotation.pieces, block.quotation.note] : block;

export async function documentAsDocx(document: BriefingDocument): Promise<Uint8Array> {
  const { title, author, language, style, parts } = document;
  const labels = labelsOf(language);
  const state: DocxState = {
    labels,
    notes: style.notes === 'footnotes' ? 'footnotes' : 'endnotes',
    lists: 0,
    starts: new Set(),
  };
  const body: DocxBlock[] = [
    ...cover(document, labels),
    ...(parts.contents && document.blocks.some(({ kind }) => kind === 'heading') ? contents(labels) : []),
    ...document.blocks.flatMap((block) => docxBlock(block, document, state)),
    ...(parts.sources ? sources(document, state) : []),
    ...annotatedParagraphs(document.annotated, state),
    ...(parts.index
      ? [
          ...index('people', document.people, document, state),
          ...index('events', document.events, document, state),
        ]
      : []),
    ...(parts.colophon ? colophon(document, labels) : []),
  ];
  const notes = Object.fromEntries(
    document.notes.map(({ number, content }) => [
      String(number),
      { children: [new Paragraph({ children: inlineRuns(content, state) })] },
    ]),
  );
  const file = new Document({
    title: xmlText(title),
    creator: xmlText(author),
    lastModifiedBy: xmlText(author),
    description: '',
    styles: docxStyles(language),
    numbering: docxNumbering(state.starts),
    // Where it is long Word fills them in when it opens it: laying out takes more than the square of the length.
    ...(lengthOf(document) <= longestLaidOut && { pageNumbers: estimatePageNumbers }),
    ...(document.notes.length > 0 && { [state.notes]: notes }),
    sections: [
      {
        properties: { page, titlePage: parts.cover },
        headers: { default: runningHead(title), first: new Header({ children: [nothing()] }) },
        footers: { default: runningFoot(labels), first: new Footer({ children: [nothing()] }) },
        children: body,
      },
    ],
  });
  return steadyPackage(await Packer.toBuffer(file), document.date);
}

function cover({ title, subtitle, author, date, parts }: BriefingDocument, labels: Labels): Paragraph[] {
  const made = [dateIn(date, labels), author].filter(Boolean).join(' · ');
  return [
    paragraph(title, textRuns(title), {
      heading: HeadingLevel.TITLE,
      // Without a page of its own it stands at the head of the first one.
      ...(parts.cover ? {} : { spacing: { before: 0 } }),
    }),
    ...(subtitle === '' ? [] : [line(subtitle, 'Subtitle')]),
    line(made, styleIds.facts),
    ...(parts.cover ? [new Paragraph({ children: [new PageBreak()] })] : []),
  ];
}

function contents(labels: Labels): DocxBlock[] {
  return [
    line(labels.contents, styleIds.contentsHeading),
    new TableOfContents(labels.contents, { hyperlink: true, headingStyleRange: '1-3' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** A head without a paragraph is none. */
const nothing = (): Paragraph => new Paragraph({ style: styleIds.running });

const runningHead = (title: string): Header => new Header({ children: [line(title, styleIds.running)] });

const runningFoot = ({ pageOf }: Labels): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: styleIds.running,
        alignment: AlignmentType.END,
        children: [
          new TextRun({
            children: pageOf
              .split(/(\{pages?\})/u)
              .map((part) =>
                part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part,
              ),
          }),
        ],
      }),
    ],
  });

const partHeading = (text: string, place: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [placed(place, textRuns(text))] });

function sources({ sources: list }: BriefingDocument, state: DocxState): DocxBlock[] {
  if (list.length === 0) return [];
  return [
    partHeading(state.labels.sources, 'sources'),
    ...list.map((source) => {
      const { number, place, sign, entry, archived } = source;
      const facts = [
        sign,
        addressBeside(source),
        archived === '' ? '' : state.labels.stored(dateIn(archived, state.labels)),
      ];
      return new Paragraph({
        style: styleIds.sourceEntry,
        tabStops: [{ type: TabStopType.LEFT, position: 560 }],
        children: [
          placed(place, [new TextRun({ text: `${number}.`, bold: true })]),
          new TextRun({ children: ['\t'] }),
          ...inlineRuns(entry, state),
          ...textRuns(` (${facts.filter(Boolean).join(', ')})`),
        ],
      });
    }),
  ];
}

function index(
  of: 'people' | 'events',
  entries: readonly IndexEntry[],
  document: BriefingDocument,
  state: DocxState,
): DocxBlock[] {
  if (entries.length === 0) return [];
  const names = placeNames(document);
  return [
    partHeading(state.labels[of], `index-${of}`),
    ...entries.flatMap(({ name, also, description, places }) => {
      const links = places.flatMap((place, at) => [
        new TextRun(at === 0 ? ': ' : ', '),
        placeLink(place, textRuns(names.get(place) ?? place, { style: styleIds.link })),
      ]);
      return [
        paragraph(
          name,
          [...textRuns(name, { bold: true }), ...textRuns(also === '' ? '' : `, ${also}`), ...links],
          { style: styleIds.indexEntry },
        ),
        ...ownParagraphs(description, 'description', state, styleIds.note),
      ];
    }),
  ];
}

function colophon({ date, style }: BriefingDocument, labels: Labels): DocxBlock[] {
  const cited = style.id === 'plain' || style.title === '' ? '' : ` ${labels.citedIn(style.title)}`;
  return [
    new Paragraph({
      style: styleIds.facts,
      spacing: { before: 600 },
      indent: { end: Math.round(measure / 6) },
      children: textRuns(`${labels.madeOn(dateIn(date, labels))}${cited} ${labels.colophonWords}`),
    }),
  ];
}
