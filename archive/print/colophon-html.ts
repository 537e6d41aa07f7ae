/** How the document was made, and by what its sources are known. */
import type { BriefingDocument } from '../contract/document.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { escaped } from './escaped.ts';

export function colophonHtml({ date, blocks, sources, style }: BriefingDocument): string {
  const quotations = blocks.filter(({ kind }) => kind === 'quotation').length;
  const stored = sources.filter(({ originalSha256 }) => originalSha256 !== '');
  const cited = style.title === '' ? '' : ` Sources are cited in the style ${escaped(style.title)}.`;
  return `<div class="colophon">
<p>Made with Dossier on ${escaped(dateInWords(date))}. ${counted(quotations, 'quotation')} from ${counted(sources.length, 'source')}.${cited}</p>
${
  quotations === 0
    ? ''
    : `<p>Words beside a coloured rule are those of the source, as they stand in the stored copy. What stands in [square brackets] is not: an ellipsis leaves words out, and words in brackets were put in. The number beside a quotation counts within this document; the sign below it (S-…) never changes.</p>`
}
${
  stored.length === 0
    ? ''
    : `<p>Each stored copy is known by its SHA-256:</p>
<table class="hashes"><thead><tr><th scope="col">Source</th><th scope="col">SHA-256 of the original</th></tr></thead><tbody>
${stored.map(({ number, sign, originalSha256 }) => `<tr><th scope="row">${number}${sign === '' ? '' : ` ${escaped(sign)}`}</th><td><code>${escaped(originalSha256)}</code></td></tr>`).join('\n')}
</tbody></table>`
}
<p class="faces">Set in Source Serif 4 and Inter.</p>
</div>`;
}

const counted = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
