import { Button, Progress, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { CheckedQuotation, DraftCheck } from '../../archive/contract/drafts.ts';
import { countsInWords, unreadInWords } from '../../archive/quoting/check-words.shared.ts';
import { counted, number } from '../window/words.ts';
import { forgetDraft, stopChecking, useChecking } from './checking.ts';
import { DraftForm } from './draft-form.tsx';
import css from './drafts.module.css';
import { QuotationRow } from './quotation-row.tsx';

/** *Check a draft*: a document from elsewhere, and where each of its quotations stands. */
export function CheckDraft() {
  const { busy, progress, check } = useChecking();
  return (
    <section className={css.scroller} aria-label="Check a draft">
      <div className={css.page}>
        {busy ? <Busy progress={progress} /> : check ? <Result check={check} /> : <DraftForm />}
      </div>
    </section>
  );
}

function Busy({ progress }: { progress: { done: number; total: number } | null }) {
  const words = progress
    ? `Compared with ${number(progress.done)} of ${counted(progress.total, 'article')}`
    : 'Reading the draft…';
  return (
    <div className={css.busy}>
      <p role="status">{words}</p>
      <Progress
        size={4}
        value={progress ? (progress.done / Math.max(1, progress.total)) * 100 : 100}
        animated={progress === null}
        aria-label="Checking the draft"
      />
      <Button variant="default" onClick={stopChecking}>
        Cancel
      </Button>
    </div>
  );
}

const shows = {
  look: ({ verdict }: CheckedQuotation) => verdict !== 'stands',
  none: ({ verdict }: CheckedQuotation) => verdict === 'none',
  differs: ({ verdict }: CheckedQuotation) => verdict === 'differs',
  stands: ({ verdict }: CheckedQuotation) => verdict === 'stands',
  all: () => true,
} as const;
type Show = keyof typeof shows;

/** So many are shown until more are asked for. */
const shownFirst = 60;

function Result({ check }: { check: DraftCheck }) {
  const { quotations, stands, differs, none, file } = check;
  const [show, setShow] = useState<Show>(differs + none > 0 ? 'look' : 'all');
  const [shown, setShown] = useState(shownFirst);
  const listed = quotations.filter(shows[show]);
  const choices: { value: Show; label: string }[] = [
    { value: 'look', label: `To look at ${number(differs + none)}` },
    { value: 'none', label: `In no source ${number(none)}` },
    { value: 'differs', label: `Differ ${number(differs)}` },
    { value: 'stands', label: `Stand ${number(stands)}` },
    { value: 'all', label: `All ${number(quotations.length)}` },
  ];
  return (
    <>
      <header className={css.head}>
        <div className={css.heading}>
          <h1 className={css.title} dir="auto">
            {file || 'Pasted text'}
          </h1>
          <Button variant="default" onClick={forgetDraft}>
            Check another
          </Button>
        </div>
        <p className={css.soft} role="status">
          {countsInWords(check)}
        </p>
        {unreadInWords(check.unread)
          .filter((line) => line !== '')
          .map((line) => (
            <p key={line} className={css.warning}>
              {line}
            </p>
          ))}
        {quotations.length > 0 && (
          <SegmentedControl<Show>
            className={css.filter}
            aria-label="Which quotations are shown"
            size="xs"
            data={choices}
            value={show}
            onChange={(value) => {
              setShow(value);
              setShown(shownFirst);
            }}
          />
        )}
      </header>
      {quotations.length > 0 && listed.length === 0 && (
        <p className={css.nothing}>
          {show === 'look' ? 'Every quotation stands in a stored copy.' : 'None is of this kind.'}
        </p>
      )}
      <ol className={css.list} aria-label="Quotations">
        {listed.slice(0, shown).map((quotation) => (
          <QuotationRow key={quotation.number} quotation={quotation} />
        ))}
      </ol>
      {shown < listed.length && (
        <Button variant="subtle" onClick={() => setShown(shown + 5 * shownFirst)}>
          Show {number(Math.min(5 * shownFirst, listed.length - shown))} more
        </Button>
      )}
    </>
  );
}
