import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangedThing, Restoration } from '../../archive/contract/history.ts';
import { restorationInWords, thingInWords } from '../../archive/history/change-words.shared.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { momentOf } from '../window/dates.ts';
import { offerUndo } from '../window/undo.ts';
import { counted } from '../window/words.ts';
import css from './restore-dialog.module.css';

const mostNamed = 8;

interface Props {
  /** The moment that is proposed, an ISO 8601 instant; null while the dialog is closed. */
  readonly moment: string | null;
  /** One thing, or the whole archive. */
  readonly thing: ChangedThing | null;
  readonly onClose: () => void;
}

/** Asks for a moment, says what going back to it would change, and goes back. */
export function RestoreDialog({ moment, thing, onClose }: Props) {
  return (
    <Modal
      opened={moment !== null}
      onClose={onClose}
      size={520}
      title={thing ? 'Go back to a moment: one thing' : 'Go back to a moment'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {moment !== null && <RestoreForm key={moment} moment={moment} thing={thing} onClose={onClose} />}
    </Modal>
  );
}

function RestoreForm({ moment, thing, onClose }: Props & { readonly moment: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const chosen = typed === null ? moment : typed;
  const question = { to: chosen, ...(thing ? { id: thing.id } : {}) };
  const plan = useAnswer('history.restore', { ...question, dryRun: true }, { enabled: chosen !== '' });
  const words = plan.data ? restorationInWords(plan.data, false) : '';

  const goBack = async () => {
    setGoing(true);
    const done = await act('history.restore', question, { failed: 'Not everything went back' });
    setGoing(false);
    if (!done) return;
    onClose();
    const said = `Back to ${momentOf(done.to)}`;
    void offerUndo(`${said}: ${restorationInWords(done, true)}.`);
  };

  return (
    <div className={css.form}>
      {thing && (
        <p className={css.thing} dir="auto">
          {thingInWords(thing)} and all below it
        </p>
      )}
      <TextInput
        type="datetime-local"
        step={1}
        label="Moment"
        value={typed ?? localInput(moment)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <div className={css.plan} aria-live="polite">
        {plan.isError && <p className={css.problem}>{explain(plan.error)}</p>}
        {plan.data && words === '' && <p>Nothing has changed since then.</p>}
        {plan.data && words !== '' && <Plan plan={plan.data} words={words} />}
      </div>
      <p className={css.promise}>
        Nothing is lost: going back is a change like any other, in the history, and can be undone.
      </p>
      <div className={css.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={going} disabled={words === ''} onClick={() => void goBack()}>
          Go back
        </Button>
      </div>
    </div>
  );
}

function Plan({ plan, words }: { plan: Restoration; words: string }) {
  const shown = plan.things.slice(0, mostNamed);
  const others = plan.trashed + plan.untrashed + plan.changed - shown.length;
  return (
    <>
      <p className={css.sum}>{words}.</p>
      <ul className={css.things}>
        {shown.map((thing) => (
          <li key={thing.address} className={css.line}>
            <span className={css.name} dir="auto">
              {thingInWords(thing)}
            </span>
            <span className={css.what}>{whatHappens(thing)}</span>
          </li>
        ))}
        {others > 0 && <li className={css.line}>and {counted(others, 'other')}</li>}
      </ul>
    </>
  );
}

function whatHappens({ what, fields }: Restoration['things'][number]): string {
  if (what === 'trashed') return 'to the trash';
  return what === 'untrashed' ? 'comes back' : fields.join(', ');
}

/** An instant as the field for a moment takes it: wall time of this computer, without a zone. */
function localInput(instant: string): string {
  const date = new Date(instant);
  // Shown to the second: the change of that second is part of what is gone back to.
  if (date.getMilliseconds() > 0) date.setSeconds(date.getSeconds() + 1, 0);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
