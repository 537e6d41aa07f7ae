import { Button } from '@mantine/core';
import { explain } from '../bridge/acting.ts';
import { Empty } from './empty.tsx';

/** In the place of an answer that could not be had. */
export function AnswerTrouble({
  title,
  reason,
  again,
}: {
  title: string;
  reason: unknown;
  again: () => void;
}) {
  return (
    <Empty
      title={title}
      action={
        <Button variant="default" onClick={again}>
          Try again
        </Button>
      }
    >
      {explain(reason)}
    </Empty>
  );
}
