/**
 * Marks that have changed, put into the articles that are shown: to ask for a whole article with its thousands of marks
 * after each of them would take longer than to make them.
 */
import { mostMarksAsked } from '../../archive/contract/marking.ts';
import type { Annotation, Article } from '../../archive/contract/views.ts';
import { keyOf, queryClient } from './cache.ts';
import { ask, type Input } from './client.ts';

/** Milliseconds between two askings; and as a part of what the last one took. */
const leastPause = 150;
const pauses = 3;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Shown = Input<'articles.get'>;

/** Changed since they were asked for last, by the article and copy that is shown. */
const waiting = new Map<string, Set<string>>();
const asking = new Set<string>();

/** Brings marks of an article up to date wherever it is shown. */
export function refreshMarks(article: string, marks: readonly string[]): void {
  for (const query of queryClient
    .getQueryCache()
    .findAll({ queryKey: keyOf('articles.get', { id: article }) })) {
    const [, shown] = query.queryKey as ReturnType<typeof keyOf<'articles.get'>>;
    const key = JSON.stringify(shown);
    const ids = new Set([...(waiting.get(key) ?? []), ...marks]);
    const isIdle = query.state.data !== undefined && query.state.fetchStatus === 'idle';
    if (!query.isActive() || !isIdle || query.state.isInvalidated || ids.size > mostMarksAsked) {
      waiting.delete(key);
      void query.invalidate();
      if (query.isActive()) void queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
      continue;
    }
    waiting.set(key, ids);
    void next(key, shown);
  }
}

async function next(key: string, shown: Shown): Promise<void> {
  if (asking.has(key)) return;
  asking.add(key);
  for (let ids = waiting.get(key); ids; ids = waiting.get(key)) {
    waiting.delete(key);
    const began = performance.now();
    const { id: article, capture } = shown;
    const asked = { article, ids: [...ids], ...(capture !== undefined && { capture }) };
    const marks = await ask('annotations.get', asked).catch(() => null);
    if (marks) queryClient.setQueryData<Article>(keyOf('articles.get', shown), (old) => put(old, ids, marks));
    else void queryClient.invalidateQueries({ queryKey: keyOf('articles.get', shown) });
    // What follows at once is shown together: each time thousands of marks are gone through, here and in the page.
    await pause(Math.max(leastPause, pauses * (performance.now() - began)));
  }
  asking.delete(key);
}

/** Those that did not come are in the trash, or gone. */
function put(
  article: Article | undefined,
  asked: ReadonlySet<string>,
  marks: readonly Annotation[],
): Article | undefined {
  if (!article) return undefined;
  const come = new Map(marks.map((mark) => [mark.id, mark]));
  const known = article.annotations.flatMap((mark) => {
    if (!asked.has(mark.id)) return [mark];
    const now = come.get(mark.id);
    come.delete(mark.id);
    return now ? [now] : [];
  });
  return { ...article, annotations: [...known, ...come.values()] };
}
