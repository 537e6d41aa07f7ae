/** Which article of the archive a source in another program's file is. Where several fit, none is taken. */
import { articleHome } from '../articles/article.ts';
import { textKey } from '../articles/article-keys.shared.ts';
import { articleMadeFrom } from '../articles/article-rows.ts';
import type { matchedBy } from '../contract/exchanging.ts';
import type { Archive } from '../storage/archive.ts';
import { isId } from '../storage/ids.ts';
import { articlesByOrigin } from './original-addresses.ts';
import type { OutsideSource } from './outside-mark.ts';
import { sameAddress, sameDoi } from './same-address.ts';

export interface Match {
  readonly article: string;
  readonly by: (typeof matchedBy)[number];
}

export async function matchArticles(
  archive: Archive,
  sources: readonly OutsideSource[],
): Promise<(Match | null)[]> {
  const quick = sources.map((source) => byIdOrFile(archive, source));
  const asks = sources.some(
    ({ addresses, doi }, index) => !quick[index] && (addresses.length > 0 || doi !== ''),
  );
  const origins = asks ? await articlesByOrigin(archive) : undefined;
  return sources.map((source, index) => {
    const found = quick[index];
    if (found) return found;
    const at = only(
      source.addresses.flatMap((address) => origins?.byAddress.get(sameAddress(address)) ?? []),
    );
    if (at !== undefined) return { article: at, by: 'address' };
    const doi = only(origins?.byDoi.get(sameDoi(source.doi)) ?? []);
    if (doi !== undefined) return { article: doi, by: 'doi' };
    const titled = only(articlesTitled(archive, source.title));
    return titled === undefined ? null : { article: titled, by: 'title' };
  });
}

function byIdOrFile(archive: Archive, source: OutsideSource): Match | null {
  const { article } = source;
  if (source.archive === archive.card.id && isId(article) && isShown(archive, article))
    return { article, by: 'id' };
  const made = source.file === '' ? undefined : articleMadeFrom(archive.index, source.file);
  return made === undefined ? null : { article: made, by: 'file' };
}

function isShown({ replica }: Archive, id: string): boolean {
  return replica.thing(articleHome(id)) !== undefined && replica.value(articleHome(id), 'trashed') !== true;
}

function articlesTitled({ index }: Archive, title: string): string[] {
  const key = textKey(title);
  if (key === '') return [];
  return index
    .all<{ id: string }>('SELECT id FROM articles WHERE trashed = 0 AND title = ? LIMIT 2', key)
    .map(({ id }) => id);
}

function only(ids: readonly string[]): string | undefined {
  const [first, ...others] = new Set(ids);
  return others.length === 0 ? first : undefined;
}
