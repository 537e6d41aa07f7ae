/** Annotated articles in Markdown: the marks of each with the notes on them. */
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { asMarkdown, ownWordsMarkdown, quoted } from './markdown-prose.ts';

export function annotatedMarkdown(articles: readonly AnnotatedArticle[], labels: Labels): string[] {
  if (articles.length === 0) return [];
  return [
    `## ${labels.annotated}`,
    ...articles.flatMap(({ title, place, sign, marks, unplaced, problem }) => [
      `### <a id="${place}"></a>${oneLine(title)} (${sign})`,
      problem === '' ? '' : `*${oneLine(problem)}*`,
      ...marks.flatMap((mark) => markParts(mark, labels)),
      unplaced.length === 0 ? '' : `**${labels.unplaced}**`,
      ...unplaced.flatMap((mark) => markParts(mark, labels)),
    ]),
  ];
}

const oneLine = (text: string): string => asMarkdown(text.replace(/\s+/gu, ' ').trim());

function markParts(mark: AnnotatedMark, labels: Labels): string[] {
  const { number, place, sign, colorName, quote, page, speaker, tags, note, quotedAs } = mark;
  const facts = [
    number === 0 ? '' : `**${number}**`,
    sign,
    ...[colorName, page === null ? '' : `${labels.page} ${page}`, speaker, tags.join(', ')].map(oneLine),
    ...quotedAs.map((one) => `[${labels.quotedAs(one.number)}](#${one.place})`),
  ];
  const words = quote === '' ? `*${labels.partOfPage}*` : oneLine(quote);
  return [
    `<a id="${place}"></a>\n${quoted(`${words}\n\n— ${facts.filter(Boolean).join(' · ')}`)}`,
    ...ownWordsMarkdown(note, 'note', 3, labels),
  ];
}
