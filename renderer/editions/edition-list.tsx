import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Edition } from '../../archive/contract/editions.ts';
import { longestRecipient } from '../../archive/contract/exporting.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { momentOf } from '../window/dates.ts';
import { tell } from '../window/notices.tsx';
import { counted, fileSize } from '../window/words.ts';
import { EditionChanges } from './edition-changes.tsx';
import css from './editions.module.css';

/** Every file that was made of a briefing, the newest first. */
export function EditionList({ briefing }: { briefing: string }) {
  const { data: editions } = useAnswer('editions.list', { briefing });
  if (!editions) return null;
  if (editions.length === 0)
    return (
      <p className={css.soft}>
        Every export of this briefing is kept here, unchanged: when it was made, for whom, and what was other
        in it than in the one before. Nothing was exported yet.
      </p>
    );
  return (
    <ol className={css.list} aria-label="Editions">
      {editions.toReversed().map((edition) => (
        <Row
          key={edition.id}
          briefing={briefing}
          edition={edition}
          earlier={editions.filter(({ number }) => number < edition.number).toReversed()}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly briefing: string;
  readonly edition: Edition;
  readonly earlier: readonly Edition[];
}

function Row({ briefing, edition, earlier }: RowProps) {
  const { id, number, made, by, format, pages, bytes, quotations, fingerprint, signed, here } = edition;
  const [compared, setCompared] = useState(false);
  const chosen = { briefing, edition: id };
  const save = async () => {
    const saved = await act('shell.exportEdition', chosen, { failed: 'The edition was not saved' });
    if (saved)
      tell(`Edition ${number} saved as it was.`, {
        label: 'Show in folder',
        run: () =>
          void act('shell.showInFolder', { path: saved.file }, { failed: 'The folder could not be shown' }),
      });
  };
  return (
    <li className={css.edition}>
      <div className={css.head}>
        <p className={css.name}>Edition {number}</p>
        <p className={css.soft}>
          {momentOf(made)}
          {by === '' ? '' : `, ${by}`}
        </p>
      </div>
      <p className={css.soft}>
        {[
          format.toUpperCase(),
          pages === null ? '' : counted(pages, 'page'),
          counted(quotations, 'quotation'),
          fileSize(bytes),
          fingerprint === '' ? '' : signed ? 'with its originals, signed' : 'with its originals',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {fingerprint !== '' && <p className={css.fingerprint}>{fingerprint}</p>}
      <Recipient briefing={briefing} edition={edition} />
      <div className={css.actions}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!here}
          onClick={() => void act('shell.openEdition', chosen, { failed: 'The edition was not opened' })}
        >
          Open
        </Button>
        <Button size="compact-sm" variant="default" disabled={!here} onClick={save}>
          Save a copy…
        </Button>
        {number > 1 && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={compared}
            onClick={() => setCompared(!compared)}
          >
            {sinceWords(edition)}
          </Button>
        )}
        {!here && <span className={css.soft}>Its file is not on this computer yet.</span>}
      </div>
      {compared && <EditionChanges briefing={briefing} edition={edition} earlier={earlier} />}
    </li>
  );
}

function Recipient({ briefing, edition: { id, number, recipient } }: { briefing: string; edition: Edition }) {
  const [words, setWords] = useState(recipient);
  const keep = () => {
    if (words.trim() === recipient) return;
    void act(
      'editions.describe',
      { briefing, edition: id, recipient: words },
      { failed: 'For whom it is was not noted', touches: [`briefings/${briefing}`] },
    );
  };
  return (
    <div className={css.for}>
      <span className={css.soft}>For</span>
      <TextInput
        aria-label={`For whom edition ${number} is`}
        size="xs"
        dir="auto"
        maxLength={longestRecipient}
        placeholder="nobody in particular"
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </div>
  );
}

function sinceWords({ since }: Edition): string {
  if (!since) return 'What changed';
  const { added, removed, changed } = since;
  const parts = [
    added > 0 ? `${added} added` : '',
    removed > 0 ? `${removed} removed` : '',
    changed > 0 ? `${changed} changed` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Says the same as the one before' : `${parts.join(', ')} since the one before`;
}
