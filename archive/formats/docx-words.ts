/** Set text as the runs and paragraphs of a Word document. */
import {
  Bookmark,
  BorderStyle,
  EndnoteReferenceRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { OwnWords } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import type { Labels, OwnWordsKind } from '../documents/labels/labels.ts';
import { listLevels, orderedList, ruleColor, styleIds } from './docx-styles.ts';

/** How the document calls its notes, and which lists it has begun. */
export interface DocxState {
  readonly labels: Labels;
  readonly notes: 'footnotes' | 'endnotes';
  /** Each list counts for itself. */
  lists: number;
  /** First numbers of the numbered lists that stand in it. */
  readonly starts: Set<number>;
}

/** Characters that XML forbids are left out. */
export const xmlText = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');

/** Names of bookmarks are letters, digits and `_`, at most 40. */
export const bookmarkName = (place: string): string => place.replace(/[^A-Za-z0-9]/gu, '_').slice(0, 40);

/** Whether a text is read from the right: its first letter says so. */
export const isFromRight = (text: string): boolean =>
  /^[^\p{L}]*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u.test(text);

const hasFromRight = (text: string): boolean =>
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u.test(text);

/** Line breaks stay; letters that are read from the right are said to be. */
export function textRuns(text: string, looks: IRunOptions = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .flatMap((line, index) => {
      const more = index === 0 ? {} : { break: 1 };
      return line === '' && index === 0
        ? []
        : [new TextRun({ ...looks, ...more, text: line, ...(hasFromRight(line) && { rightToLeft: true }) })];
    });
}

const looksOf = (run: Run): IRunOptions => ({
  ...(run.strong && { bold: true }),
  ...(run.emphasis && { italics: true }),
  ...(run.struck && { strike: true }),
  ...(run.code && { style: styleIds.code }),
  ...(run.smallCapitals && { smallCaps: true }),
  ...(run.raised && { superScript: true }),
  ...(run.lowered && { subScript: true }),
});

const runs = (content: readonly Run[], more: IRunOptions = {}): TextRun[] =>
  content.flatMap((run) => textRuns(run.text, { ...looksOf(run), ...more }));

export const inlineRuns = (content: readonly Inline[], state: DocxState): ParagraphChild[] =>
  content.flatMap((part) => inline(part, state));

function inline(part: Inline, state: DocxState): ParagraphChild[] {
  switch (part.kind) {
    case 'text':
      return runs([part]);
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'note':
      return [noteMark(part.number, state)];
    case 'reference':
      return [placeLink(part.place, runs(part.content, { style: styleIds.link }))];
    case 'link':
      return [
        new ExternalHyperlink({
          link: xmlText(part.address),
          children: runs(part.content, { style: styleIds.link }),
        }),
      ];
  }
}

export const noteMark = (number: number, { notes }: DocxState): ParagraphChild =>
  notes === 'footnotes' ? new FootnoteReferenceRun(number) : new EndnoteReferenceRun(number);

export const placeLink = (place: string, children: readonly TextRun[]): InternalHyperlink =>
  new InternalHyperlink({ anchor: bookmarkName(place), children });

export const placed = (place: string, children: readonly ParagraphChild[]): Bookmark =>
  new Bookmark({ id: bookmarkName(place), children });

/** A paragraph that is read from the side that its words say. */
export function paragraph(
  words: string,
  children: readonly ParagraphChild[],
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({ ...options, children, ...(isFromRight(words) && { bidirectional: true }) });
}

/** A paragraph of words that all look alike. */
export const line = (text: string, style: string, looks: IRunOptions = {}): Paragraph =>
  paragraph(text, textRuns(text, looks), { style });

const firstWords = (content: readonly Inline[]): string =>
  content
    .map((part) => (part.kind === 'text' ? part.text : 'content' in part ? part.content[0]?.text : ''))
    .join('');

interface Setting {
  readonly style: string;
  /** Level of the list that it stands in. */
  readonly list?: { readonly level: number; readonly reference: string; readonly instance: number };
}

export const proseParagraphs = (
  blocks: readonly Prose[],
  state: DocxState,
  setting: Setting = { style: styleIds.text },
): Paragraph[] => blocks.flatMap((part, index) => block(part, index, state, setting));

function block(part: Prose, index: number, state: DocxState, setting: Setting): Paragraph[] {
  const looks = inList(setting.list, index);
  switch (part.kind) {
    case 'paragraph':
    case 'heading': {
      const style = part.kind === 'heading' ? styleIds.runIn : setting.style;
      return [paragraph(firstWords(part.content), inlineRuns(part.content, state), { style, ...looks })];
    }
    case 'code':
      return [new Paragraph({ style: styleIds.codeBlock, ...looks, children: textRuns(part.text) })];
    case 'rule':
      return [
        new Paragraph({
          style: setting.style,
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: ruleColor, space: 1 } },
        }),
      ];
    case 'quote':
      return proseParagraphs(part.blocks, state, { style: styleIds.blockQuote });
    case 'list': {
      const { list } = setting;
      const level = Math.min(list ? list.level + 1 : 0, listLevels.length - 1);
      const instance = ++state.lists;
      if (part.from !== null) state.starts.add(part.from);
      const reference = part.from === null ? 'bullets' : orderedList(part.from);
      return part.items.flatMap((item) =>
        proseParagraphs(item, state, { style: setting.style, list: { level, reference, instance } }),
      );
    }
  }
}

/** Only the first paragraph of an item has its number; what follows stands under it. */
function inList(list: Setting['list'], index: number): Pick<IParagraphOptions, 'numbering' | 'indent'> {
  if (!list) return {};
  const { level, reference, instance } = list;
  return index === 0
    ? { numbering: { reference, level, instance } }
    : { indent: { start: listLevels[level]?.indent ?? 0 } };
}

/** Own words; of several versions all, as none of them may pass for the text. */
export function ownParagraphs(
  { blocks, versions }: OwnWords,
  what: OwnWordsKind,
  state: DocxState,
  style: string = styleIds.text,
): Paragraph[] {
  if (versions.length === 0) return proseParagraphs(blocks, state, { style });
  return [
    line(state.labels.undecided(versions.length, what), styleIds.doubt),
    ...versions.flatMap(({ label, text }) => [
      line(label, styleIds.facts),
      line(text === '' ? state.labels.empty : text, styleIds.blockQuote),
    ]),
  ];
}
