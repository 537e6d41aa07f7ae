/** Annotated articles in a page: each with its words, its marks over them, and the notes on these below. */
import type { AnnotatedArticle, AnnotatedMark, AnnotatedNode } from '../contract/annotated.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from '../print/escaped.ts';
import { ownWordsHtml } from './html-prose.ts';

export function annotatedHtml(articles: readonly AnnotatedArticle[], labels: Labels): string {
  if (articles.length === 0) return '';
  return `<section class="annotated" aria-labelledby="annotated"><h2 id="annotated">${labels.annotated}</h2>${articles.map((one) => article(one, labels)).join('\n')}</section>`;
}

function article(content: AnnotatedArticle, labels: Labels): string {
  const { place, title, sign, authors, publisher, published, marks, unplaced, problem } = content;
  const facts = [
    sign,
    authors.join(', '),
    publisher === authors.join(', ') ? '' : publisher,
    published === null ? '' : dateIn(published, labels),
  ];
  const words = content.content.map((node) => nodeHtml(node, content, labels)).join('');
  return `<article id="${place}"><h3 dir="auto">${escaped(title)}</h3><p class="facts" dir="auto">${escaped(facts.filter(Boolean).join(' · '))}</p>
${problem === '' ? '' : `<p class="missing">${escaped(problem)}</p>`}${words === '' ? '' : `<div class="words" dir="${content.direction}"${content.language === '' ? '' : ` lang="${escaped(content.language)}"`}>${words}</div>`}
${markList(marks, labels)}${unplaced.length === 0 ? '' : `<p class="label">${labels.unplaced}</p>${markList(unplaced, labels)}`}</article>`;
}

const empty = new Set(['hr', 'br']);

/** Headings of an article stand below its title, and below the document’s. */
const heading = /^h([1-6])$/u;

function nodeHtml(node: AnnotatedNode, content: AnnotatedArticle, labels: Labels): string {
  if (node.kind === 'picture') return `<p class="missing">${escaped(labels.pictureMissing(node.alt))}</p>`;
  if (node.kind === 'element') {
    const level = heading.exec(node.name)?.[1];
    const name = level === undefined ? node.name : `h${Math.min(6, Number(level) + 3)}`;
    const start = name === 'ol' && node.start !== undefined ? ` start="${node.start}"` : '';
    const span = `${node.columns === undefined ? '' : ` colspan="${node.columns}"`}${node.rows === undefined ? '' : ` rowspan="${node.rows}"`}`;
    const open = `<${name}${node.dir ? ` dir="${node.dir}"` : ''}${start}${span}>`;
    return empty.has(name)
      ? open
      : `${open}${node.content.map((child) => nodeHtml(child, content, labels)).join('')}</${name}>`;
  }
  return node.marks.reduce((html, number) => {
    const mark = content.marks.find((one) => one.number === number);
    if (!mark) return html;
    const begins = node.begin.some((one) => one.mark === number && one.piece === 0);
    const sign = begins ? `<sup class="note-mark"><a href="#${mark.place}">${number}</a></sup>` : '';
    return `${sign}<mark class="mark-${mark.color}">${html}</mark>`;
  }, escaped(node.text));
}

function markList(marks: readonly AnnotatedMark[], labels: Labels): string {
  if (marks.length === 0) return '';
  const items = marks.map((mark) => {
    const { number, place, sign, color, colorName, quote, page, note, speaker, tags, people, quotedAs } =
      mark;
    const facts = [
      colorName,
      page === null ? '' : `${labels.page} ${page}`,
      speaker,
      tags.join(', '),
      people.map(({ name }) => name).join(', '),
    ];
    const quoted = quotedAs.map((one) => `<a href="#${one.place}">${labels.quotedAs(one.number)}</a>`);
    return `<li id="${place}"${number === 0 ? '' : ` value="${number}"`}><span class="mark-${color}" dir="auto">${quote === '' ? '' : `<mark>${escaped(quote)}</mark>`}</span><div class="facts" dir="auto">${[`<span class="sign">${escaped(sign)}</span>`, ...facts.filter(Boolean).map(escaped), ...quoted].join(' · ')}</div>${ownWordsHtml(note, 'note', 4, labels)}</li>`;
  });
  return `<ol class="marks">${items.join('\n')}</ol>`;
}
