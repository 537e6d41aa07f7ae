import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';
import { useWork } from './work.ts';
import css from './work-progress.module.css';
import { WorkProgress } from './work-progress.tsx';

/** Along the bottom of the window, while a bag is written or taken back. A copy is followed in its dialog. */
export function WorkStrip({ floating = false }: { floating?: boolean }) {
  const work = useWork();
  const { ref, height } = useElementSize<HTMLElement>();
  const shown = work !== null && work.work !== 'handover';
  // Notices stand over it, not on it.
  useEffect(() => {
    document.documentElement.style.setProperty('--work-strip', `${shown ? height + 17 : 0}px`);
  }, [shown, height]);
  if (!shown) return null;
  return (
    <section ref={ref} className={css.strip} data-floating={floating || undefined} aria-label="Progress">
      <WorkProgress work={work} />
    </section>
  );
}
