import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CheckedProofQuotation } from '../../archive/contract/proof.ts';
import { counted, number } from '../window/words.ts';
import css from './proof.module.css';

/** So many are shown until more are asked for. */
const shownFirst = 100;

const stands = ({ stands: there, printed, original }: CheckedProofQuotation): boolean =>
  there && printed !== false && original !== 'differs';

/** Each quotation with what was found, those that do not stand first. */
export function ProvenQuotations({ quotations }: { quotations: readonly CheckedProofQuotation[] }) {
  const [shown, setShown] = useState(shownFirst);
  const wrong = quotations.filter((one) => !stands(one));
  const ordered = [...wrong, ...quotations.filter(stands)];
  return (
    <>
      <h2 className={css.part}>
        {wrong.length === 0
          ? `${allInWords(quotations.length)} in the attached originals`
          : `${number(wrong.length)} of ${counted(quotations.length, 'quotation')} ${wrong.length === 1 ? 'does' : 'do'} not stand`}
      </h2>
      <ol className={css.quotations} aria-label="Quotations">
        {ordered.slice(0, shown).map((one) => (
          <Row key={one.number} quotation={one} />
        ))}
      </ol>
      {shown < ordered.length && (
        <Button variant="subtle" onClick={() => setShown(shown + 5 * shownFirst)}>
          Show {number(Math.min(5 * shownFirst, ordered.length - shown))} more
        </Button>
      )}
    </>
  );
}

const allInWords = (count: number): string =>
  count === 1
    ? 'The quotation stands'
    : count === 2
      ? 'Both quotations stand'
      : `All ${number(count)} quotations stand`;

function Row({ quotation }: { quotation: CheckedProofQuotation }) {
  const { number: at, sign, title, words, page, locator, original, machineRead, translatedFrom } = quotation;
  const isSound = stands(quotation);
  const notes = [
    original === 'unread' ? 'the original was not read anew' : '',
    original === 'stands' ? 'read anew, the original gives another text, in which it stands' : '',
    machineRead ? 'read by a machine from a picture' : '',
    translatedFrom === '' ? '' : `translated from ${translatedFrom}`,
  ].filter(Boolean);
  return (
    <li className={css.quotation} data-sound={isSound}>
      {isSound ? (
        <IconCheck size={16} stroke={1.8} aria-label="Stands" />
      ) : (
        <IconAlertTriangle size={16} stroke={1.8} aria-label="Does not stand" />
      )}
      <div>
        <blockquote className={css.words} dir="auto">
          {words}
        </blockquote>
        <p className={css.soft} dir="auto">
          <b>{at}</b> {sign} · {title}
          {locator ? `, ${locator.kind} ${locator.number}` : ''}
          {page === null ? '' : ` · printed on page ${page}`}
          {notes.length > 0 ? ` · ${notes.join(', ')}` : ''}
        </p>
      </div>
    </li>
  );
}
