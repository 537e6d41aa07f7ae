import { Button } from '@mantine/core';
import { useState } from 'react';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';
import { tell } from '../window/notices.tsx';
import { counted } from '../window/words.ts';
import css from './care.module.css';

/** A folder that holds every stored copy a second time: what is damaged or vanishes is put back from it. */
export function MirrorSetting() {
  const mirror = useAnswer('archive.mirror', {});
  const [busy, setBusy] = useState(false);
  const change = async (off: boolean) => {
    setBusy(true);
    const done = await act('shell.setMirror', { off }, { failed: 'The mirror was not changed' });
    setBusy(false);
    if (!done) return;
    await queryClient.invalidateQueries({ queryKey: ['archive.mirror'] });
    tell(
      off
        ? 'The mirror is no longer kept. Its files stay where they are.'
        : `The mirror holds ${counted(done.held, 'stored copy', 'stored copies')}.`,
    );
  };
  const path = mirror.data?.path ?? null;
  return (
    <section className={css.panel} aria-labelledby="mirror-heading">
      <h2 className={css.heading} id="mirror-heading">
        Mirror
      </h2>
      <p className={css.soft}>
        A folder on another disk that holds every stored copy a second time. What is damaged here, or
        vanishes, is put back from it. Notes and marks need none: they are kept a second time anyway.
      </p>
      {path !== null && (
        <p className={css.place} dir="auto">
          {path}
        </p>
      )}
      <div className={css.line}>
        <Button variant="default" loading={busy} onClick={() => change(false)}>
          {path === null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {path !== null && (
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => change(true)}>
            Stop mirroring
          </Button>
        )}
      </div>
    </section>
  );
}
