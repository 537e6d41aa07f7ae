import { Button, Progress } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { counted, number } from '../window/words.ts';
import css from './import-strip.module.css';
import { cancelImport, closeRefusals, type Importing, timeLeft, useImporting } from './importing.ts';

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

const inMinutes = (milliseconds: number): string =>
  milliseconds < 60_000
    ? `about ${Math.max(1, Math.round(milliseconds / 1000))} s left`
    : `about ${Math.round(milliseconds / 60_000)} min left`;

/** Along the bottom of the window: how an import is doing, and afterwards what was refused, until closed. */
export function ImportStrip() {
  const importing = useImporting();
  const { ref, height } = useElementSize<HTMLElement>();
  const shown = importing.running || importing.refused.length > 0;
  // Notices stand over it, not on it.
  useEffect(() => {
    document.documentElement.style.setProperty('--import-strip', `${shown ? height : 0}px`);
  }, [shown, height]);
  if (!shown) return null;
  return (
    <section ref={ref} className={css.strip} aria-label="Import">
      {importing.running && <Running importing={importing} />}
      {importing.refused.length > 0 && <Refused refused={importing.refused} />}
    </section>
  );
}

function Running({ importing }: { importing: Importing }) {
  const { done, total, file, cancelling } = importing;
  const left = timeLeft(importing, performance.now());
  return (
    <div className={css.running}>
      <span className={css.count}>
        {cancelling ? 'Stopping…' : `Adding ${number(done)} of ${number(total)}`}
      </span>
      <Progress
        className={css.bar}
        size={4}
        value={total > 0 ? (done / total) * 100 : 0}
        aria-label="Import progress"
      />
      <span className={css.file} title={file} dir="auto">
        {nameOf(file)}
      </span>
      {left !== null && <span className={css.left}>{inMinutes(left)}</span>}
      <Button size="compact-sm" variant="default" disabled={cancelling} onClick={cancelImport}>
        Cancel
      </Button>
    </div>
  );
}

function Refused({ refused }: { refused: Importing['refused'] }) {
  return (
    <div className={css.refused} role="alert" aria-label="Refused files">
      <div className={css.heading}>
        <h2 className={css.title}>{counted(refused.length, 'file was', 'files were')} not added</h2>
        <p className={css.meaning}>The files themselves were not changed.</p>
        <IconButton label="Close the report" onClick={closeRefusals}>
          <IconX size={16} stroke={1.5} />
        </IconButton>
      </div>
      <ul className={css.list}>
        {refused.map(({ file, reason, number: refusal }) => (
          <li key={refusal} className={css.row}>
            <span className={css.name} title={file} dir="auto">
              {nameOf(file)}
            </span>
            <span className={css.reason}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
