import { IconAlertTriangle, IconCloudDown } from '@tabler/icons-react';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import { kindNames } from '../annotations/source-line.tsx';
import css from './article-list.module.css';

/** What kind of copy is stored; where it is not here, that instead. */
export function CopySign({ article: { kind, copy } }: { article: ArticleSummary }) {
  if (copy === 'here') return <span className={css.kind}>{kindNames[kind]}</span>;
  const Sign = copy === 'missing' ? IconAlertTriangle : IconCloudDown;
  return (
    <span className={css.copy} data-copy={copy} title={copyMeanings[copy]}>
      <Sign size={14} stroke={1.6} aria-hidden />
      {copyWords[copy]}
    </span>
  );
}

export const copyWords = { here: '', 'on-its-way': 'On its way', missing: 'Missing' } as const;
const copyMeanings = {
  'on-its-way': 'Another device has announced the stored copy; it has not arrived yet.',
  missing: 'The stored copy was here and is no longer.',
} as const;
