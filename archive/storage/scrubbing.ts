/** Takes the bytes of destroyed things out of all that this device may write (`docs/SYNC.md`, 9). */
import type { HistoryReader } from './history-reader.ts';
import type { Identity } from './identity.ts';
import type { IndexFile } from './index-file.ts';
import { homeOf, idOf } from './layout.ts';
import type { OwnCheckpoints } from './own-checkpoints.ts';
import {
  hasCaptures,
  hasLeftovers,
  removeCaptures,
  removeLabelled,
  removeMentions,
  scrubHistory,
} from './scrub.ts';
import type { Shadow } from './shadow.ts';

export interface ScrubbingOptions {
  /** Path of the archive. */
  readonly archive: string;
  /** Folders in which copies of files were put aside. */
  readonly aside: readonly string[];
  readonly index: IndexFile;
  readonly reader: HistoryReader;
  readonly checkpoints: OwnCheckpoints;
  readonly shadow: Shadow;
  readonly identity: Identity;
  readonly isDestroyed: (address: string) => boolean;
}

/** Things scrubbed at once, at most. */
const atOnce = 100_000;

export class Scrubbing {
  readonly #options: ScrubbingOptions;
  /** Homes whose stored copies another copy of the archive has brought back. */
  readonly #cameBack = new Set<string>();

  constructor(options: ScrubbingOptions) {
    this.#options = options;
  }

  /** Notes that a thing was destroyed. */
  note(address: string): void {
    this.#options.index.run('INSERT OR IGNORE INTO scrubbing VALUES (?)', address);
  }

  /** Notes a destroyed home of which something is left. */
  noteLeftovers(home: string): void {
    const { archive, identity } = this.#options;
    if (!hasLeftovers(archive, home, identity.device)) return;
    if (hasCaptures(archive, home) && !this.#isNoted(home)) this.#cameBack.add(home);
    this.note(home);
  }

  /** Whether something is to be done. */
  get isDue(): boolean {
    return this.#due(1).length > 0;
  }

  /** `guarded`: runs what writes into the archive. Answers the homes whose stored copies had come back. */
  run(guarded: (write: () => void) => void): string[] {
    const { archive, aside, index, reader, checkpoints, shadow, identity, isDestroyed } = this.#options;
    const addresses = this.#due(atOnce);
    const homes = [...new Set(addresses.map(homeOf))];
    guarded(() => {
      for (const path of scrubHistory(archive, identity.device, isDestroyed)) reader.noteAppended(path);
      for (const home of homes) {
        if (isDestroyed(home)) {
          removeCaptures(archive, home);
          removeLabelled(archive, home, identity.device);
        }
        index.run('DELETE FROM checkpoints WHERE home = ?', home);
        index.run('DELETE FROM troubles WHERE instr(path, ?)', idOf(home));
        checkpoints.compare(home);
        checkpoints.write(home);
      }
      for (const address of addresses) for (const folder of aside) removeMentions(folder, address);
    });
    shadow.scrub(homes, isDestroyed);
    for (const address of addresses) index.run('DELETE FROM scrubbing WHERE address = ?', address);
    index.vacuum();
    const cameBack = homes.filter((home) => this.#cameBack.has(home));
    this.#cameBack.clear();
    return cameBack;
  }

  #isNoted(address: string): boolean {
    return this.#options.index.get('SELECT 1 FROM scrubbing WHERE address = ?', address) !== undefined;
  }

  #due(limit: number): string[] {
    return this.#options.index
      .all<{ address: string }>('SELECT address FROM scrubbing LIMIT ?', limit)
      .map(({ address }) => address);
  }
}
