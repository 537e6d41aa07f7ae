/** Checkpoints against histories: own ones must say the same, foreign ones nothing that contradicts. */
import type { Finding } from '../contract/verifying.ts';
import type { Archive } from '../storage/archive.ts';
import type { ChangeLog } from '../storage/change-log.ts';
import { type Checkpoint, writesIn } from '../storage/checkpoint.ts';
import { isProse } from '../storage/register.ts';
import { finding } from './findings.ts';
import type { FoundCheckpoint } from './replay.ts';

export class CheckpointCheck {
  readonly findings: Finding[] = [];
  count = 0;
  readonly #archive: Archive;
  readonly #log: ChangeLog;
  readonly #lagging: ReadonlySet<string>;

  /** `log`: what the histories on the disk say. */
  constructor(archive: Archive, log: ChangeLog) {
    this.#archive = archive;
    this.#log = log;
    this.#lagging = new Set(archive.laggingHomes());
  }

  readonly look = ({ path, home, device, checkpoint }: FoundCheckpoint): void => {
    const archive = this.#archive;
    if (archive.replica.isDestroyed(home)) return;
    this.count++;
    const isOwn = device === archive.device;
    const find = (what: 'differs' | 'unreadable', message: string): void => {
      this.findings.push(
        finding(isOwn ? `checkpoint-${what}` : `checkpoint-${what}-elsewhere`, path, message),
      );
    };
    if (!checkpoint) {
      find(
        'unreadable',
        `The checkpoint “${path}” can’t be read. It was left as it is; the history holds the same facts.`,
      );
      return;
    }
    if (this.#contradicts(checkpoint))
      find(
        'differs',
        `The checkpoint “${path}” says something else than the history: another program has changed it, or the disk.`,
      );
    // One that lags a moment behind is no finding.
    else if (isOwn && !this.#lagging.has(home) && !archive.isCurrent(home, checkpoint))
      find('differs', `The checkpoint “${path}” does not say all that the history does.`);
  };

  /** Whether it says of a change something that the change does not. What no history says may be on its way. */
  #contradicts(checkpoint: Checkpoint): boolean {
    for (const { address, field, write } of writesIn(checkpoint)) {
      if (this.#archive.replica.isDestroyed(address)) continue;
      const changes = this.#log.withStamp(write.stamp);
      // What a checkpoint names as replaced is all that was; a line names what it replaced itself.
      const said = JSON.stringify([write.value, isProse(write)]);
      const isSaid = changes.some((change) =>
        change.writes.some((one) => {
          if (one.of !== address || one.field !== field) return false;
          return JSON.stringify([one.value, isProse(one)]) === said;
        }),
      );
      if (changes.length > 0 && !isSaid) return true;
    }
    return false;
  }
}
