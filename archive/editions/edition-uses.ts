/** What of the archive's files belongs to editions, and which editions quote an article. */
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readList } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { fileOf } from './edition.ts';
import { documentEnding, editionPath } from './edition-file.ts';
import { editionsBelow } from './editions-below.ts';

/** Files that only these editions, or those of these briefings, refer to, by their paths. */
export function editionFilesOf({ path, replica }: Archive, addresses: readonly string[]): string[] {
  const chosen = new Set(
    addresses.flatMap((address) =>
      homeOf(address) === address ? replica.below(address, 'editions') : [address],
    ),
  );
  const files = (address: string): string[] => {
    const file = fileOf(replica, address);
    return file
      ? [editionPath(path, file.sha256, file.ending), editionPath(path, file.document, documentEnding)]
      : [];
  };
  const wanted = new Set([...chosen].filter((address) => address.includes(editionsBelow)).flatMap(files));
  if (wanted.size === 0) return [];
  for (const address of allEditions(replica))
    if (!chosen.has(address)) for (const file of files(address)) wanted.delete(file);
  return [...wanted];
}

/** How many editions quote one of these articles, and keep its words whatever becomes of it. */
export const editionsQuoting = ({ replica }: Archive, articles: ReadonlySet<string>): number =>
  allEditions(replica).filter((address) =>
    readList(replica, address, 'quotes').some((article) => articles.has(article)),
  ).length;

const allEditions = (replica: Replica): string[] =>
  replica.homes('briefings').flatMap((home) => replica.below(home, 'editions'));
