/** Answers about conflict copies. */
import type { Answers } from './answers.ts';

type ConflictAnswers = Pick<
  Answers,
  'conflicts.list' | 'conflicts.find' | 'conflicts.absorb' | 'service.putAwayPath'
>;

export const conflictAnswers: ConflictAnswers = {
  'conflicts.list': ({ current: { conflicts } }) => ({
    putAway: conflicts.putAway(),
    kept: conflicts.kept,
  }),
  'conflicts.find': async ({ current: { conflicts } }) => ({ found: await conflicts.find() }),
  'conflicts.absorb': ({ current: { conflicts } }) => conflicts.sweep({ patient: true }),
  'service.putAwayPath': ({ current: { conflicts } }, { id }) => ({ path: conflicts.pathOf(id) }),
};
