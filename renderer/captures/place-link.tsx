import { Button } from '@mantine/core';
import type { AnchorState, Annotation } from '../../archive/contract/views.ts';
import { go } from '../window/travel.ts';

const words: Partial<Record<AnchorState, string>> = {
  lost: 'Find it a place…',
  ambiguous: 'Choose the place…',
  moved: 'Not there? Put it elsewhere…',
};

/** Below a mark that does not stand where it was: the way to say where it stands. */
export function PlaceLink({ mark: { article, id, state } }: { mark: Annotation }) {
  const label = words[state];
  if (label === undefined) return null;
  return (
    <Button
      size="compact-xs"
      variant={state === 'moved' ? 'subtle' : 'light'}
      mt={6}
      ml={state === 'moved' ? -7 : 0}
      onClick={() => go({ kind: 'copies', id: article, show: 'place', annotation: id })}
    >
      {label}
    </Button>
  );
}
