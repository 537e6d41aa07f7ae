/** Answers to what is asked a page at a time: the library, and all passages. */
import {
  articlesOfPassages,
  idsOfPassages,
  linksOfPassages,
  pageOfPassages,
  passagesAt,
} from '../annotations/passage-list.ts';
import { articleHome } from '../articles/article.ts';
import { pageOfArticles, placeOfArticle } from '../articles/article-list.ts';
import { articleSummaries } from '../articles/article-views.ts';
import { chosenArticles, trashArticles } from '../articles/trash-articles.ts';
import type { articleListRequests } from '../contract/article-list.ts';
import type { passageListRequests } from '../contract/passage-list.ts';
import type { Answers } from './answers.ts';

type ListRequest = keyof typeof articleListRequests | keyof typeof passageListRequests;

export const listAnswers: Pick<Answers, ListRequest> = {
  'articles.page': ({ current: { archive, arrivals } }, query) => {
    const { total, ids } = pageOfArticles(archive, query);
    return { total, articles: articleSummaries(archive, ids, (id) => arrivals.known(id)) };
  },
  'articles.summaries': ({ current: { archive, arrivals } }, { ids }) =>
    articleSummaries(
      archive,
      ids.filter((id) => archive.replica.thing(articleHome(id))),
      (id) => arrivals.known(id),
    ),
  'articles.find': ({ current: { archive } }, { id, ...query }) => ({
    index: placeOfArticle(archive, query, id),
  }),
  'articles.chosen': ({ current: { archive } }, { articles }) => chosenArticles(archive, articles),
  'articles.trashMany': ({ current: { archive } }, { articles, trashed }) =>
    trashArticles(archive, articles, trashed),

  'annotations.page': (service, query) => {
    if (query.state !== undefined) service.findMarks();
    const { archive, texts } = service.current;
    const { total, addresses } = pageOfPassages(archive, query);
    return { total, passages: passagesAt(archive, texts, addresses) };
  },
  'annotations.ids': (service, query) => {
    if (query.state !== undefined) service.findMarks();
    return idsOfPassages(service.current.archive, query);
  },
  'annotations.links': ({ current: { archive } }) => linksOfPassages(archive),
  'annotations.articles': ({ current: { archive } }, input) => articlesOfPassages(archive, input),
};
