import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Destruction } from '../../archive/contract/keeping.ts';
import { partsInWords } from '../../archive/destroying/parts-in-words.shared.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';
import { tell } from '../window/notices.tsx';
import { counted, fileSize, number, quoted } from '../window/words.ts';
import { type DestroyRequest, endDestroy, useAskedDestroy } from './asking.ts';
import css from './destroy-dialog.module.css';

/** Things told by their titles; of more only how many. */
const shown = 500;

/** Takes things away for good: says what goes and what can't be reached, and asks for a deliberate yes. */
export function DestroyDialog() {
  const asked = useAskedDestroy();
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={asked !== null}
      onClose={endDestroy}
      closeOnEscape={!busy}
      closeOnClickOutside={!busy}
      withCloseButton={!busy}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={520}
      title="Destroy for good"
    >
      {asked && <Destroy key={asked.ids.join()} asked={asked} busy={busy} onBusy={setBusy} />}
    </Modal>
  );
}

function Destroy({
  asked: { ids, inTrash = false, onDestroyed },
  busy,
  onBusy,
}: {
  asked: DestroyRequest;
  busy: boolean;
  onBusy: (busy: boolean) => void;
}) {
  const [understood, setUnderstood] = useState(false);
  const preview = useAnswer('things.toDestroy', { ids: [...ids], inTrash });
  const many = preview.data ? preview.data.things.length : 1;
  const destroy = async () => {
    onBusy(true);
    const done = await act('things.destroy', { ids: [...ids], inTrash }, { failed: 'Nothing was destroyed' });
    onBusy(false);
    if (!done) return;
    endDestroy();
    onDestroyed?.();
    void queryClient.invalidateQueries();
    const [only] = done.things;
    tell(
      done.things.length === 1 && only
        ? `${quoted(only.title)} is destroyed.`
        : `${thingsInWords(done.things)} destroyed.`,
    );
  };
  return (
    <div className={css.body}>
      {preview.isError && (
        <p className={css.trouble} role="alert">
          {explain(preview.error)}
        </p>
      )}
      {preview.data && (
        <>
          <WhatGoes destruction={preview.data} />
          <section>
            <h3 className={css.heading}>What can’t be reached from here</h3>
            <ul className={css.elsewhere}>
              {preview.data.elsewhere.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
          <Checkbox
            size="sm"
            data-autofocus
            disabled={busy}
            label={
              many === 1
                ? 'I understand that this can’t be taken back'
                : `I understand that these ${number(many)} can’t be taken back`
            }
            checked={understood}
            onChange={({ currentTarget }) => setUnderstood(currentTarget.checked)}
          />
        </>
      )}
      <div className={css.actions}>
        <Button variant="default" disabled={busy} onClick={endDestroy}>
          Cancel
        </Button>
        <Button color="danger" disabled={!understood || !preview.data} loading={busy} onClick={destroy}>
          {many === 1 ? 'Destroy' : `Destroy all ${number(many)}`}
        </Button>
      </div>
    </div>
  );
}

function WhatGoes({ destruction }: { destruction: Destruction }) {
  const { things, bytes } = destruction;
  const parts = partsInWords(destruction);
  const facts = [
    ...parts.slice(0, -1),
    ...parts.slice(-1).map((last) => (bytes > 0 ? `${last} (${fileSize(bytes)})` : last)),
    'every word of the history about it',
  ];
  return (
    <section>
      <p className={css.lead}>
        Every byte is taken out of the archive, here and on each device that hears of it. Unlike the trash,
        nothing brings it back.
      </p>
      {things.length > 1 && <h3 className={css.count}>{thingsInWords(things)}</h3>}
      <ul className={css.things} aria-label="What is destroyed">
        {things.slice(0, shown).map(({ id, title }) => (
          <li key={id} title={title} dir="auto">
            {title}
          </li>
        ))}
        {things.length > shown && <li className={css.more}>and {number(things.length - shown)} more</li>}
      </ul>
      <p className={css.facts}>With it: {facts.join(', ')}.</p>
    </section>
  );
}

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  articles: ['article', 'articles'],
  annotations: ['highlight', 'highlights'],
  people: ['person', 'people'],
  events: ['event', 'events'],
  briefings: ['briefing', 'briefings'],
};

/** `3 articles`, or of several kinds `5 things: 3 articles, 2 people`. */
function thingsInWords(things: Destruction['things']): string {
  const counts = new Map<string, number>();
  for (const { noun } of things) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  const kinds = [...counts].map(([noun, count]) => counted(count, ...(nouns[noun] ?? ['thing', 'things'])));
  return kinds.length === 1 ? kinds.join() : `${counted(things.length, 'thing')}: ${kinds.join(', ')}`;
}
