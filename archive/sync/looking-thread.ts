/** Entry of a thread that looks at folders for a sync: takes one job at a time, answers, waits for the next. */
import { parentPort } from 'node:worker_threads';
import { lookAtHomes } from './look-at-homes.ts';
import type { LookingAnswer, LookingJob } from './looking-messages.ts';
import { UnreadableFolder } from './seen.ts';

function answer({ roots, shards }: LookingJob): LookingAnswer {
  try {
    return { answer: 'looked', looked: lookAtHomes(roots, shards) };
  } catch (error) {
    if (!(error instanceof UnreadableFolder)) throw error;
    const { root, path, code } = error;
    return { answer: 'unreadable', root, path, code };
  }
}

parentPort?.on('message', (job: LookingJob) => parentPort?.postMessage(answer(job)));
