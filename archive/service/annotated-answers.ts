/** Answers about articles that are set with their marks. */
import { alone, articleToAnnotate } from '../annotated/article-from-archive.ts';
import { hasOwnPages } from '../annotated/own-pages.ts';
import { pdfToSet } from '../annotated/pdf-from-archive.ts';
import type { annotatedServiceRequests } from '../contract/annotated.ts';
import { ProblemError } from '../contract/problem.ts';
import { Refusal } from '../importing/parsed.ts';
import type { Answers } from './answers.ts';

export const annotatedAnswers: Pick<Answers, keyof typeof annotatedServiceRequests> = {
  'service.annotatedArticle': async ({ current, options }, { id, date }) => ({
    date,
    author: current.archive.author,
    article: await articleToAnnotate(current, options.parser, id, alone),
  }),
  'service.annotatePdf': async ({ current, options }, { article, list, to }) => ({
    pages: await refusing(article.title, () =>
      options.parser.annotatePdf({ article: pdfToSet(current, article), list, to }),
    ),
  }),
  'service.appendAnnotated': async ({ current, options }, { articles, document, to }) => {
    const own = articles.filter(hasOwnPages);
    return {
      pages: await refusing(own.map(({ title }) => title).join('”, “'), () =>
        options.parser.appendPdfs({
          document,
          articles: own.map((article) => pdfToSet(current, article)),
          to,
        }),
      ),
    };
  },
};

async function refusing<T>(title: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal)
      throw new ProblemError(
        'refused',
        `The pages of “${title}” can’t be set with their marks: the PDF ${error.message}. Nothing was written; the marks are safe.`,
      );
    throw error;
  }
}
