import { CodePoints } from '../anchoring/code-points.shared.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';

/** Where the pages of the text that was asked about last begin: a document asks about one text many times. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

/** Page of a PDF’s canonical text, from 1, on which a code point stands. */
export function pageOfPlace(text: string, point: number): number {
  if (last.text !== text) last = { text, starts: pageStarts(text) };
  let page = 1;
  while (page < last.starts.length && (last.starts[page] ?? 0) <= point) page++;
  return page;
}

function pageStarts(text: string): number[] {
  const points = new CodePoints(text);
  const starts = [0];
  for (let at = text.indexOf(pageBreak); at >= 0; at = text.indexOf(pageBreak, at + 1))
    starts.push(points.fromUnit(at + 1));
  return starts;
}
