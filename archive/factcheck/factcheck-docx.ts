/** The fact-check as a Word document: one table on wide pages, its head repeated, what has no source in red and in words. */
import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { CheckedSentence, FactCheck, SentenceState, SupportingPassage } from '../contract/factcheck.ts';
import { markStyles, themeColors } from '../contract/theme.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { passagesOf } from './factcheck-table.ts';
import { capital, countsInWords, doubtOf, stateWords } from './factcheck-words.shared.ts';

const { ink, inkSoft, accent, danger, line, paperRaised } = themeColors.light;
const colorOf = (color: string): string => color.replace('#', '').toUpperCase();

/** Twentieths of a point: A4 across, margins of 20 mm, and the widths of the columns. */
const page = { width: 16_838, height: 11_906, margin: 1_134 } as const;
const widths = [700, 5_600, 1_770, 6_500] as const;

/** A colour of which so much is left on white, in six digits. */
function tint(color: string, share: number): string {
  const parts = colorOf(color).match(/../gu) ?? [];
  return parts
    .map((part) => Math.round(255 - (255 - Number.parseInt(part, 16)) * share))
    .map((part) => part.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

const tints: Readonly<Partial<Record<SentenceState, string>>> = {
  gap: tint(danger, 0.14),
  changed: tint(markStyles.question.color, 0.16),
};

/** Half-points; the typefaces are such as every Word has. */
const styles: IStylesOptions = {
  default: {
    document: { run: { font: 'Cambria', size: 21, color: colorOf(ink) } },
    heading1: {
      run: { font: 'Cambria', size: 40, color: colorOf(ink) },
      paragraph: { spacing: { after: 60 } },
    },
    heading2: {
      run: { font: 'Cambria', size: 26, color: colorOf(ink) },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'CheckCounts',
      name: 'Check Counts',
      basedOn: 'Normal',
      run: { font: 'Calibri', size: 20, color: colorOf(inkSoft) },
      paragraph: { spacing: { after: 240 } },
    },
    { id: 'CheckCell', name: 'Check Cell', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
    {
      id: 'CheckLabel',
      name: 'Check Label',
      basedOn: 'Normal',
      run: { font: 'Calibri', size: 19, color: colorOf(inkSoft) },
      paragraph: { spacing: { after: 100 } },
    },
    {
      id: 'CheckGap',
      name: 'Check Gap',
      basedOn: 'CheckLabel',
      run: { bold: true, color: colorOf(danger) },
    },
  ],
};

export async function factCheckDocx(
  check: FactCheck,
  { date }: { readonly date: string },
): Promise<Uint8Array> {
  const document = new Document({
    title: `${check.title}: fact-check`,
    creator: 'Dossier',
    styles,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: new Footer({ children: [foot(check)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(check.title)] }),
          new Paragraph({
            style: 'CheckCounts',
            children: [new TextRun(`Fact-check, ${dateInWords(date)}. ${countsInWords(check)}.`)],
          }),
          ...(check.sentences.length > 0 ? [sentenceTable(check)] : []),
          ...looseParagraphs(check),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const foot = ({ title }: FactCheck): Paragraph =>
  new Paragraph({
    style: 'CheckLabel',
    children: [
      new TextRun(`${title}: fact-check   ·   `),
      new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });

const edge = { style: BorderStyle.SINGLE, size: 4, color: colorOf(line) };

function sentenceTable(check: FactCheck): Table {
  const head = ['No.', 'Sentence', 'State', 'Passages that support it'];
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: {
      top: edge,
      bottom: edge,
      left: edge,
      right: edge,
      insideHorizontal: edge,
      insideVertical: edge,
    },
    margins: { top: 80, bottom: 40, left: 110, right: 110 },
    rows: [
      new TableRow({
        tableHeader: true,
        children: head.map((name, at) =>
          cell(at, [labelled(name, 'CheckLabel', true)], colorOf(paperRaised)),
        ),
      }),
      ...check.sentences.map((sentence) => sentenceRow(check, sentence)),
    ],
  });
}

function sentenceRow(check: FactCheck, sentence: CheckedSentence): TableRow {
  const { number, quote, state, evidence, changed } = sentence;
  const fill = tints[state];
  const passages = passagesOf(check, evidence);
  const isOpen = state === 'gap' || state === 'changed';
  return new TableRow({
    children: [
      cell(0, [labelled(String(number), 'CheckLabel')], fill),
      cell(1, [new Paragraph({ style: 'CheckCell', children: [new TextRun(quote.exact)] })], fill),
      cell(2, [labelled(capital(stateWords[state]), isOpen ? 'CheckGap' : 'CheckLabel')], fill),
      cell(
        3,
        [
          ...passages.flatMap(passageParagraphs),
          ...changed.flatMap((claim) => [
            labelled(`It was, when something was said of it: “${claim.was}”`, 'CheckLabel'),
            ...passagesOf(check, claim.evidence).flatMap(passageParagraphs),
          ]),
        ],
        fill,
      ),
    ],
  });
}

function passageParagraphs(passage: SupportingPassage): Paragraph[] {
  const doubt = doubtOf(passage);
  const source: ParagraphChild[] = [
    new TextRun({ text: passage.sign, bold: true }),
    new TextRun(passage.citation === '' ? '' : `  ${passage.citation}`),
  ];
  return [
    ...(passage.quote === ''
      ? []
      : [
          new Paragraph({
            style: 'CheckCell',
            keepNext: true,
            children: [new TextRun(`“${passage.quote.replace(/\s+/gu, ' ')}”`)],
          }),
        ]),
    ...(passage.address === ''
      ? []
      : [
          new Paragraph({
            style: 'CheckLabel',
            keepNext: doubt !== '',
            children: [
              ...source,
              new TextRun('  '),
              new ExternalHyperlink({
                link: passage.address,
                children: [new TextRun({ text: 'open', color: colorOf(accent) })],
              }),
            ],
          }),
        ]),
    ...(doubt === '' ? [] : [labelled(capital(doubt), 'CheckGap')]),
  ];
}

function looseParagraphs(check: FactCheck): Paragraph[] {
  if (check.loose.length === 0) return [];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun('Said of sentences that are not in the text any more')],
    }),
    ...check.loose.flatMap(({ was, evidence }) => [
      new Paragraph({ style: 'CheckCell', keepNext: true, children: [new TextRun(was)] }),
      ...passagesOf(check, evidence).flatMap(passageParagraphs),
    ]),
  ];
}

const labelled = (text: string, style: string, bold = false): Paragraph =>
  new Paragraph({ style, children: [new TextRun(bold ? { text, bold } : text)] });

const cell = (column: number, paragraphs: readonly Paragraph[], fill: string | undefined): TableCell =>
  new TableCell({
    width: { size: widths[column] ?? 0, type: WidthType.DXA },
    ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    // A cell without a paragraph is no cell to Word.
    children: paragraphs.length > 0 ? [...paragraphs] : [labelled('', 'CheckLabel')],
  });
