/**
 * Styles of the Word document: real ones, so that whoever goes on with it changes a style and not each paragraph. Its typefaces are
 * such as every Word has.
 */
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LevelFormat,
} from 'docx';
import { themeColors } from '../contract/theme.ts';

/** In Word’s own notation of colours. */
export const docxColor = (color: string): string => color.replace('#', '').toUpperCase();

const { ink, inkSoft, accent, danger, line } = themeColors.light;
const faces = { reading: 'Cambria', interface: 'Calibri' } as const;

export const styleIds = {
  text: 'BodyText',
  quotation: 'Quotation',
  context: 'QuotationContext',
  source: 'QuotationSource',
  note: 'QuotationNote',
  doubt: 'Doubt',
  facts: 'Facts',
  missing: 'Missing',
  caption: 'Caption',
  label: 'ListLabel',
  runIn: 'RunInHeading',
  blockQuote: 'BlockText',
  codeBlock: 'CodeBlock',
  sourceEntry: 'Bibliography',
  indexEntry: 'IndexEntry',
  table: 'TableText',
  contentsHeading: 'TOCHeading',
  running: 'RunningHead',
  code: 'CodeWords',
  link: 'Hyperlink',
  insertion: 'AuthorsWords',
} as const;

/** Half-points. */
const points = (size: number): number => size * 2;
/** Twentieths of a point. */
const twips = (size: number): number => size * 20;

const inInterface = (size: number, color: string = ink): IRunStylePropertiesOptions => ({
  font: faces.interface,
  size: points(size),
  color: docxColor(color),
});

const after = (size: number, before = 0): { before: number; after: number } => ({
  before: twips(before),
  after: twips(size),
});

const paragraphStyles: IParagraphStyleOptions[] = [
  {
    id: styleIds.text,
    name: 'Body Text',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: after(8) },
  },
  {
    id: styleIds.quotation,
    name: 'Quotation',
    basedOn: 'Normal',
    next: styleIds.source,
    quickFormat: true,
    paragraph: { spacing: after(4, 10), indent: { start: twips(14) }, keepLines: false },
  },
  {
    id: styleIds.context,
    name: 'Quotation Context',
    basedOn: styleIds.quotation,
    run: { color: docxColor(inkSoft) },
  },
  {
    id: styleIds.source,
    name: 'Quotation Source',
    basedOn: 'Normal',
    next: styleIds.text,
    quickFormat: true,
    run: inInterface(9, inkSoft),
    paragraph: { spacing: after(10), indent: { start: twips(14) } },
  },
  {
    id: styleIds.note,
    name: 'Quotation Note',
    basedOn: 'Normal',
    run: { size: points(10) },
    paragraph: { spacing: after(8), indent: { start: twips(28) } },
  },
  {
    id: styleIds.doubt,
    name: 'Doubt',
    basedOn: 'Normal',
    run: { ...inInterface(9, danger), bold: true },
    paragraph: { spacing: after(4), indent: { start: twips(14) } },
  },
  {
    id: styleIds.facts,
    name: 'Facts',
    basedOn: 'Normal',
    run: inInterface(9, inkSoft),
    paragraph: { spacing: after(4) },
  },
  {
    id: styleIds.missing,
    name: 'Missing',
    basedOn: 'Normal',
    run: { italics: true, color: docxColor(inkSoft) },
    paragraph: { spacing: after(8) },
  },
  {
    id: styleIds.caption,
    name: 'caption',
    basedOn: 'Normal',
    next: styleIds.text,
    quickFormat: true,
    run: inInterface(9, inkSoft),
    paragraph: { spacing: after(10, 4) },
  },
  {
    id: styleIds.label,
    name: 'List Label',
    basedOn: 'Normal',
    run: { ...inInterface(10.5), bold: true },
    paragraph: { spacing: after(4, 8), keepNext: true },
  },
  {
    id: styleIds.runIn,
    name: 'Run-in Heading',
    basedOn: 'Normal',
    run: { ...inInterface(10.5), bold: true },
    paragraph: { spacing: after(4, 6), keepNext: true },
  },
  {
    id: styleIds.blockQuote,
    name: 'Block Text',
    basedOn: 'Normal',
    paragraph: { spacing: after(8), indent: { start: twips(21) } },
  },
  {
    id: styleIds.codeBlock,
    name: 'Code Block',
    basedOn: 'Normal',
    run: { font: 'Courier New', size: points(9) },
    paragraph: { spacing: after(8) },
  },
  {
    id: styleIds.sourceEntry,
    name: 'Bibliography',
    basedOn: 'Normal',
    run: { size: points(10) },
    paragraph: { spacing: after(5), indent: { start: twips(28), hanging: twips(28) } },
  },
  {
    id: styleIds.indexEntry,
    name: 'Index Entry',
    basedOn: 'Normal',
    run: { size: points(10) },
    paragraph: { spacing: after(3), indent: { start: twips(14), hanging: twips(14) } },
  },
  {
    id: styleIds.table,
    name: 'Table Text',
    basedOn: 'Normal',
    run: inInterface(9),
    paragraph: { spacing: after(2) },
  },
  { id: styleIds.running, name: 'Running Head', basedOn: 'Normal', run: inInterface(8.5, inkSoft) },
  // Not a heading, or the contents would list themselves.
  {
    id: styleIds.contentsHeading,
    name: 'TOC Heading',
    basedOn: 'Normal',
    run: { ...inInterface(14), bold: true },
    paragraph: { spacing: after(8), keepNext: true },
  },
  ...[0, 1, 2].map(
    (level): IParagraphStyleOptions => ({
      id: `TOC${level + 1}`,
      name: `toc ${level + 1}`,
      basedOn: 'Normal',
      run: inInterface(10.5),
      paragraph: { spacing: after(3), indent: { start: twips(level * 14) } },
    }),
  ),
];

const heading = (size: number, before: number) => ({
  run: { font: faces.interface, size: points(size), bold: true, color: docxColor(ink) },
  paragraph: { spacing: after(size / 2, before), keepNext: true, keepLines: true },
});

export const docxStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: faces.reading,
        size: points(11),
        color: docxColor(ink),
        language: { value: language, eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { line: 300 } },
    },
    title: {
      run: { font: faces.interface, size: points(28), bold: true, color: docxColor(ink) },
      paragraph: { spacing: after(8, 140) },
    },
    heading1: heading(17, 22),
    heading2: heading(13.5, 16),
    heading3: heading(11.5, 12),
    hyperlink: { run: { color: docxColor(accent) } },
    footnoteText: { run: { size: points(9) }, paragraph: { spacing: after(2) } },
    endnoteText: { run: { size: points(9) }, paragraph: { spacing: after(2) } },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: styleIds.text,
      quickFormat: true,
      run: { ...inInterface(14, inkSoft) },
      paragraph: { spacing: after(20) },
    },
    ...paragraphStyles,
  ],
  characterStyles: [
    { id: styleIds.code, name: 'Code Words', basedOn: 'DefaultParagraphFont', run: { font: 'Courier New' } },
    {
      id: styleIds.insertion,
      name: 'Author’s Words',
      basedOn: 'DefaultParagraphFont',
      run: { color: docxColor(inkSoft) },
    },
  ],
});

export const ruleColor = docxColor(line);

/** The rule beside a quotation, in the colour of its mark. */
export const markRule = (color: string, fromRight: boolean) => ({
  [fromRight ? 'right' : 'left']: { style: BorderStyle.SINGLE, size: 18, color: docxColor(color), space: 8 },
});

export const listLevels = Array.from({ length: 9 }, (_, level) => ({
  level,
  indent: twips(18 * (level + 1)),
}));

export const orderedList = (from: number): string => `numbers-from-${from}`;

export const docxNumbering = (starts: ReadonlySet<number>): INumberingOptions => ({
  config: [
    {
      reference: 'bullets',
      levels: listLevels.map(({ level, indent }) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: indent, hanging: twips(14) } } },
      })),
    },
    ...[...starts].map((start) => ({
      reference: orderedList(start),
      levels: listLevels.map(({ level, indent }) => ({
        level,
        start: level === 0 ? start : 1,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: indent, hanging: twips(18) } } },
      })),
    })),
  ],
});
