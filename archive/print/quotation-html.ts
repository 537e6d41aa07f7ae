/** A quotation: its words set in beside a rule in the colour of its mark, its number and sign in the margin, its source below. */
import type { DocumentQuotation, QuotedPiece } from '../contract/document.ts';
import { escaped } from './escaped.ts';
import { inlineHtml, isEmpty, linesHtml, noteCall, ownWordsHtml } from './prose-html.ts';
import type { Setting } from './setting.ts';

const doubts: Readonly<Record<Exclude<DocumentQuotation['state'], 'exact'>, string>> = {
  moved: 'The place of these words in the stored copy is not where it was',
  ambiguous: 'The place of these words in the stored copy is not certain',
  lost: 'The place of these words in the stored copy is lost',
  waiting: 'The stored copy was not on this device, so these words were not compared with it',
};

/** Characters of words and note: about a third of a page. */
const keptTogether = 900;

export function quotationHtml(quotation: DocumentQuotation, setting: Setting): string {
  const { place, color, pieces, before, after, note, state } = quotation;
  const doubtful = state === 'exact' ? '' : `<p class="doubtful">${doubts[state]}: check before use.</p>`;
  return `<div class="quotation mark-${color}${isShort(quotation) ? ' whole' : ''}" id="${place}">
${label(quotation)}
<div class="said">${context(before)}<blockquote dir="auto"><p>${pieces.map(piece).join('')}${quotation.cited === null ? '' : noteCall(quotation.cited)}</p></blockquote>
${context(after)}${attribution(quotation)}${doubtful}${machineRead(quotation, setting)}</div>
${isEmpty(note) ? '' : `<p class="word">Note</p><div class="note">${ownWordsHtml('note', note)}</div>`}</div>`;
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

function attribution({ speaker, citation, cited, translation }: DocumentQuotation): string {
  const source = cited === null ? inlineHtml(citation) : '';
  const lines = [
    speaker === '' ? '' : `<span class="speaker"><bdi>${escaped(speaker)}</bdi></span>`,
    source === '' ? '' : `<span class="source" dir="auto">${source}</span>`,
    translation === null ? '' : `<span class="translated">${translated(translation)}</span>`,
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : `<p class="attribution">${lines.join(' ')}</p>\n`;
}

function translated({ from, by }: { readonly from: string; readonly by: string }): string {
  return escaped(
    `Translated${from === '' ? '' : ` from ${languageInWords(from)}`}${by === '' ? '' : ` by ${by}`}.`,
  );
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** BCP 47 in words; what is not such a tag is a word already. */
function languageInWords(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function machineRead({ machineRead: read }: DocumentQuotation, { picture }: Setting): string {
  if (!read || read.confirmed) return '';
  const address = read.picture && picture(read.picture.picture);
  return read.picture && address
    ? `<div class="machine-read"><p class="doubtful">Read by a machine, and not yet compared with the picture by a person.</p><img src="${escaped(address)}" alt="${escaped(read.picture.alt)}"></div>`
    : '<p class="doubtful">Read by a machine from a picture that is not here: check before use.</p>';
}
