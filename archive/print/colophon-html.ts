/** How the document was made, and by what its sources are known. */
import type { BriefingDocument } from '../contract/document.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';

export function colophonHtml({ date, blocks, sources, style }: BriefingDocument, labels: Labels): string {
  const quotations = blocks.filter(({ kind }) => kind === 'quotation').length;
  const stored = sources.filter(({ originalSha256 }) => originalSha256 !== '');
  const cited = style.title === '' ? '' : ` ${escaped(labels.citedIn(style.title))}`;
  return `<div class="colophon">
<p>${escaped(labels.madeOn(dateIn(date, labels)))} ${labels.counts(quotations, sources.length)}${cited}</p>
${quotations === 0 ? '' : `<p>${labels.colophonWords}</p>`}
${
  stored.length === 0
    ? ''
    : `<p>${labels.hashes}</p>
<table class="hashes"><thead><tr><th scope="col">${labels.source}</th><th scope="col">${labels.originalHash}</th></tr></thead><tbody>
${stored.map(({ number, sign, originalSha256 }) => `<tr><th scope="row">${number}${sign === '' ? '' : ` ${escaped(sign)}`}</th><td><code>${escaped(originalSha256)}</code></td></tr>`).join('\n')}
</tbody></table>`
}
<p class="faces">Source Serif 4, Inter</p>
</div>`;
}
