import { Button } from '@mantine/core';
import type { Annotation } from '../../archive/contract/views.ts';
import { go } from '../window/travel.ts';
import { EditedWords } from './edited-words.tsx';
import css from './place-link.module.css';

/** Below a mark that does not stand where it was: what differs, or the way to say where it stands. */
export function PlaceLink({ mark }: { mark: Annotation }) {
  const { article, id, quote, found, state } = mark;
  if (found !== null)
    return (
      <p className={css.differs}>
        <EditedWords from={quote} to={found} short />
      </p>
    );
  if (state !== 'lost' && state !== 'ambiguous') return null;
  return (
    <Button
      size="compact-xs"
      variant="light"
      mt={6}
      onClick={() => go({ kind: 'copies', id: article, show: 'place', annotation: id })}
    >
      {state === 'lost' ? 'Find it a place…' : 'Choose the place…'}
    </Button>
  );
}
