/** A matrix as a table of HTML, whole: it scrolls where it is wider than the screen. */
import type { PrintedMatrix } from '../contract/matrix-block.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from '../print/escaped.ts';
import { leftWords } from './document-words.ts';

type Head = PrintedMatrix['columns'][number];
type Cell = PrintedMatrix['rows'][number]['cells'][number];

export function matrixHtml({ columns, rows, left }: PrintedMatrix, caption: string, labels: Labels): string {
  if (columns.length === 0 || rows.length === 0) return `<p class="missing">${labels.matrixEmpty}</p>`;
  const body = rows.map(
    (row) => `<tr>${head(row, 'row')}${row.cells.map((content) => cell(content, labels)).join('')}</tr>`,
  );
  const more = leftWords(left, labels);
  return `<div class="wide" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption dir="auto">${escaped(caption)}</caption>
<thead><tr><td></td>${columns.map((column) => head(column, 'col')).join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>${more === '' ? '' : `<p class="small">${more}</p>`}`;
}

const fact = (text: string): string => `<span class="fact" dir="auto">${escaped(text)}</span>`;

const head = ({ title, facts }: Head, scope: 'row' | 'col'): string =>
  `<th scope="${scope}"><span dir="auto">${escaped(title)}</span>${facts.map(fact).join('')}</th>`;

function cell(content: Cell, labels: Labels): string {
  if (!content) return `<td class="gap">${labels.leavesOut}</td>`;
  const { stances, quote, passages } = content;
  return `<td><b>${stances.map((stance) => labels.stances[stance]).join(', ')}</b>${quote === '' ? '' : `<span class="quote" dir="auto">“${escaped(quote)}”</span>`}${passages > 1 ? fact(labels.more(passages - 1)) : ''}</td>`;
}
