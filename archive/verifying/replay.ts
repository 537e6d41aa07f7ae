/**
 * All that an archive's files say, taken in once more into an index of its own: every line of every history is
 * read from the disk again, and every checkpoint. What the live index says is compared with it.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../storage/archive.ts';
import { ChangeLog } from '../storage/change-log.ts';
import { type Checkpoint, parseCheckpoint, readIfThere, writesIn } from '../storage/checkpoint.ts';
import { historyDevices, historyFiles, historyFolder } from '../storage/history.ts';
import { type HistoryNews, HistoryReader, parseChange, type Unreadable } from '../storage/history-reader.ts';
import { IndexFile } from '../storage/index-file.ts';
import { checkpointDevices, homeFoldersIn, homeOf, nouns, settingsHome, shards } from '../storage/layout.ts';
import { Replica } from '../storage/replica.ts';
import type { Watch } from './watching.ts';

const linesAtATime = 100;

export interface UnreadableLine {
  readonly path: string;
  /** Byte at which the line begins. */
  readonly offset: number;
  readonly why: Unreadable;
}

export interface FoundCheckpoint {
  readonly path: string;
  readonly home: string;
  readonly device: string;
  /** Undefined where it can't be parsed. */
  readonly checkpoint: Checkpoint | undefined;
}

export class Replay {
  readonly index: IndexFile;
  readonly replica: Replica;
  readonly log: ChangeLog;
  readonly unreadable: UnreadableLine[] = [];
  /** Number of the live index's last change when the files began to be read: what came later is not compared. */
  readonly since: number;
  histories = 0;
  lines = 0;
  readonly #archive: Archive;
  readonly #watch: Watch;

  constructor(archive: Archive, watch: Watch) {
    this.#archive = archive;
    this.#watch = watch;
    this.since = archive.log.last;
    this.index = IndexFile.inMemory(archive.rows);
    this.log = new ChangeLog(this.index);
    this.replica = new Replica(this.index, (address) =>
      this.log.scrub(address, (of) => this.replica.isDestroyed(of)),
    );
  }

  async readHistories(): Promise<void> {
    const { path } = this.#archive;
    const sizes = historyDevices(path).flatMap((device) =>
      historyFiles(path, device).map((name) => sizeOf(join(path, historyFolder, device, name))),
    );
    this.histories = historyDevices(path).length;
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const reader = new HistoryReader(path, this.index);
    const read = new Map<string, number>();
    for (let news = reader.next(); news; news = reader.next()) {
      await this.#take(news);
      reader.noteRead(news.state);
      read.set(news.path, news.state.read);
      this.#watch.tell(
        'histories',
        [...read.values()].reduce((sum, bytes) => sum + bytes, 0),
        total,
      );
    }
  }

  async #take({ path, writer, lines }: HistoryNews): Promise<void> {
    for (let at = 0; at < lines.length; at += linesAtATime) {
      this.#learning(() => {
        for (const { line, offset } of lines.slice(at, at + linesAtATime)) {
          this.lines++;
          const change = parseChange(line);
          if (typeof change === 'string') this.unreadable.push({ path, offset, why: change });
          else if (!this.log.has(change.stamp, line)) {
            this.replica.apply(change);
            this.log.add({ change, line, writer }, (address) => this.replica.isDestroyed(address));
          }
        }
      });
      await this.#watch.pause();
    }
  }

  /** Takes in what checkpoints say and no history, and hands every one of them to `look`. */
  async readCheckpoints(look: (found: FoundCheckpoint) => void): Promise<void> {
    let done = 0;
    const places = [...placesIn(this.#archive.path)];
    for (const homes of places) {
      for (const { home, folder } of homes()) {
        for (const device of checkpointDevices(join(this.#archive.path, folder))) {
          const found = this.#read(`${folder}/${device}.json`.replaceAll('\\', '/'), home, device);
          if (!found) continue;
          const { checkpoint } = found;
          if (checkpoint) this.#learning(() => this.#learn(home, checkpoint));
          look(found);
        }
        await this.#watch.pause();
      }
      this.#watch.tell('checkpoints', ++done, places.length);
    }
  }

  close(): void {
    this.index.close();
  }

  #learn(home: string, checkpoint: Checkpoint): void {
    for (const { address, field, write } of writesIn(checkpoint))
      if (homeOf(address) === home && !this.log.knows(write.stamp, address))
        this.replica.learn(address, field, write);
  }

  #read(path: string, home: string, device: string): FoundCheckpoint | undefined {
    const text = readIfThere(join(this.#archive.path, path));
    if (text === null) return undefined;
    try {
      return { path, home, device, checkpoint: parseCheckpoint(text) };
    } catch {
      return { path, home, device, checkpoint: undefined };
    }
  }

  /** As in the live index: what is derived follows in the same transaction. */
  #learning(action: () => void): void {
    this.index.transaction(() => {
      action();
      const written = this.replica.flush();
      for (const { derive } of this.#archive.rows) derive(this.index, this.replica, written);
    });
  }
}

type Homes = () => Iterable<{ readonly home: string; readonly folder: string }>;

/** The shards of all nouns, listed when their turn comes. */
function* placesIn(archive: string): Generator<Homes> {
  for (const noun of nouns)
    for (const shard of shards(archive, noun)) yield () => homeFoldersIn(archive, noun, shard);
  yield () => [{ home: settingsHome, folder: settingsHome }];
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
