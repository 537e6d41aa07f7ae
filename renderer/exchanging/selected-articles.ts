import { type ArticleQuery, largestPage } from '../../archive/contract/article-list.ts';
import { tellFailure } from '../bridge/acting.ts';
import { ask } from '../bridge/client.ts';
import { isSelected, type Selection } from '../library/article-selection.ts';
import { askExport } from './asking.ts';

/** Opens the dialog for the marks of the selected articles, a long stretch of which is named by its ends alone. */
export async function exportSelected(selection: Selection, query: ArticleQuery): Promise<void> {
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
    askExport([...ids]);
  } catch (reason) {
    tellFailure('The marks were not exported', reason);
  }
}
