/** Where the person stood in each article when they left it: kept for this device, in the app's own folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readingShellRequests } from '../../archive/contract/reading.ts';
import { makeFolder, writeDurably } from '../../archive/storage/durable-file.ts';

const keptSchema = readingShellRequests['shell.keepReadingPlace'].input;
type Kept = z.infer<typeof keptSchema>;
type Standing = Omit<Kept, 'article'>;

/** The articles read last; of others the beginning is good enough. */
const mostKept = 2_000;

export class ReadingPlaces {
  readonly #path: string;
  /** The one kept last is the last. */
  readonly #places: Map<string, Standing>;

  constructor(home: string) {
    makeFolder(home);
    this.#path = join(home, 'reading-places.json');
    this.#places = new Map(read(this.#path).map(({ article, ...standing }) => [article, standing]));
  }

  of(article: string): Standing | null {
    return this.#places.get(article) ?? null;
  }

  keep({ article, ...standing }: Kept): Record<string, never> {
    const before = this.#places.get(article);
    if (before?.at === standing.at && before.capture === standing.capture) return {};
    this.#places.delete(article);
    this.#places.set(article, standing);
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= mostKept) break;
      this.#places.delete(oldest);
    }
    const kept = Array.from(this.#places, ([id, place]) => ({ article: id, ...place }));
    writeDurably(this.#path, `${JSON.stringify(kept)}\n`);
    return {};
  }
}

/** What can't be read counts as never kept: these are conveniences, not the person's work. */
function read(path: string): Kept[] {
  try {
    return z.array(keptSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [];
  }
}
