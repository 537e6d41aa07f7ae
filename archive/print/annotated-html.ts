/**
 * Annotated articles as HTML for the printed page: a sheet with the key and the list of marks, then the article with its marks
 * in it and its notes beside them. Notes float in the margin, one below the other, so that none lies over another and a long one
 * runs on. Every word is escaped.
 */

import { hasOwnPages } from '../annotated/own-pages.ts';
import type { AnnotatedArticle, AnnotatedMark, AnnotatedNode } from '../contract/annotated.ts';
import type { ReadingPicture } from '../contract/reading-tree.ts';
import { markStyles, themeColors } from '../contract/theme.ts';
import { markColors } from '../contract/views.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { languageIn } from '../documents/labels/labels-of.ts';
import { markNote, noteInSpans } from './annotated-note-html.ts';
import { escaped } from './escaped.ts';
import { ownWordsHtml } from './prose-html.ts';
import { pageNumber } from './references-html.ts';
import { textPlace } from './sections.ts';
import type { PageNumbers, PageSetting } from './setting.ts';

/** Address of a page of an article that is a PDF; made a link within the file when its pages are set. */
export const pagesAddress = (place: string): string => `https://pages.invalid/${place}/`;

/** The articles behind a briefing: which there are, and each from a page of its own. */
export function annotatedPart(articles: readonly AnnotatedArticle[], setting: PageSetting): string {
  const entries = articles.map(
    ({ place, title, sign, marks, unplaced }) =>
      `<li><a href="#${place}"><span class="title" dir="auto">${escaped(title)}</span></a> <span class="sign">${escaped(sign)}</span> <span class="numbers">${setting.labels.marks}: ${marks.length + unplaced.length}</span> <span class="page">${pageNumber(place, setting.pages)}</span></li>`,
  );
  return `<p class="annotated-opening">${setting.labels.annotatedOpening}</p>
<ol class="annotated-opening">\n${entries.join('\n')}\n</ol>
${articles.map((article) => annotatedSection(article, setting, 3)).join('\n')}`;
}

/** An annotated article that is a document of its own. */
export const annotatedAlone = (article: AnnotatedArticle, setting: PageSetting): string =>
  annotatedSection(article, setting, 1);

/** `level`: of its heading. */
function annotatedSection(article: AnnotatedArticle, setting: PageSetting, level: 1 | 3): string {
  return `<section class="annotated-article" id="${article.place}">
${sheet(article, setting, level)}
${article.content.length === 0 ? '' : `<div class="annotated-text" id="${textPlace(article.place)}"${articleAttributes(article)}>\n${new SetArticle(article, level, setting).html()}\n</div>`}
</section>`;
}

const articleAttributes = ({ language, direction }: AnnotatedArticle): string =>
  `${language === '' ? '' : ` lang="${escaped(language)}"`} dir="${direction === 'auto' ? 'ltr' : direction}"`;

function sheet(article: AnnotatedArticle, { labels, pages }: PageSetting, level: 1 | 3): string {
  const { sign, source, title, authors, publisher, published, stored, problem, unplaced } = article;
  const facts = [
    authors.join(', '),
    publisher === authors.join(', ') ? '' : publisher,
    published === null ? '' : dateIn(published, labels),
  ].filter((fact) => fact !== '');
  const copy = stored
    ? `${escaped(labels.stored(dateIn(stored.captured.slice(0, 10), labels)))}: “${escaped(stored.originalName)}”. <span class="hash">SHA-256 ${stored.originalSha256}</span>`
    : '';
  return `<header class="annotated-sheet">
<p class="kind">${labels.annotatedArticle} <span class="sign">${escaped(sign)}</span></p>
<h${level} class="annotated-title" dir="auto">${escaped(title)}</h${level}>
${facts.length === 0 ? '' : `<p class="facts" dir="auto">${escaped(facts.join(' · '))}</p>`}
<p class="copy">${source === null ? '' : `${labels.source} ${source}. `}${copy}${ownPagesAre(article, labels)}</p>
${problem === '' ? '' : `<p class="doubtful">${escaped(problem)}</p>`}
${key(article, labels)}
${list(article, pages, level + 1, labels)}
${unplaced.length === 0 ? '' : unplacedList(unplaced, level + 1, labels)}
</header>`;
}

/** Where the pages of a PDF are to be found. */
function ownPagesAre(article: AnnotatedArticle, labels: Labels): string {
  if (!hasOwnPages(article)) return '';
  return article.source === null ? labels.ownPagesBefore : labels.ownPagesAtEnd(escaped(article.sign));
}

function key({ key: { colors, tags, people, events } }: AnnotatedArticle, labels: Labels): string {
  if (colors.length === 0) return '';
  const swatches = colors.map(
    ({ color, name, marks }) =>
      `<span class="swatch"><span class="m-${color} lane-0">${escaped(name)}</span> <span class="numbers">${runsOf(marks)}</span></span>`,
  );
  const line = (what: string, entries: readonly { name: string; marks: number[] }[]): string =>
    entries.length === 0
      ? ''
      : `<div><dt>${what}</dt><dd>${entries.map(({ name, marks }) => `<span dir="auto">${escaped(name)}</span> <span class="numbers">${runsOf(marks)}</span>`).join('<span class="dot"> · </span>')}</dd></div>`;
  return `<dl class="annotated-key">
<div><dt>${labels.colours}</dt><dd>${swatches.join(' ')}</dd></div>
${line(labels.tags, tags)}${line(labels.people, people)}${line(labels.events, events)}
</dl>`;
}

/** Numbers in a row, three or more as from–to. */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else if (last?.[1] !== number) runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ');
}

/** Characters of a mark’s words in the list, which are all in the article. */
const longestListed = 220;

function list(article: AnnotatedArticle, pages: PageNumbers, level: number, labels: Labels): string {
  const { marks } = article;
  if (marks.length === 0) return `<p class="none">${labels.nothingMarked}</p>`;
  const ownPages = hasOwnPages(article);
  const rows = marks.map((mark) => {
    const { place, number, color, quote, region, quotedAs, page } = mark;
    const words = region && quote === '' ? labels.partOfPage : shortened(quote);
    const where = ownPages
      ? page === null
        ? ''
        : `<a href="${pagesAddress(article.place)}${page}">${labels.page} ${page}</a>`
      : `<a href="#${place}">${pageNumber(place, pages)}</a>`;
    const quoted = quotedAs.map(({ number: as, place: at }) => `<a href="#${at}">${labels.quotedAs(as)}</a>`);
    return `<tr${ownPages ? ` id="${place}"` : ''}>
<td class="number m-${color}">${number}</td>
<td><span class="words" dir="auto">${escaped(words)}</span>${doubt(mark, labels)}
<span class="facts">${[`<span class="sign">${escaped(mark.sign)}</span>`, ...factsOf(mark, labels), ...quoted].join('<span class="dot"> · </span>')}</span>${ownPages ? listedNote(mark, labels) : ''}</td>
<td class="page">${where}</td>
</tr>`;
  });
  return `<h${level} class="annotated-head">${labels.marks}</h${level}>\n<table class="annotated-list"><thead><tr><th>${labels.number}</th><th>${labels.words}</th><th class="page">${labels.pageHead}</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

const listedNote = (mark: AnnotatedMark, labels: Labels): string => {
  const note = ownWordsHtml('note', mark.note, labels);
  return note === '' ? '' : `<div class="note">${note}</div>`;
};

function unplacedList(marks: readonly AnnotatedMark[], level: number, labels: Labels): string {
  const items = marks.map(
    (mark) =>
      `<li id="${mark.place}"><span class="words" dir="auto">${escaped(shortened(mark.quote))}</span> <span class="why">(${mark.state === 'exact' ? labels.unplaced : labels[mark.state]})</span> <span class="facts">${[`<span class="sign">${escaped(mark.sign)}</span>`, escaped(mark.colorName), ...factsOf(mark, labels)].join('<span class="dot"> · </span>')}</span>${listedNote(mark, labels)}</li>`,
  );
  return `<h${level} class="annotated-head">${labels.unplaced}</h${level}>\n<ul class="annotated-unplaced">\n${items.join('\n')}\n</ul>`;
}

function factsOf(
  { colorName, speaker, people, events, tags, translation, machineRead }: AnnotatedMark,
  labels: Labels,
): string[] {
  return [
    escaped(colorName),
    speaker === '' ? '' : labels.spokenBy(escaped(speaker)),
    ...people
      .filter(({ name }) => name !== speaker)
      .map(({ name }) => `<span dir="auto">${escaped(name)}</span>`),
    ...events.map(({ title }) => `<span dir="auto">${escaped(title)}</span>`),
    ...tags.map((tag) => `<span dir="auto">#${escaped(tag)}</span>`),
    translation
      ? escaped(
          labels.translated(
            translation.from === '' ? '' : languageIn(translation.from, labels),
            translation.by,
          ),
        )
      : '',
    machineRead?.confirmed ? labels.compared : '',
  ].filter((fact) => fact !== '');
}

const doubt = ({ state, machineRead }: AnnotatedMark, labels: Labels): string =>
  [state === 'moved' ? labels.moved : '', machineRead && !machineRead.confirmed ? labels.machineRead : '']
    .filter((said) => said !== '')
    .map((said) => ` <span class="why">${said}</span>`)
    .join('');

/** How strong a tint is where marks overlap, by lane: words under three keep their contrast. */
const laneTints = [1, 0.6, 0.4] as const;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const points = [...line];
  return points.length <= longestListed
    ? line
    : `${points
        .slice(0, longestListed - 1)
        .join('')
        .trimEnd()}…`;
};

const pictureName = ({ place }: AnnotatedArticle, number: number): string => `${place}-${number}`;

/** Pictures within the articles, by the names under which the printed page asks for them. */
export const annotatedPictures = (articles: readonly AnnotatedArticle[]): Record<string, ReadingPicture> =>
  Object.fromEntries(
    articles.flatMap((article) =>
      article.pictures.map((picture, number) => [pictureName(article, number), picture]),
    ),
  );

/** Elements in which a note can’t float to the margin of the page: it goes before them. */
const hoisted = new Set(['table', 'ruby']);
const empty = new Set(['br', 'hr']);
/** Words of an article’s own headings are below those of the document. */
const deepestHeading = 6;

/** Sets the words of one article. */
class SetArticle {
  readonly #article: AnnotatedArticle;
  readonly #level: number;
  readonly #setting: PageSetting;
  readonly #marks: ReadonlyMap<number, AnnotatedMark>;
  /** Notes that wait until what they are in has ended its line of parents. */
  #held: string[] | null = null;

  constructor(article: AnnotatedArticle, level: number, setting: PageSetting) {
    this.#article = article;
    this.#level = level;
    this.#setting = setting;
    this.#marks = new Map(article.marks.map((mark) => [mark.number, mark]));
  }

  html(): string {
    return this.#nodes(this.#article.content);
  }

  #nodes(nodes: readonly AnnotatedNode[]): string {
    return nodes.map((node) => this.#node(node)).join('');
  }

  #node(node: AnnotatedNode): string {
    if (node.kind === 'text') return this.#run(node);
    if (node.kind === 'picture') {
      const address = this.#setting.picture(pictureName(this.#article, node.picture));
      return address === null ? '' : `<img src="${escaped(address)}" alt="${escaped(node.alt)}">`;
    }
    const { name, content } = node;
    if (empty.has(name)) return `<${name}>`;
    if (this.#held === null && hoisted.has(name)) {
      this.#held = [];
      const within = this.#element(node, this.#nodes(content));
      const notes = this.#held.join('');
      this.#held = null;
      return notes + within;
    }
    return this.#element(node, this.#nodes(content));
  }

  #element(node: Extract<AnnotatedNode, { kind: 'element' }>, within: string): string {
    const { name, part, dir, lang, columns, rows, start } = node;
    const heading = /^h([1-6])$/u.exec(name)?.[1];
    const element = heading ? `h${Math.min(deepestHeading, Number(heading) + this.#level)}` : name;
    const classes = [part ?? '', heading ? `own-h${heading}` : ''].filter((one) => one !== '');
    const attributes = [
      classes.length > 0 ? ` class="${classes.join(' ')}"` : '',
      dir ? ` dir="${dir}"` : '',
      lang ? ` lang="${escaped(lang)}"` : '',
      columns ? ` colspan="${columns}"` : '',
      rows ? ` rowspan="${rows}"` : '',
      start === undefined ? '' : ` start="${start}"`,
    ].join('');
    return `<${element}${attributes}>${within}</${element}>`;
  }

  /** Words under their marks: the first lies outermost, so that each has a line of its own. */
  #run({ text, marks, begin }: Extract<AnnotatedNode, { kind: 'text' }>): string {
    const signs = begin.map(({ mark, piece }) => this.#begin(mark, piece)).join('');
    const words = marks.reduceRight((within, number) => {
      const mark = this.#marks.get(number);
      return mark ? `<span class="m-${mark.color} lane-${mark.lane}">${within}</span>` : within;
    }, escaped(text));
    return signs + words;
  }

  #begin(number: number, piece: number): string {
    const mark = this.#marks.get(number);
    if (!mark) return '';
    const sign = `<sup class="mark-number"${piece === 0 ? ` id="${mark.place}"` : ''}>${number}${piece === 0 ? '' : '…'}</sup>`;
    if (piece > 0) return sign;
    const { labels } = this.#setting;
    const note = markNote(
      mark,
      [...factsOf(mark, labels), doubt(mark, labels)].filter((fact) => fact !== ''),
      noteInSpans(mark.note, labels),
      labels,
    );
    if (this.#held === null) return note + sign;
    this.#held.push(note);
    return sign;
  }
}

/** Rules for the marks in an article: a tint, and a line whose style tells the colours apart without it. */
export function annotatedMarkRules(): string {
  const { ink, tint } = themeColors.light;
  return markColors
    .flatMap((name) => {
      const { color, line, thickness } = markStyles[name];
      const drawn = `color-mix(in oklab, ${color}, ${ink} 22%)`;
      return [
        ...laneTints.map(
          (part, lane) =>
            `.m-${name}.lane-${lane} { background-color: color-mix(in srgb, ${color} ${Math.round(tint * 100 * part)}%, transparent); text-decoration: underline ${line} ${thickness * 0.75}px ${drawn}; text-underline-offset: calc(0.2em + ${lane * 2.6}px); }`,
        ),
        `.number.m-${name} { box-shadow: inset 1.4mm 0 0 ${color}; }`,
        `.aside.of-${name} { border-inline-start: ${Math.max(1.6, thickness)}px ${line === 'wavy' ? 'solid' : line} ${drawn}; }`,
      ];
    })
    .join('\n');
}
