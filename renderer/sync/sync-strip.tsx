import { Button, Progress } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';
import css from '../library/import-strip.module.css';
import { number } from '../window/words.ts';
import { cancelSync, type Syncing, useSyncing } from './syncing.ts';

/** Along the bottom of the window, in every room: how a sync is doing. */
export function SyncStrip() {
  const syncing = useSyncing();
  const { ref, height } = useElementSize<HTMLElement>();
  const shown = syncing.folder !== null;
  // Notices stand over it, not on it.
  useEffect(() => {
    document.documentElement.style.setProperty('--sync-strip', `${shown ? height : 0}px`);
  }, [shown, height]);
  if (!shown) return null;
  const { done, total, stage, file, cancelling } = syncing;
  return (
    <section ref={ref} className={css.strip} aria-label="Sync">
      <div className={css.running}>
        <span className={css.count}>{words(syncing)}</span>
        <Progress
          className={css.bar}
          size={4}
          value={stage === 'looking' || total === 0 ? 100 : (done / total) * 100}
          animated={stage === 'looking'}
          aria-label="Sync progress"
        />
        <span className={css.file} title={file} dir="auto">
          {file.split('/').findLast((part) => part.includes(' ')) ?? file}
        </span>
        <Button size="compact-sm" variant="default" disabled={cancelling} onClick={cancelSync}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

function words({ cancelling, stage, done, total }: Syncing): string {
  if (cancelling) return 'Stopping…';
  if (stage === 'looking') return done > 0 ? `Comparing, ${number(done)} so far` : 'Comparing…';
  return `Carrying ${number(done)} of ${number(total)}`;
}
