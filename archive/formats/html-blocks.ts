/** The blocks of a document as HTML that is read on its own. */
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  OwnWords,
  ShownPicture,
} from '../contract/document.ts';
import { themeColors } from '../contract/theme.ts';
import { escaped } from '../print/escaped.ts';
import { timelineInWords } from '../timeline/date-words.shared.ts';
import { onPaper, timelinePicture } from '../timeline/picture.shared.ts';
import { sceneSvg } from '../timeline/scene-svg.shared.ts';
import { captionWords, doubtsOf, setPieces, speechWords } from './document-words.ts';
import { matrixHtml } from './html-matrix.ts';
import { inlineHtml, noteMark, ownWordsHtml } from './html-prose.ts';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;

/** Headings of blocks stand under the title, which is the only `h1`. */
const below = 1;

export function blockHtml(block: DocumentBlock, document: BriefingDocument): string {
  switch (block.kind) {
    case 'heading': {
      const element = `h${block.level + below}`;
      return `<${element} id="${block.place}" dir="auto">${escaped(block.text)}</${element}>`;
    }
    case 'text':
      return ownWordsHtml(block.words, 'text', below + 1);
    case 'quotation':
      return quotationHtml(block.quotation, document);
    case 'figure':
      return `<figure id="${block.place}">${pictureHtml(block.shown, document)}<figcaption dir="auto">${escaped(captionWords(block))}${block.citation.length === 0 ? '' : `. ${inlineHtml(block.citation)}`}</figcaption></figure>`;
    case 'timeline':
      return timelineHtml(block, document);
    case 'matrix':
      return `<figure id="${block.place}">${matrixHtml(block.matrix, captionWords(block))}</figure>`;
    case 'events':
      return `${label(block.caption)}<dl class="events">${block.events.map(listedEvent).join('\n')}</dl>`;
    case 'people':
      return `${label(block.caption)}<dl class="people">${block.people.map((person) => listedPerson(person, document)).join('\n')}</dl>`;
    case 'summary':
      return summaryHtml(block);
    case 'page-break':
      return '<hr class="break">';
    case 'missing':
      return `<p class="missing">${escaped(block.reason)}</p>`;
  }
}

const label = (caption: string): string =>
  caption === '' ? '' : `<p class="label" dir="auto">${escaped(caption)}</p>\n`;

function quotationHtml(quotation: DocumentQuotation, document: BriefingDocument): string {
  const { number, place, sign, pieces, color, note, citation, cited, machineRead, before, after } = quotation;
  const around = (text: string): string =>
    text === '' ? '' : `<p class="around" dir="auto">${escaped(text)}</p>`;
  const words = setPieces(pieces)
    .map(({ kind, text }) =>
      kind === 'verbatim'
        ? `<mark>${escaped(text)}</mark>`
        : `<span class="own-words">${escaped(text)}</span>`,
    )
    .join('');
  const speech = speechWords(quotation);
  const line = [
    speech === '' ? '' : `<span dir="auto">${escaped(speech)}</span>`,
    cited === null ? inlineHtml(citation) : '',
    `<a class="sign" href="#src-${quotation.source}">${escaped(sign)}</a>`,
  ].filter(Boolean);
  const noteWords = ownWordsHtml(note, 'note', below + 2);
  return `<figure class="quotation mark-${color}" id="${place}">
${around(before)}<blockquote dir="auto"><p>${words}${cited === null ? '' : noteMark(cited)}</p></blockquote>${around(after)}
${machineRead?.picture ? pictureHtml(machineRead.picture, document) : ''}${doubtsOf(quotation)
  .map((doubt) => `<p class="doubt">${escaped(doubt)}</p>`)
  .join('')}<figcaption><span class="number">${number}</span> ${line.join(' · ')}</figcaption>
${noteWords === '' ? '' : `<div class="note">${noteWords}</div>`}</figure>`;
}

export function pictureHtml({ picture, alt }: ShownPicture, { pictures }: BriefingDocument): string {
  const found = pictures[picture];
  return found
    ? `<img src="data:${found.type};base64,${found.base64}" width="${found.width}" height="${found.height}" alt="${escaped(alt)}">`
    : `<p class="missing">A picture is missing: ${escaped(alt || 'it is not on this device')}.</p>`;
}

/** Drawn, and in words for those to whom a drawing says nothing. */
function timelineHtml(block: Of<'timeline'>, { date }: BriefingDocument): string {
  const description = timelineInWords(block.timeline);
  const svg = sceneSvg(timelinePicture(block.timeline, { ...onPaper, now: Date.parse(date) }), {
    colors: { ...themeColors.light, paper: '#FFFFFF' },
    title: block.caption || 'Timeline',
    description,
  });
  const lines = description.split('\n').filter(Boolean);
  const list =
    lines.length === 0
      ? ''
      : `<details><summary>As a list</summary><ul>${lines.map((line) => `<li dir="auto">${escaped(line)}</li>`).join('')}</ul></details>`;
  return `<figure id="${block.place}"><div class="paper wide" role="region" aria-label="Timeline" tabindex="0">${oneOfMany(svg, block.place)}</div><figcaption dir="auto">${escaped(captionWords(block))}</figcaption>${list}</figure>`;
}

/** Names within a drawing hold for the whole page: several drawings must not share them. */
const oneOfMany = (svg: string, place: string): string =>
  svg.replace(/\b(id="|url\(#)timeline-/gu, (_all, sign: string) => `${sign}${place}-`);

const quotedIn = (numbers: readonly number[]): string =>
  numbers.length === 0
    ? ''
    : `<p class="small">Quoted: ${numbers.map((number) => `<a href="#q-${number}">${number}</a>`).join(', ')}</p>`;

function facts(list: readonly string[]): string {
  const known = list.filter(Boolean);
  return known.length === 0 ? '' : `<p class="facts" dir="auto">${escaped(known.join(' · '))}</p>`;
}

const described = (words: OwnWords, numbers: readonly number[]): string =>
  ownWordsHtml(words, 'description', below + 2) + quotedIn(numbers);

function listedEvent(event: Of<'events'>['events'][number]): string {
  const differ = event.dates.length > 1 ? [`sources differ: ${event.dates.join('; ')}`] : [];
  const who = event.participants.map(({ name, role }) => (role === '' ? name : `${name} (${role})`));
  return `<div id="${event.place}"><dt>${escaped(event.date || 'No date')}</dt><dd><p dir="auto">${escaped(event.title)}</p>${facts([event.where, ...who, ...differ])}${described(event.description, event.quotations)}</dd></div>`;
}

function listedPerson(person: Of<'people'>['people'][number], document: BriefingDocument): string {
  const also = person.aliases.length > 0 ? [`also ${person.aliases.join(', ')}`] : [];
  return `<div id="${person.place}"><dt dir="auto">${escaped(person.name)}</dt><dd>${person.picture ? pictureHtml(person.picture, document) : ''}${facts([...also, ...person.relations])}${described(person.description, person.quotations)}</dd></div>`;
}

function summaryHtml({ source, title, facts: known, words, derivesFrom, quotations }: Of<'summary'>): string {
  return `<section class="summary"><p class="title" dir="auto"><a href="#src-${source}">${escaped(title)}</a></p>${facts([...known, ...derivesFrom.map((from) => `derives from ${from}`)])}${ownWordsHtml(words, 'summary', below + 2)}${quotedIn(quotations)}</section>`;
}
