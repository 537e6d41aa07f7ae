/** Annotated articles in a Word document: the marks of each with the notes on them. Their words stay with the article. */
import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { AnnotatedArticle, AnnotatedMark } from '../contract/annotated.ts';
import { markStyles } from '../contract/theme.ts';
import { markRule, styleIds } from './docx-styles.ts';
import {
  type DocxState,
  isFromRight,
  line,
  ownParagraphs,
  paragraph,
  placed,
  placeLink,
  textRuns,
} from './docx-words.ts';

export function annotatedParagraphs(articles: readonly AnnotatedArticle[], state: DocxState): Paragraph[] {
  if (articles.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(state.labels.annotated) }),
    ...articles.flatMap(({ title, place, sign, marks, unplaced, problem }) => [
      paragraph(title, [placed(place, textRuns(title))], { heading: HeadingLevel.HEADING_2 }),
      paragraph(sign, textRuns(sign), { style: styleIds.facts, keepNext: true }),
      ...(problem === '' ? [] : [line(problem, styleIds.missing)]),
      ...marks.flatMap((mark) => markParagraphs(mark, state)),
      ...(unplaced.length === 0 ? [] : [line(state.labels.unplaced, styleIds.label)]),
      ...unplaced.flatMap((mark) => markParagraphs(mark, state)),
    ]),
  ];
}

function markParagraphs(mark: AnnotatedMark, state: DocxState): Paragraph[] {
  const { number, place, sign, color, colorName, quote, page, speaker, tags, note, quotedAs } = mark;
  const words = quote === '' ? state.labels.partOfPage : quote;
  const facts = [
    sign,
    colorName,
    page === null ? '' : `${state.labels.page} ${page}`,
    speaker,
    tags.join(', '),
  ];
  const quoted = quotedAs.flatMap((one) => [
    new TextRun(' · '),
    placeLink(one.place, textRuns(state.labels.quotedAs(one.number), { style: styleIds.link })),
  ]);
  return [
    paragraph(words, [placed(place, textRuns(words))], {
      style: styleIds.quotation,
      border: markRule(markStyles[color].color, isFromRight(words)),
      keepNext: true,
    }),
    new Paragraph({
      style: styleIds.source,
      children: [
        ...(number === 0 ? [] : [new TextRun({ text: `${number}  `, bold: true })]),
        ...textRuns(facts.filter(Boolean).join(' · ')),
        ...quoted,
      ],
    }),
    ...ownParagraphs(note, 'note', state, styleIds.note),
  ];
}
