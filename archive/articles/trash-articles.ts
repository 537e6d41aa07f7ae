/** Many articles chosen at once; into the trash or out of it in one change, taken back as one. */
import type { ArticleChoice } from '../contract/article-list.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { existingArticle } from './article.ts';
import { articlesBetween, pageOfArticles, placeOfArticle } from './article-list.ts';

/** Answers how many were changed, and the stamp of the change (null: there was nothing to change). */
export function trashArticles(
  archive: Archive,
  choice: ArticleChoice,
  trashed: boolean,
): { count: number; change: string | null } {
  const written = archive.commit((draft) => {
    // Chosen under the lock: what another process does to the list comes before or after, not between.
    for (const home of chosenHomes(archive, choice)) draft.set(home, 'trashed', trashed);
    return draft.writes;
  });
  const [first] = written;
  const change = first && archive.log.newest({ of: first.of, limit: 1 })[0];
  return { count: written.length, change: change?.stamp ?? null };
}

/** Ids of the articles of a choice. */
export const chosenArticles = (archive: Archive, choice: ArticleChoice): string[] =>
  chosenHomes(archive, choice).map(idOf);

function chosenHomes(archive: Archive, choice: ArticleChoice): string[] {
  if ('ids' in choice) return choice.ids.map((id) => existingArticle(archive, id).home);
  if ('change' in choice) return homesOfChange(archive, choice.change);
  const { query, from, to, except = [], also = [], count } = choice;
  const first = from === undefined ? 0 : placeOfArticle(archive, query, from);
  const last =
    to === undefined
      ? pageOfArticles(archive, { ...query, offset: 0, limit: 1 }).total - 1
      : placeOfArticle(archive, query, to);
  const without = new Set(except);
  const rows = first === null || last === null ? [] : articlesBetween(archive, query, first, last);
  const ids = [...new Set([...rows.filter((id) => !without.has(id)), ...also])];
  if (ids.length !== count)
    throw new ProblemError(
      'list-changed',
      `The list has changed meanwhile: ${count} articles were selected, and it would now be ${ids.length}. Nothing was done; select them anew.`,
    );
  return ids.map((id) => existingArticle(archive, id).home);
}

function homesOfChange(archive: Archive, stamp: string): string[] {
  const change = archive.log.find(stamp);
  if (!change)
    throw new ProblemError('not-found', 'The change that was to be taken back is not in the history.');
  return change.writes
    .filter(({ of, field }) => field === 'trashed' && of.startsWith('articles/') && homeOf(of) === of)
    .map(({ of }) => of);
}
