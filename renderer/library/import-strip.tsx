import { Button, PasswordInput, Progress } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { longestPassword } from '../../archive/contract/views.ts';
import { IconButton } from '../window/icon-button.tsx';
import { counted, number } from '../window/words.ts';
import css from './import-strip.module.css';
import {
  cancelImport,
  closeRefusals,
  type Importing,
  importLocked,
  type Refusal,
  timeLeft,
  useImporting,
} from './importing.ts';

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
        {refused.map((refusal) => (
          <li key={refusal.number} className={css.row}>
            <span className={css.name} title={refusal.file} dir="auto">
              {nameOf(refusal.file)}
            </span>
            <span className={css.reason}>{refusal.reason}</span>
            {refusal.locked && <Unlocking refusal={refusal} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asks for the password of a PDF that has one. */
function Unlocking({ refusal }: { refusal: Refusal }) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void importLocked(refusal, password);
  };
  return (
    <form className={css.unlocking} onSubmit={submit}>
      <PasswordInput
        size="xs"
        className={css.password}
        aria-label={`Password of ${nameOf(refusal.file)}`}
        placeholder="Password"
        autoComplete="off"
        maxLength={longestPassword}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button size="compact-sm" type="submit" disabled={password === ''}>
        Add
      </Button>
      <span className={css.hint}>
        The file stays protected; its words are stored so that they can be searched and quoted.
      </span>
    </form>
  );
}
