/** A quotation: its words set in beside a rule in the colour of its mark, its number and sign in the margin, its source below. */
import type { DocumentQuotation, QuotedPiece } from '../contract/document.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { languageIn } from '../documents/labels/labels-of.ts';
import { escaped } from './escaped.ts';
import { inlineHtml, isEmpty, linesHtml, noteCall, ownWordsHtml } from './prose-html.ts';
import type { PageSetting } from './setting.ts';

/** Characters of words and note: about a third of a page. */
const keptTogether = 900;

export function quotationHtml(quotation: DocumentQuotation, setting: PageSetting): string {
  const { place, color, pieces, before, after, note, state } = quotation;
  const { labels } = setting;
  const doubtful = state === 'exact' ? '' : `<p class="doubtful">${labels[state]}</p>`;
  return `<div class="quotation mark-${color}${isShort(quotation) ? ' whole' : ''}" id="${place}">
${label(quotation)}
<div class="said">${context(before)}<blockquote dir="auto"><p>${pieces.map(piece).join('')}${quotation.cited === null ? '' : noteCall(quotation.cited)}</p></blockquote>
${context(after)}${attribution(quotation, labels)}${doubtful}${machineRead(quotation, setting)}</div>
${isEmpty(note) ? '' : `<p class="word">${labels.note}</p><div class="note">${ownWordsHtml('note', note, labels)}</div>`}</div>`;
}

/** A short quotation stays together with its source and note; a long one may go over pages. */
function isShort({ pieces, before, after, note }: DocumentQuotation): boolean {
  const noted =
    JSON.stringify(note.blocks).length / 2 + note.versions.reduce((sum, { text }) => sum + text.length, 0);
  const said = pieces.reduce((sum, part) => sum + ('text' in part ? part.text.length : 1), 0);
  return said + before.length + after.length + noted < keptTogether;
}

const label = ({ number, sign, source }: DocumentQuotation): string =>
  `<p class="label"><span class="number">${number}</span>${sign === '' ? '' : ` <a class="sign" href="#src-${source}">${escaped(sign)}</a>`}</p>`;

/** Only what is verbatim is the source's own. */
export function piece(part: QuotedPiece): string {
  switch (part.kind) {
    case 'verbatim':
      return linesHtml(part.text);
    case 'ellipsis':
      return ' <span class="added">[…]</span> ';
    case 'insertion':
      return `<span class="added">[${escaped(part.text)}]</span>`;
  }
}

/** Words around the quotation: without its rule, so that nobody takes them for it. */
const context = (words: string): string =>
  words === '' ? '' : `<p class="context" dir="auto">${linesHtml(words)}</p>\n`;

function attribution({ speaker, citation, cited, translation }: DocumentQuotation, labels: Labels): string {
  const source = cited === null ? inlineHtml(citation) : '';
  const lines = [
    speaker === '' ? '' : `<span class="speaker"><bdi>${escaped(speaker)}</bdi></span>`,
    source === '' ? '' : `<span class="source" dir="auto">${source}</span>`,
    translation === null ? '' : `<span class="translated">${translated(translation, labels)}</span>`,
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : `<p class="attribution">${lines.join(' ')}</p>\n`;
}

const translated = ({ from, by }: { readonly from: string; readonly by: string }, labels: Labels): string =>
  escaped(`${labels.translated(from === '' ? '' : languageIn(from, labels), by)}.`);

function machineRead({ machineRead: read }: DocumentQuotation, { labels, picture }: PageSetting): string {
  if (!read || read.confirmed) return '';
  const address = read.picture && picture(read.picture.picture);
  return read.picture && address
    ? `<div class="machine-read"><p class="doubtful">${labels.machineRead}</p><img src="${escaped(address)}" alt="${escaped(read.picture.alt)}"></div>`
    : `<p class="doubtful">${labels.machineRead}</p>`;
}
