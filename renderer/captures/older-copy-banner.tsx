import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Article } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { go } from '../window/travel.ts';
import { whenStored } from './copy-words.ts';
import css from './older-copy-banner.module.css';

/** That it is not the newest copy which is read, and that marks are made in the newest. */
export function OlderCopyBanner({ article: { id, capture } }: { article: Omit<Article, 'annotations'> }) {
  const copies = useAnswer('captures.list', { article: id }).data ?? [];
  if (!capture) return null;
  return (
    <div className={css.banner} role="status">
      <IconHistory size={16} stroke={1.6} aria-hidden />
      <p>An older copy, of {whenStored(capture, copies)}. New marks are made in the newest one.</p>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => go({ kind: 'copies', id, show: 'compare', from: capture.id })}
      >
        Compare
      </Button>
      <Button size="compact-sm" variant="light" onClick={() => go({ kind: 'article', id })}>
        Show the newest
      </Button>
    </div>
  );
}
