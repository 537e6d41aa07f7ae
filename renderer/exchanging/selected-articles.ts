import { type ArticleQuery, largestPage } from '../../archive/contract/article-list.ts';
import { tellFailure } from '../bridge/acting.ts';
import { ask } from '../bridge/client.ts';
import { askCite } from '../citing/asking.ts';
import { isSelected, type Selection } from '../library/article-selection.ts';
import { askExport } from './asking.ts';

/** Opens the dialog for the marks of the selected articles. */
export const exportSelected = (selection: Selection, query: ArticleQuery): Promise<void> =>
  withSelected(selection, query, 'The marks were not exported', askExport);

/** Opens the dialog by which the selected articles are cited. */
export const citeSelected = (selection: Selection, query: ArticleQuery): Promise<void> =>
  withSelected(selection, query, 'The articles were not cited', askCite);

/** A long stretch of the selected articles is named by its ends alone: all of them, one by one. */
async function withSelected(
  selection: Selection,
  query: ArticleQuery,
  failed: string,
  run: (articles: readonly string[]) => void,
): Promise<void> {
  const ids = new Set(selection.also);
  const { stretch } = selection;
  try {
    for (let at = stretch?.first.index ?? 0; stretch && at <= stretch.last.index; at += largestPage) {
      const limit = Math.min(largestPage, stretch.last.index - at + 1);
      const { articles } = await ask('articles.page', { ...query, offset: at, limit });
      articles.forEach(({ id }, index) => {
        if (isSelected(selection, id, at + index)) ids.add(id);
      });
    }
    run([...ids]);
  } catch (reason) {
    tellFailure(failed, reason);
  }
}
