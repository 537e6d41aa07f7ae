/** Saying that an article derives from another: a wire story in two papers, two reports of one interview. */
import { articleHome, existingArticle } from '../articles/article.ts';
import type { Origins } from '../contract/matrix.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { readSet } from '../storage/reading.ts';
import { derivedFrom } from './derivation-rows.ts';
import { knownTitle } from './matrix.ts';

/** A ring of articles that derive from each other is kept as it is said: they count as one origin. */
export function derive(
  archive: Archive,
  { id, from, derives }: { readonly id: string; readonly from: string; readonly derives: boolean },
): void {
  const article = existingArticle(archive, id);
  if (derives) {
    if (id === from)
      throw new ProblemError(
        'invalid-value',
        `“${article.title}” can’t derive from itself. Nothing was changed; name the article that it was taken from.`,
      );
    existingArticle(archive, from);
  }
  archive.commit((draft) => draft.setElement(article.home, 'derivesFrom', from, derives));
}

export function originsOf(archive: Archive, id: string): Origins {
  const { home } = existingArticle(archive, id);
  const shown = (other: string): Origins['from'][number] => ({
    id: other,
    title: knownTitle(archive, other),
    trashed: archive.replica.value(articleHome(other), 'trashed') === true,
  });
  return {
    from: readSet(archive.replica, home, 'derivesFrom')
      .filter((from) => from !== id)
      .sort()
      .map(shown),
    derived: derivedFrom(archive.index, id).map(shown),
  };
}
