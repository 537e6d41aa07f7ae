import type { AnchorState } from '../../archive/contract/views.ts';

export const stateWords: Readonly<Record<AnchorState, string>> = {
  exact: 'Where it was',
  moved: 'Moved',
  ambiguous: 'In several places',
  lost: 'Not found',
  waiting: 'On its way',
};

export const stateMeanings: Readonly<Record<AnchorState, string>> = {
  exact: 'These words stand where they were marked.',
  moved: 'These words were found at another place of this copy, or with small changes.',
  ambiguous: 'These words stand at several places of this copy; Dossier does not guess which was meant.',
  lost: 'These words do not stand in this copy. The mark and its words are kept.',
  waiting:
    'The stored copy is not here yet, so these words can’t be looked for in it. They are as they were marked.',
};
