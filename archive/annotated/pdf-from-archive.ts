/** What is told to the parser’s process of a PDF article whose pages are set with its marks. */

import { noteWords } from '../annotations/note-markdown.shared.ts';
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import { originalPdf, pdfMarksOf } from '../exchanging/export-pdf.ts';
import type { PdfMark } from '../exchanging/pdf-marks.ts';
import { pagesAddress } from '../print/annotated-html.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import type { PageTab, PdfToSet } from './pdf-pages.ts';

export function pdfToSet(open: OpenArchive, article: AnnotatedArticle): PdfToSet {
  const { marks, texts } = pdfMarksOf(open, article.article);
  const listed = new Map(article.marks.map((mark) => [mark.id, mark]));
  const known = marks.flatMap((mark) => {
    const of = listed.get(mark.id);
    return of ? [{ mark, of }] : [];
  });
  return {
    path: originalPdf(open, article.article),
    marks: known.map(({ mark, of }) => ({ ...mark, contents: contentsOf(mark, of) })),
    texts,
    tabs: known.flatMap(({ mark, of }) => tabsOf(mark, of)),
    title: `${article.sign} ${article.title}`,
    label: `${article.sign}, `,
    pagesAddress: pagesAddress(article.place),
  };
}

/** What a viewer shows of a mark: its number and sign, its note, and what it is linked to. */
function contentsOf(mark: PdfMark, { number, sign, people, events, tags, speaker }: AnnotatedMark): string {
  const links = [
    speaker === '' ? '' : `spoken by ${speaker}`,
    ...people.map(({ name }) => name).filter((name) => name !== speaker),
    ...events.map(({ title }) => title),
    ...tags.map((tag) => `#${tag}`),
  ].filter((link) => link !== '');
  return [`${number} · ${sign} · ${mark.subject}`, mark.contents, links.join(' · ')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One on each page that the mark touches. */
function tabsOf(mark: PdfMark, { number, sign, place, note }: AnnotatedMark): PageTab[] {
  const said = note.versions.length > 0 ? '' : noteWords(mark.contents).slice(0, 200);
  return mark.pages.map(({ page, quads, rect }) => ({
    page,
    number,
    title: `Mark ${number}, ${sign}${said === '' ? '' : `: ${said}`}`,
    color: mark.color,
    at: rect ?? around(quads[0] ?? []),
    place,
  }));
}

function around(quad: readonly number[]): number[] {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
