/** An annotated article that stands alone, as a document: it is printed as every other is. */
import type { AnnotatedDocument } from '../contract/annotated.ts';
import type { BriefingDocument } from '../contract/document.ts';

export function aloneDocument({ article, date, author }: AnnotatedDocument): BriefingDocument {
  const { marks, unplaced } = article;
  return {
    id: article.article,
    title: article.title,
    subtitle: '',
    author,
    date,
    language: 'en',
    style: { id: 'plain', title: 'Plain', notes: 'text' },
    parts: { cover: false, contents: false, index: false, sources: false, annotated: true, colophon: false },
    blocks: [],
    notes: [],
    sources: [],
    people: [],
    events: [],
    annotated: [article],
    pictures: {},
    proof: null,
    undecided: [...marks, ...unplaced].filter(({ note }) => note.versions.length > 0).length,
  };
}
