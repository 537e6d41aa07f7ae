/** A matrix on paper: tables that are as wide as the page, with heads for rows and columns. */
import type { PrintedMatrix } from '../contract/matrix-block.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';
import { type Captioned, captionHtml } from './figure-html.ts';

/** Columns that the measure of a page has room for. */
const mostAcross = 4;

type Head = PrintedMatrix['columns'][number];
type Cell = PrintedMatrix['rows'][number]['cells'][number];

export function matrixTables(
  figure: Captioned & { readonly place: string; readonly matrix: PrintedMatrix },
  labels: Labels,
): string {
  const { place, matrix } = figure;
  const { columns, rows, left } = matrix;
  if (columns.length === 0 || rows.length === 0)
    return `<p class="missing" id="${place}">${labels.matrixEmpty}</p>`;
  const parts = Math.ceil(columns.length / mostAcross);
  const each = Math.ceil(columns.length / parts);
  const tables = Array.from({ length: parts }, (_, part) =>
    table(matrix, part * each, Math.min((part + 1) * each, columns.length), {
      caption: `${captionHtml(figure, labels)}${parts === 1 ? '' : ` (${part + 1}/${parts})`}`,
      labels,
    }),
  );
  return `<div class="tables" id="${place}">
${tables.join('\n')}
${left.rows + left.columns > 0 ? `<p class="left">${labels.noRoom(left.rows, left.columns)}</p>` : ''}</div>`;
}

function table(
  { columns, rows }: PrintedMatrix,
  from: number,
  to: number,
  { caption, labels }: { readonly caption: string; readonly labels: Labels },
): string {
  const body = rows.map(
    (row) =>
      `<tr>${head(row, 'row')}${row.cells
        .slice(from, to)
        .map((content) => cell(content, labels))
        .join('')}</tr>`,
  );
  return `<table class="matrix">
<caption>${caption}</caption>
<thead><tr><td></td>${columns
    .slice(from, to)
    .map((column) => head(column, 'col'))
    .join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

const head = ({ title, facts }: Head, scope: 'row' | 'col'): string =>
  `<th scope="${scope}"><span class="title" dir="auto">${escaped(title)}</span>${facts.map((fact) => `<span class="fact" dir="auto">${escaped(fact)}</span>`).join('')}</th>`;

function cell(content: Cell, labels: Labels): string {
  if (!content) return `<td class="gap">${labels.leavesOut}</td>`;
  const { stances, quote, passages } = content;
  const more = passages > 1 ? ` <span class="fact">${labels.more(passages - 1)}</span>` : '';
  const words = quote === '' ? '' : `<span class="quote" dir="auto">${escaped(inMarks(quote))}</span>`;
  return `<td class="stance-${stances[0] ?? 'mentions'}"><b>${stances.map((stance) => labels.stances[stance]).join(', ')}</b>${words}${more}</td>`;
}

/** What begins with quotation marks brings its own. */
const inMarks = (quote: string): string => (/^["“„«]/u.test(quote) ? quote : `“${quote}”`);
