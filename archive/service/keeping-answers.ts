/** Answers about destroying, the guard and the mirror. */
import { resolve } from 'node:path';
import type { keepingRequests, keepingServiceRequests } from '../contract/keeping.ts';
import { destroyThings, toDestroy } from '../destroying/destroy.ts';
import { acceptMissing, guardStatus, restoreMissing } from '../guarding/guarding.ts';
import { fillMirror, setMirror } from '../guarding/mirror.ts';
import type { Answers } from './answers.ts';

export const keepingAnswers: Pick<
  Answers,
  keyof typeof keepingRequests | keyof typeof keepingServiceRequests
> = {
  'things.toDestroy': ({ current }, { ids }) => toDestroy(current.archive, ids),
  'things.destroy': (service, { ids }) => {
    const destruction = destroyThings(service.current.archive, ids);
    service.forgetTexts();
    return destruction;
  },
  'guard.status': ({ current }) => guardStatus(current.archive),
  'guard.restore': ({ current }) => restoreMissing(current.archive),
  'guard.accept': ({ current }) => acceptMissing(current.archive),
  'service.restoreFrom': ({ current }, { from }) => restoreMissing(current.archive, resolve(from)),
  'service.mirror': ({ current }, { path }) => {
    setMirror(current.archive, path === null ? null : resolve(path));
    return fillMirror(current.archive);
  },
};
