import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ColorName } from '../../archive/contract/marking.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { endAsking } from './asking.ts';
import css from './naming-dialog.module.css';

export function ColorNameFields() {
  const names = useAnswer('colors.list', {}).data;
  return names ? <Fields names={names} /> : null;
}

/** As they were when the dialog was opened: what arrives meanwhile is not typed over unseen. */
function Fields({ names }: { names: readonly ColorName[] }) {
  const [opened] = useState(names);
  const [typed, setTyped] = useState<readonly string[]>(() =>
    opened.map(({ name, initial }) => (name === initial ? '' : name)),
  );
  const [trouble, setTrouble] = useState<{ at: number; message: string } | null>(null);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTrouble(null);
    // First those that give a name up, so that another colour may have it.
    const changed = opened
      .map(({ color, name, initial }, at) => ({
        at,
        color,
        name: typed[at]?.trim() ?? '',
        before: name,
        initial,
      }))
      .filter(({ name, before, initial }) => (name || initial) !== before)
      .sort((a, b) => Number(a.name !== '') - Number(b.name !== ''));
    for (const { at, color, name } of changed) {
      try {
        queryClient.setQueryData(keyOf('colors.list', {}), await ask('colors.rename', { color, name }));
      } catch (reason) {
        setTrouble({ at, message: reason instanceof ProblemError ? reason.message : explain(reason) });
        return;
      }
    }
    if (changed.length > 0) applyChanges([`settings/${'0'.repeat(12)}`], { own: true });
    endAsking();
  };

  return (
    <form className={css.body} onSubmit={save}>
      <p className={css.lead}>
        They hold for everybody who works in this archive, in lists and in the history. Keys and lines stay as
        they are.
      </p>
      {opened.map(({ color, initial }, at) => (
        <div key={color} className={css.color}>
          <span className={css.sample} aria-hidden>
            <kbd>{at + 1}</kbd>
            <span className="tinted" data-mark={color}>
              {typed[at]?.trim() || initial}
            </span>
          </span>
          <TextInput
            aria-label={`Name of the colour of key ${at + 1}, at first “${initial}”`}
            placeholder={initial}
            dir="auto"
            maxLength={40}
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            value={typed[at] ?? ''}
            error={trouble?.at === at ? trouble.message : null}
            onChange={(event) => setTyped(typed.with(at, event.currentTarget.value))}
          />
        </div>
      ))}
      <div className={css.actions}>
        <Button variant="default" onClick={endAsking}>
          Cancel
        </Button>
        <Button type="submit">Save names</Button>
      </div>
    </form>
  );
}
