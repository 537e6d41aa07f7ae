/** The blocks of a document as HTML that is read on its own. */
import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  OwnWords,
  ShownPicture,
} from '../contract/document.ts';
import { themeColors } from '../contract/theme.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { timelineIn } from '../documents/labels/thing-dates.ts';
import { escaped } from '../print/escaped.ts';
import { onPaper, timelinePicture } from '../timeline/picture.shared.ts';
import { sceneSvg } from '../timeline/scene-svg.shared.ts';
import { captionWords, doubtsOf, setPieces, speechWords } from './document-words.ts';
import { matrixHtml } from './html-matrix.ts';
import { inlineHtml, noteMark, ownWordsHtml } from './html-prose.ts';

type Of<K extends DocumentBlock['kind']> = Extract<DocumentBlock, { kind: K }>;

/** Headings of blocks stand under the title, which is the only `h1`. */
const below = 1;

export function blockHtml(block: DocumentBlock, document: BriefingDocument): string {
  const labels = labelsOf(document.language);
  switch (block.kind) {
    case 'heading': {
      const element = `h${block.level + below}`;
      return `<${element} id="${block.place}" dir="auto">${escaped(block.text)}</${element}>`;
    }
    case 'text':
      return ownWordsHtml(block.words, 'text', below + 1, labels);
    case 'quotation':
      return quotationHtml(block.quotation, document);
    case 'figure':
      return `<figure id="${block.place}">${pictureHtml(block.shown, document)}<figcaption dir="auto">${escaped(captionWords(block, labels))}${block.citation.length === 0 ? '' : `. ${inlineHtml(block.citation)}`}</figcaption></figure>`;
    case 'timeline':
      return timelineHtml(block, document);
    case 'matrix':
      return `<figure id="${block.place}">${matrixHtml(block.matrix, captionWords(block, labels), labels)}</figure>`;
    case 'events':
      return `${label(block.caption)}<dl class="events">${block.events.map((event) => listedEvent(event, labels)).join('\n')}</dl>`;
    case 'people':
      return `${label(block.caption)}<dl class="people">${block.people.map((person) => listedPerson(person, document)).join('\n')}</dl>`;
    case 'summary':
      return summaryHtml(block, labels);
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
  const labels = labelsOf(document.language);
  const speech = speechWords(quotation, labels);
  const line = [
    speech === '' ? '' : `<span dir="auto">${escaped(speech)}</span>`,
    cited === null ? inlineHtml(citation) : '',
    `<a class="sign" href="#src-${quotation.source}">${escaped(sign)}</a>`,
  ].filter(Boolean);
  const noteWords = ownWordsHtml(note, 'note', below + 2, labels);
  return `<figure class="quotation mark-${color}" id="${place}">
${around(before)}<blockquote dir="auto"><p>${words}${cited === null ? '' : noteMark(cited)}</p></blockquote>${around(after)}
${machineRead?.picture ? pictureHtml(machineRead.picture, document) : ''}${doubtsOf(quotation, labels)
  .map((doubt) => `<p class="doubt">${escaped(doubt)}</p>`)
  .join('')}<figcaption><span class="number">${number}</span> ${line.join(' · ')}</figcaption>
${noteWords === '' ? '' : `<div class="note">${noteWords}</div>`}</figure>`;
}

export function pictureHtml(
  { picture, alt }: ShownPicture,
  { language, pictures }: BriefingDocument,
): string {
  const found = pictures[picture];
  return found
    ? `<img src="data:${found.type};base64,${found.base64}" width="${found.width}" height="${found.height}" alt="${escaped(alt)}">`
    : `<p class="missing">${escaped(labelsOf(language).pictureMissing(alt))}</p>`;
}

/** Drawn, and in words for those to whom a drawing says nothing. */
function timelineHtml(block: Of<'timeline'>, { date, language }: BriefingDocument): string {
  const labels = labelsOf(language);
  const description = timelineIn(block.timeline, labels);
  const svg = sceneSvg(timelinePicture(block.timeline, { ...onPaper, now: Date.parse(date) }), {
    colors: { ...themeColors.light, paper: '#FFFFFF' },
    title: block.caption || labels.timeline,
    description,
  });
  const lines = description.split('\n').filter(Boolean);
  const list =
    lines.length === 0
      ? ''
      : `<details><summary>${labels.timeline}</summary><ul>${lines.map((line) => `<li dir="auto">${escaped(line)}</li>`).join('')}</ul></details>`;
  return `<figure id="${block.place}"><div class="paper wide" role="region" aria-label="${labels.timeline}" tabindex="0">${oneOfMany(svg, block.place)}</div><figcaption dir="auto">${escaped(captionWords(block, labels))}</figcaption>${list}</figure>`;
}

/** Names within a drawing hold for the whole page: several drawings must not share them. */
const oneOfMany = (svg: string, place: string): string =>
  svg.replace(/\b(id="|url\(#)timeline-/gu, (_all, sign: string) => `${sign}${place}-`);

const quotedIn = (numbers: readonly number[], labels: Labels): string =>
  numbers.length === 0
    ? ''
    : `<p class="small">${labels.quoted}: ${numbers.map((number) => `<a href="#q-${number}">${number}</a>`).join(', ')}</p>`;

function facts(list: readonly string[]): string {
  const known = list.filter(Boolean);
  return known.length === 0 ? '' : `<p class="facts" dir="auto">${escaped(known.join(' · '))}</p>`;
}

const described = (words: OwnWords, numbers: readonly number[], labels: Labels): string =>
  ownWordsHtml(words, 'description', below + 2, labels) + quotedIn(numbers, labels);

function listedEvent(event: Of<'events'>['events'][number], labels: Labels): string {
  const differ = event.dates.length > 1 ? [labels.sourcesDiffer(event.dates.join('; '))] : [];
  const who = event.participants.map(({ name, role }) => (role === '' ? name : `${name} (${role})`));
  return `<div id="${event.place}"><dt>${escaped(event.date || labels.dateUnknown)}</dt><dd><p dir="auto">${escaped(event.title)}</p>${facts([event.where, ...who, ...differ])}${described(event.description, event.quotations, labels)}</dd></div>`;
}

function listedPerson(person: Of<'people'>['people'][number], document: BriefingDocument): string {
  const labels = labelsOf(document.language);
  const also = person.aliases.length > 0 ? [labels.also(person.aliases.join(', '))] : [];
  return `<div id="${person.place}"><dt dir="auto">${escaped(person.name)}</dt><dd>${person.picture ? pictureHtml(person.picture, document) : ''}${facts([...also, ...person.relations])}${described(person.description, person.quotations, labels)}</dd></div>`;
}

function summaryHtml(
  { source, title, facts: known, words, derivesFrom, quotations }: Of<'summary'>,
  labels: Labels,
): string {
  return `<section class="summary"><p class="title" dir="auto"><a href="#src-${source}">${escaped(title)}</a></p>${facts([...known, ...derivesFrom.map((from) => labels.derivesFrom(from))])}${ownWordsHtml(words, 'summary', below + 2, labels)}${quotedIn(quotations, labels)}</section>`;
}
