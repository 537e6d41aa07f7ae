/** Contents and list of figures, with the pages on which they stand. */
import type { BriefingDocument } from '../contract/document.ts';
import { escaped } from './escaped.ts';
import { pageNumber } from './references-html.ts';
import { figuresOf, sectionsOf } from './sections.ts';
import type { PageNumbers, PageSetting } from './setting.ts';

/** Figures from which on they have a list: a reader finds fewer without. */
const figuresForAList = 3;

export function contentsHtml(document: BriefingDocument, { labels, pages }: PageSetting): string {
  const sections = sectionsOf(document);
  if (!document.parts.contents || sections.length === 0) return '';
  const figures = figuresOf(document).map(({ number, place, caption }) => ({
    title: `${labels.figure} ${number}${caption === '' ? '' : `. ${caption}`}`,
    level: 2,
    place,
  }));
  return `<nav class="contents">
<h2>${labels.contents}</h2>
${list(sections, pages)}
${figures.length < figuresForAList ? '' : `<h3>${labels.figures}</h3>\n${list(figures, pages)}`}
</nav>`;
}

function list(
  entries: readonly { readonly title: string; readonly level: number; readonly place: string }[],
  pages: PageNumbers,
): string {
  const lines = entries.map(
    ({ title, level, place }) =>
      `<li class="level-${level}"><a href="#${place}"><span class="title" dir="auto">${escaped(title)}</span><span class="leader"></span><span class="page">${pageNumber(place, pages)}</span></a></li>`,
  );
  return `<ol>\n${lines.join('\n')}\n</ol>`;
}
