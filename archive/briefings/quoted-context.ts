/** The text around a quotation, as it stands in the stored copy: a sentence or a paragraph on either side, where the author asks for it. */
import { oneLine } from '../anchoring/context.ts';
import { sentencesOf } from '../anchoring/sentences.shared.ts';
import { type ContextAmount, type QuotedContext, quotedContextSchema } from '../contract/briefing-blocks.ts';
import type { Draft } from '../storage/draft.ts';
import type { Replica } from '../storage/replica.ts';

const field = 'context';
const none: QuotedContext = { before: 'none', after: 'none' };

/** A value that can't be read shows nothing. */
export const blockContext = (replica: Replica, address: string): QuotedContext =>
  quotedContextSchema.safeParse(replica.value(address, field)).data ?? none;

export const draftContext = (draft: Draft, address: string, context: QuotedContext): void =>
  draft.set(address, field, { before: context.before, after: context.after });

const sentenceStarts = (text: string): number[] => sentencesOf(text).map(({ start }) => start);

/** Characters of a side at most: what has no paragraphs would be set whole. */
const longestSide = 1_500;

/** `start`, `end`: of the quotation, in UTF-16 code units of the text. What is cut off is said by an ellipsis. */
export function contextAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { before, after }: QuotedContext,
): { before: string; after: string } {
  return { before: wordsBefore(text, start, before), after: wordsAfter(text, end, after) };
}

/** What of the sentence (the paragraph) stands before; where the quotation begins one, that before it. */
function wordsBefore(text: string, at: number, amount: ContextAmount): string {
  if (amount === 'none') return '';
  const from = startOfParagraph(text, skipBlanksBack(text, at));
  const paragraph = text.slice(from, at);
  const starts = amount === 'sentence' ? sentenceStarts(paragraph) : [0];
  const solid = paragraph.trimEnd().length;
  const words = paragraph.slice(starts.findLast((one) => one < solid) ?? 0);
  const cut = words.length > longestSide ? `… ${words.slice(-longestSide).replace(/^\S*\s/u, '')}` : words;
  return oneLine(cut).trim();
}

function wordsAfter(text: string, at: number, amount: ContextAmount): string {
  if (amount === 'none') return '';
  const begin = skipBlanks(text, at);
  const paragraph = text.slice(begin, endOfParagraph(text, begin));
  const next = amount === 'sentence' ? sentenceStarts(paragraph).find((one) => one > 0) : undefined;
  const words = paragraph.slice(0, next);
  const cut = words.length > longestSide ? `${words.slice(0, longestSide).replace(/\s\S*$/u, '')} …` : words;
  return oneLine(cut).trim();
}

/** An empty line, or the end of a page. */
const paragraphEdge = /\n[^\S\n]*\n|\f/gu;

function startOfParagraph(text: string, at: number): number {
  let from = 0;
  for (const { index, 0: edge } of text.slice(0, at).matchAll(paragraphEdge)) from = index + edge.length;
  return from;
}

function endOfParagraph(text: string, at: number): number {
  paragraphEdge.lastIndex = at;
  const edge = paragraphEdge.exec(text);
  paragraphEdge.lastIndex = 0;
  return edge?.index ?? text.length;
}

const skipBlanksBack = (text: string, at: number): number => text.slice(0, at).trimEnd().length;
const skipBlanks = (text: string, at: number): number => text.length - text.slice(at).trimStart().length;
