/** What of the archive's files belongs to editions, and which editions quote an article. */
import type { Archive } from '../storage/archive.ts';
import { readList } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { fileOf } from './edition.ts';
import { documentEnding } from './edition-file.ts';

/** Names in `files/`. */
export function filesOfEdition(replica: Replica, address: string): string[] {
  const file = fileOf(replica, address);
  return file ? [`${file.sha256}.${file.ending}`, `${file.document}.${documentEnding}`] : [];
}

/** How many editions quote one of these articles, and keep its words whatever becomes of it; but for `gone` ones. */
export const editionsQuoting = (
  { replica }: Archive,
  articles: ReadonlySet<string>,
  gone: (address: string) => boolean,
): number =>
  replica
    .homes('briefings')
    .flatMap((home) => replica.below(home, 'editions'))
    .filter(
      (address) =>
        !gone(address) && readList(replica, address, 'quotes').some((article) => articles.has(article)),
    ).length;
