/**
 * Paragraphs of a canonical text as somebody counts them who has the article before them: from 1, without headlines, subheads,
 * bylines and captions, which do not end as a sentence does.
 */
import { CodePoints } from './code-points.shared.ts';

interface Paragraph {
  /** Code point at which it begins. */
  readonly start: number;
  /** Null: not counted. */
  readonly number: number | null;
}

/** Those of the text that was asked about last: a document asks about one text many times. */
let last: { readonly text: string; readonly paragraphs: readonly Paragraph[] } = { text: '', paragraphs: [] };

/** Number of the paragraph in which a code point stands; null in what is not counted. */
export function paragraphOfPlace(text: string, point: number): number | null {
  if (last.text !== text) last = { text, paragraphs: paragraphsOf(text) };
  return last.paragraphs.findLast(({ start }) => start <= point)?.number ?? null;
}

/** After the last letter of a sentence of any script there may be quotation marks and brackets. */
const sentenceEnd = /[.!?…:;。！？；：؟۔।՞။៕]["'”’»›」』)\]]*$/u;

function paragraphsOf(text: string): Paragraph[] {
  const points = new CodePoints(text);
  let number = 0;
  return [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)].map(({ 0: words, index }) => ({
    start: points.fromUnit(index),
    number: sentenceEnd.test(words.trimEnd()) ? ++number : null,
  }));
}
