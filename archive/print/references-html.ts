/** References from one place of the printed document to others, by page or by number. */
import type { Labels } from '../documents/labels/labels.ts';
import { listed } from '../documents/labels/labels-of.ts';
import type { PageNumbers } from './setting.ts';

/** Stands where a page number will: as wide as one, so that lines break alike in both printings. */
const unknownPage = '000';

export const quotationPlace = (number: number): string => `q-${number}`;

/**
 * One link a page, to the first of the places on it; three pages or more in a row as one stretch, with links to its ends. Before the
 * pages are known, one a place.
 */
export function pageLinks(places: readonly string[], pages: PageNumbers): string {
  const first = new Map<number, string>();
  const unknown: string[] = [];
  for (const place of places) {
    const page = pages[place];
    if (page === undefined) unknown.push(link(place, pages));
    else if (!first.has(page)) first.set(page, place);
  }
  const links = stretches([...first.keys()].sort((a, b) => a - b)).map(([from, to]) =>
    [...new Set([from, to])]
      .map((page) => link(first.get(page) ?? '', pages))
      .join(to - from > 1 ? '–' : ', '),
  );
  return [...links, ...unknown].join(', ');
}

const link = (place: string, pages: PageNumbers): string =>
  `<a href="#${place}">${pageNumber(place, pages)}</a>`;

/** Numbers in order as stretches of such as follow on each other. */
function stretches(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

export const pageNumber = (place: string, pages: PageNumbers): string => String(pages[place] ?? unknownPage);

/** “Quotations 3 and 7”, each a link; '' where there is none. */
export function quotationLinks(numbers: readonly number[], labels: Labels): string {
  if (numbers.length === 0) return '';
  const links = numbers.map((number) => `<a href="#${quotationPlace(number)}">${number}</a>`);
  return `${numbers.length === 1 ? labels.quotation : labels.quotations} ${listed(links, labels)}`;
}
