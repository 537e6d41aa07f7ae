/** Annotated articles in Markdown: the marks of each with the notes on them. */
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import { asMarkdown, ownWordsMarkdown, quoted } from './markdown-prose.ts';

export function annotatedMarkdown(articles: readonly AnnotatedArticle[]): string[] {
  if (articles.length === 0) return [];
  return [
    '## Annotated articles',
    ...articles.flatMap(({ title, place, sign, marks, unplaced, problem }) => [
      `### <a id="${place}"></a>${oneLine(title)} (${sign})`,
      problem === '' ? '' : `*${oneLine(problem)}*`,
      ...marks.flatMap(markParts),
      unplaced.length === 0 ? '' : '**Not placed in this copy**',
      ...unplaced.flatMap(markParts),
    ]),
  ];
}

const oneLine = (text: string): string => asMarkdown(text.replace(/\s+/gu, ' ').trim());

function markParts(mark: AnnotatedMark): string[] {
  const { number, place, sign, colorName, quote, page, speaker, tags, note, quotedAs } = mark;
  const facts = [
    number === 0 ? '' : `**${number}**`,
    sign,
    ...[colorName, page === null ? '' : `p. ${page}`, speaker, tags.join(', ')].map(oneLine),
    ...quotedAs.map((one) => `[quotation ${one.number}](#${one.place})`),
  ];
  const words = quote === '' ? '*A part of the page*' : oneLine(quote);
  return [
    `<a id="${place}"></a>\n${quoted(`${words}\n\n— ${facts.filter(Boolean).join(' · ')}`)}`,
    ...ownWordsMarkdown(note, 'note', 3),
  ];
}
