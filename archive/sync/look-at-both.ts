/**
 * Looks at both folders of a sync. Things lie in many small folders: where there are many, several threads look at
 * them, which takes the service no time and lets a slow medium answer several questions at once.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type LookedAt, lookAtHomes, type Roots } from './look-at-homes.ts';
import type { LookingAnswer, LookingJob } from './looking-messages.ts';
import type { Pace } from './pace.ts';
import { UnreadableFolder } from './seen.ts';
import { lookAtSide, type Side } from './side.ts';

/** With fewer shards than this a thread takes longer to start than to look. */
const manyShards = 300;
/** Shards looked at between two answers of a thread. */
const shardsAtOnce = 24;
const mostThreads = 4;

export interface BothSides {
  readonly here: Side;
  readonly there: Side;
}

/**
 * The histories of both sides are looked at first: what they announce is then there to be seen.
 * @param thread Path of the built `looking-thread`; without it this thread looks at everything.
 */
export async function lookAtBoth(roots: Roots, pace: Pace, thread?: string): Promise<BothSides> {
  const sides = { here: lookAtSide(roots.here), there: lookAtSide(roots.there) };
  const shards = [...new Set([...sides.here.shards, ...sides.there.shards])];
  const looking = new Looking(roots, sides, shards, pace);
  if (thread !== undefined && shards.length >= manyShards) await looking.inThreads(thread);
  await looking.here();
  return sides;
}

class Looking {
  readonly #roots: Roots;
  readonly #sides: BothSides;
  readonly #waiting: string[];
  readonly #pace: Pace;
  #things = 0;

  constructor(roots: Roots, sides: BothSides, shards: readonly string[], pace: Pace) {
    this.#roots = roots;
    this.#sides = sides;
    this.#waiting = [...shards].reverse();
    this.#pace = pace;
  }

  /** Looks at what is left in this thread. */
  async here(): Promise<void> {
    for (let shard = this.#waiting.pop(); shard !== undefined; shard = this.#waiting.pop()) {
      this.#take(lookAtHomes(this.#roots, [shard]));
      if (this.#pace.due) await this.#pace.rest(this.#things);
    }
  }

  /** What a thread that can't be started or breaks off has not looked at is left. */
  async inThreads(path: string): Promise<void> {
    const threads = Array.from(
      { length: Math.min(mostThreads, availableParallelism()) },
      () => new Thread(path),
    );
    try {
      await Promise.all(threads.map((thread) => this.#with(thread)));
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  }

  async #with(thread: Thread): Promise<void> {
    for (;;) {
      const shards = this.#waiting.splice(-shardsAtOnce);
      if (shards.length === 0) return;
      const answer = await thread.ask({ roots: this.#roots, shards });
      if (answer === undefined) {
        this.#waiting.push(...shards);
        return;
      }
      if (answer.answer === 'unreadable') throw new UnreadableFolder(answer.root, answer.path, answer.code);
      this.#take(answer.looked);
      await this.#pace.rest(this.#things);
    }
  }

  #take({ here, there, things }: LookedAt): void {
    this.#things += things;
    for (const [seen, side] of [
      [here, this.#sides.here],
      [there, this.#sides.there],
    ] as const) {
      for (const [home, what] of seen.homes) side.homes.set(home, what);
      side.leftovers.push(...seen.leftovers);
      side.links.push(...seen.links);
    }
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #ended: Promise<undefined>;

  constructor(path: string) {
    this.#worker = new Worker(path);
    this.#ended = new Promise((resolve) => {
      this.#worker.once('error', () => resolve(undefined)).once('exit', () => resolve(undefined));
    });
  }

  /** Undefined where it has ended instead of answering. */
  async ask(job: LookingJob): Promise<LookingAnswer | undefined> {
    const answered = new Promise<LookingAnswer>((resolve) => this.#worker.once('message', resolve));
    this.#worker.postMessage(job);
    return Promise.race([answered, this.#ended]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
