/** The blocks of a document as what a Word document consists of. */
import {
  HeadingLevel,
  ImageRun,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  type Table,
  type TableOfContents,
  TextRun,
} from 'docx';
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  OwnWords,
  ShownPicture,
} from '../contract/document.ts';
import { markStyles } from '../contract/theme.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { captionWords, doubtsOf, leftWords, quotedWords, setPieces, speechWords } from './document-words.ts';
import { markRule, styleIds } from './docx-styles.ts';
import { matrixTables, timelineTable } from './docx-tables.ts';
import {
  type DocxState,
  inlineRuns,
  isFromRight,
  line,
  noteMark,
  ownParagraphs,
  paragraph,
  placed,
  placeLink,
  textRuns,
  xmlText,
} from './docx-words.ts';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;
export type DocxBlock = Paragraph | Table | TableOfContents;

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

export function docxBlock(block: DocumentBlock, document: BriefingDocument, state: DocxState): DocxBlock[] {
  switch (block.kind) {
    case 'heading':
      return [
        paragraph(block.text, [placed(block.place, textRuns(block.text))], {
          heading: headings[block.level - 1] ?? HeadingLevel.HEADING_3,
        }),
      ];
    case 'text':
      return ownParagraphs(block.words, 'text', state);
    case 'quotation':
      return quotation(block.quotation, document, state);
    case 'figure':
      return [...picture(block.shown, document, { keepNext: true }), caption(block, state, block.citation)];
    case 'timeline':
      return [
        caption(block, state),
        timelineTable(block.timeline, state.labels),
        new Paragraph({ style: styleIds.text }),
      ];
    case 'matrix':
      return [caption(block, state), ...matrix(block, state)];
    case 'events':
      return [...label(block.caption), ...block.events.flatMap((event) => listedEvent(event, state))];
    case 'people':
      return [
        ...label(block.caption),
        ...block.people.flatMap((person) => listedPerson(person, document, state)),
      ];
    case 'summary':
      return summary(block, state);
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'missing':
      return [line(block.reason, styleIds.missing)];
  }
}

const label = (words: string): Paragraph[] => (words === '' ? [] : [line(words, styleIds.label)]);

function caption(
  block: Of<'figure'> | Of<'timeline'> | Of<'matrix'>,
  state: DocxState,
  citation: Of<'figure'>['citation'] = [],
): Paragraph {
  const words = captionWords(block, state.labels);
  return paragraph(
    words,
    [
      placed(block.place, textRuns(words)),
      ...(citation.length === 0 ? [] : [new TextRun('. '), ...inlineRuns(citation, state)]),
    ],
    // What is set as a table has its words above it.
    { style: styleIds.caption, keepNext: block.kind !== 'figure' },
  );
}

function matrix({ matrix: { left, ...content } }: Of<'matrix'>, { labels }: DocxState): DocxBlock[] {
  if (content.columns.length === 0 || content.rows.length === 0)
    return [line(labels.matrixEmpty, styleIds.missing)];
  const more = leftWords(left, labels);
  return [
    ...matrixTables({ ...content, left }, labels),
    ...(more === '' ? [] : [line(more, styleIds.facts)]),
  ];
}

function quotation(quoted: DocumentQuotation, document: BriefingDocument, state: DocxState): Paragraph[] {
  const { number, place, sign, pieces, color, note, citation, cited, machineRead, before, after } = quoted;
  const border = markRule(markStyles[color].color, isFromRight(quotedWords(pieces)));
  const around = (text: string): Paragraph[] =>
    text === '' ? [] : [paragraph(text, textRuns(text), { style: styleIds.context, border, keepNext: true })];
  const words = setPieces(pieces).flatMap(({ kind, text }) =>
    textRuns(text, kind === 'verbatim' ? {} : { style: styleIds.insertion }),
  );
  const speech = speechWords(quoted, state.labels);
  const parts: ParagraphChild[][] = [
    speech === '' ? [] : textRuns(speech),
    cited === null ? inlineRuns(citation, state) : [],
    [placeLink(`src-${quoted.source}`, textRuns(sign, { style: styleIds.link }))],
  ].filter((part) => part.length > 0);
  return [
    ...around(before),
    paragraph(
      quotedWords(pieces),
      [placed(place, words), ...(cited === null ? [] : [noteMark(cited, state)])],
      { style: styleIds.quotation, border, keepNext: true },
    ),
    ...around(after),
    ...(machineRead?.picture ? picture(machineRead.picture, document, { keepNext: true }) : []),
    ...doubtsOf(quoted, state.labels).map((doubt) =>
      paragraph(doubt, textRuns(doubt), { style: styleIds.doubt, keepNext: true }),
    ),
    new Paragraph({
      style: styleIds.source,
      children: [
        new TextRun({ text: `${number}  `, bold: true }),
        ...parts.flatMap((part, index) => (index === 0 ? part : [new TextRun(' · '), ...part])),
      ],
    }),
    ...ownParagraphs(note, 'note', state, styleIds.note),
  ];
}

/** CSS pixels: what a page of A4 has room for. */
const widest = 600;
const highest = 780;

export function picture(
  { picture: name, alt }: ShownPicture,
  { language, pictures }: BriefingDocument,
  { keepNext = false, most = widest } = {},
): Paragraph[] {
  const found = pictures[name];
  if (!found) return [line(labelsOf(language).pictureMissing(alt), styleIds.missing)];
  const scale = Math.min(1, most / found.width, highest / found.height);
  const words = xmlText(alt);
  return [
    new Paragraph({
      keepNext,
      children: [
        new ImageRun({
          type: found.type === 'image/png' ? 'png' : 'jpg',
          data: Buffer.from(found.base64, 'base64'),
          transformation: {
            width: Math.max(1, Math.round(found.width * scale)),
            height: Math.max(1, Math.round(found.height * scale)),
          },
          altText: { name, description: words, title: '' },
        }),
      ],
    }),
  ];
}

export function quotationLinks(numbers: readonly number[], style: string, labels: Labels): Paragraph[] {
  if (numbers.length === 0) return [];
  const links = numbers.flatMap((number, index) => [
    ...(index === 0 ? [] : [new TextRun(', ')]),
    placeLink(`q-${number}`, textRuns(String(number), { style: styleIds.link })),
  ]);
  return [new Paragraph({ style, children: [new TextRun(`${labels.quoted}: `), ...links] })];
}

function facts(list: readonly string[]): Paragraph[] {
  const known = list.filter(Boolean);
  return known.length === 0 ? [] : [line(known.join(' · '), styleIds.facts)];
}

const described = (words: OwnWords, numbers: readonly number[], state: DocxState): Paragraph[] => [
  ...ownParagraphs(words, 'description', state),
  ...quotationLinks(numbers, styleIds.facts, state.labels),
];

function listedEvent(event: Of<'events'>['events'][number], state: DocxState): Paragraph[] {
  const differ = event.dates.length > 1 ? [state.labels.sourcesDiffer(event.dates.join('; '))] : [];
  const who = event.participants.map(({ name, role }) => (role === '' ? name : `${name} (${role})`));
  const head = `${event.date || state.labels.dateUnknown}: `;
  return [
    paragraph(
      event.title,
      [placed(event.place, [...textRuns(head, { bold: true }), ...textRuns(event.title)])],
      { style: styleIds.text, keepNext: true },
    ),
    ...facts([event.where, ...who, ...differ]),
    ...described(event.description, event.quotations, state),
  ];
}

function listedPerson(
  person: Of<'people'>['people'][number],
  document: BriefingDocument,
  state: DocxState,
): Paragraph[] {
  const also = person.aliases.length > 0 ? [state.labels.also(person.aliases.join(', '))] : [];
  return [
    paragraph(person.name, [placed(person.place, textRuns(person.name, { bold: true }))], {
      style: styleIds.text,
      keepNext: true,
    }),
    ...(person.picture ? picture(person.picture, document, { keepNext: true, most: 96 }) : []),
    ...facts([...also, ...person.relations]),
    ...described(person.description, person.quotations, state),
  ];
}

function summary(
  { source, title, facts: known, words, derivesFrom, quotations }: Of<'summary'>,
  state: DocxState,
): Paragraph[] {
  return [
    paragraph(title, [placeLink(`src-${source}`, textRuns(title, { bold: true, style: styleIds.link }))], {
      style: styleIds.text,
      keepNext: true,
    }),
    ...facts([...known, ...derivesFrom.map((from) => state.labels.derivesFrom(from))]),
    ...ownParagraphs(words, 'summary', state),
    ...quotationLinks(quotations, styleIds.facts, state.labels),
  ];
}
