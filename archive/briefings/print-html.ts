/**
 * A briefing document as the body of the page from which Chromium prints it. Every piece of text is escaped.
 * Page numbers in the appendix come from a first printing (`docs/decisions/0006-page-numbers.md`).
 */

import type {
  BriefingDocument,
  DocumentBlock,
  DocumentQuotation,
  IndexEntry,
  SourceLine,
  Undecided,
} from '../contract/document.ts';
import { markStyles, themeColors, typefaces } from '../contract/theme.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { escaped } from './escaped.ts';
import { matrixTables } from './matrix-html.ts';
import { noteHtml } from './note-html.ts';
import { timelineFigure } from './timeline-html.ts';

/** Page, from 1, on which the place of that name stands; empty at the first printing. */
export type PageNumbers = Readonly<Record<string, number>>;

/** Stands where a page number will: as wide as one, so that lines break alike in both printings. */
const unknownPage = '000';

export const quotationPlace = (number: number): string => `q-${number}`;

/** What stands between `<body>` and `</body>`; the page around it, with its style, is `renderer/print`. */
export function printBody(briefing: BriefingDocument, pages: PageNumbers): string {
  return `<header class="cover">
<p class="kind">Briefing</p>
<h1 dir="auto">${escaped(briefing.title)}</h1>
${briefing.subtitle === '' ? '' : `<p class="subtitle" dir="auto">${escaped(briefing.subtitle)}</p>`}
<p class="date">${escaped(dateInWords(briefing.date))}</p>
</header>
<main>
${briefing.blocks.map((content) => block(content, briefing.date)).join('\n')}
</main>
${appendix(briefing, pages)}`;
}

function block(content: DocumentBlock, date: string): string {
  switch (content.kind) {
    case 'heading':
      return `<h2 dir="auto">${escaped(content.text)}</h2>`;
    case 'text':
      return content.paragraphs.map((text) => `<p class="own" dir="auto">${lines(text)}</p>`).join('\n');
    case 'versions':
      return versionsOf('text', content.versions);
    case 'quotation':
      return quotation(content.quotation);
    case 'matrix':
      return matrixTables(content);
    case 'timeline':
      return timelineFigure(content, Date.parse(date));
    case 'missing':
      return `<p class="missing">${escaped(content.reason)}</p>`;
  }
}

/** All versions of a text, as none of them may pass for the text. */
function versionsOf(what: 'text' | 'note' | 'description', versions: Undecided): string {
  if (versions.length === 0) return '';
  return `<div class="versions">
<p class="undecided">Not decided: ${versions.length} versions of this ${what} were written on different devices.</p>
${versions.map(({ label, text }) => `<div class="version"><p class="by" dir="auto">${escaped(label)}</p><p class="words" dir="auto">${text === '' ? '(empty)' : lines(text)}</p></div>`).join('\n')}
</div>`;
}

const doubts: Readonly<Record<Exclude<DocumentQuotation['state'], 'exact'>, string>> = {
  moved: 'The place of these words in the stored copy is not where it was',
  ambiguous: 'The place of these words in the stored copy is not certain',
  lost: 'The place of these words in the stored copy is lost',
  waiting: 'The stored copy was not on this device, so these words were not compared with it',
};

/** Characters of words and note: about a third of a page. */
const keptTogether = 900;

function quotation({ number, words, color, note, noteVersions, state, source }: DocumentQuotation): string {
  const doubtful = state === 'exact' ? '' : `<p class="doubtful">${doubts[state]}: check before use.</p>`;
  // A short quotation stays together with its source and note; a long one may go over pages.
  const noted = noteVersions.reduce((sum, { text }) => sum + text.length, note.length);
  const whole = words.length + noted < keptTogether ? ' whole' : '';
  return `<figure class="quotation mark-${color}${whole}" id="${quotationPlace(number)}">
<blockquote dir="auto"><p>${escaped(words)}</p></blockquote>
${doubtful}<figcaption><span class="number">${number}</span> ${sourceWords(source)}</figcaption>
${note === '' ? '' : `<div class="note">${noteHtml(note, escaped)}</div>`}${versionsOf('note', noteVersions)}</figure>`;
}

/** Author, title, publisher, date, page: what is known of it, in that order. */
function sourceWords(source: SourceLine): string {
  const author = source.authors.join(', ');
  return [
    escaped(author),
    `<cite dir="auto">${escaped(source.title)}</cite>`,
    // An office that publishes its own report is named once.
    source.publisher === author ? '' : escaped(source.publisher),
    source.published === null ? '' : `<span class="day">${escaped(dateInWords(source.published))}</span>`,
    source.page === null ? '' : `p. ${source.page}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function appendix(briefing: BriefingDocument, pages: PageNumbers): string {
  const parts = [
    index('People', briefing.people, pages),
    index('Events', briefing.events, pages),
    briefing.sources.length === 0
      ? ''
      : `<h3>Sources</h3>\n<ol class="sources">${briefing.sources.map((source) => `<li>${sourceWords(source)}</li>`).join('\n')}</ol>`,
  ].filter((part) => part !== '');
  return parts.length === 0
    ? ''
    : `<section class="appendix">\n<h2>People, events and sources</h2>\n${parts.join('\n')}\n</section>`;
}

function index(title: string, entries: readonly IndexEntry[], pages: PageNumbers): string {
  if (entries.length === 0) return '';
  return `<h3>${title}</h3>
<dl class="index">
${entries.map((entry) => `<div><dt dir="auto">${escaped(entry.name)}${entry.also === '' ? '' : ` <span class="also">${escaped(entry.also)}</span>`}</dt><dd>${entry.description === '' ? '' : `<span class="description" dir="auto">${escaped(entry.description)}</span> `}${versionsOf('description', entry.descriptionVersions)}<span class="pages">${pageLinks(entry.quotations, pages)}</span></dd></div>`).join('\n')}
</dl>`;
}

/** One link a page, to the first quotation on it. Before the pages are known, one a quotation. */
function pageLinks(quotations: readonly number[], pages: PageNumbers): string {
  const links: string[] = [];
  const named = new Set<number>();
  for (const number of quotations) {
    const place = quotationPlace(number);
    const page = pages[place];
    if (page !== undefined && named.has(page)) continue;
    if (page !== undefined) named.add(page);
    links.push(`<a href="#${place}">${page ?? unknownPage}</a>`);
  }
  return `${links.length === 1 ? 'p.' : 'pp.'} ${links.join(', ')}`;
}

/** The tokens of the theme as a style sheet for the printed page. */
export function markStyleSheet(): string {
  const rules = Object.entries(markStyles).map(
    ([name, { color, line }]) =>
      `.mark-${name} blockquote { border-inline-start: 2.5pt ${line === 'wavy' ? 'solid' : line} ${color}; }`,
  );
  const { ink, inkSoft, line, accent, danger } = themeColors.light;
  const tokens = {
    reading: typefaces.printedReading,
    interface: typefaces.printedInterface,
    ink,
    'ink-soft': inkSoft,
    line,
    accent,
    danger,
  };
  const declared = Object.entries(tokens).map(([name, value]) => `--${name}: ${value};`);
  return `:root { ${declared.join(' ')} }\n${rules.join('\n')}\n`;
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}
