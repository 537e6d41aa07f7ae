/** The headings of a reading copy with their places: what the window shows as the article's contents. */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import { type Heading, mostHeadings } from '../../archive/contract/reading.ts';
import type { DrawnText } from './drawn-text.ts';

const longestTitle = 300;

export function headingsOf(article: ParentNode, part: DrawnText, points: CodePoints): Heading[] {
  const range = document.createRange();
  const headings: Heading[] = [];
  for (const element of article.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    range.selectNodeContents(element);
    const span = part.spanOf(range);
    const title = (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
    if (!span || title === '') continue;
    headings.push({
      title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title,
      level: Number(element.nodeName.slice(1)),
      start: points.fromUnit(span.start),
      end: points.fromUnit(span.end),
    });
    if (headings.length === mostHeadings) break;
  }
  return headings;
}
