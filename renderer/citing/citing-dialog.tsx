import { Modal } from '@mantine/core';
import { useRef } from 'react';
import { type AskedCiting, endCiting, useAskedCiting } from './asking.ts';
import { CiteSources } from './cite-sources.tsx';
import { DescribeArticles } from './describe-articles.tsx';

const titleOf = (asked: AskedCiting): string => {
  if (asked.kind === 'describe') return 'Describe articles from a file';
  return asked.articles.length === 1 ? 'Cite' : 'Export references';
};

/** Sources cited in a style, written for a reference manager, or described from its file. */
export function CitingDialog() {
  const now = useAskedCiting();
  // What was shown stays while the dialog fades away.
  const last = useRef(now);
  if (now) last.current = now;
  const asked = now ?? last.current;
  return (
    <Modal
      opened={now !== null}
      onClose={endCiting}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={600}
      title={asked ? titleOf(asked) : ''}
    >
      {asked?.kind === 'cite' && <CiteSources {...asked} />}
      {asked?.kind === 'describe' && <DescribeArticles key={asked.plan.plan} plan={asked.plan} />}
    </Modal>
  );
}
