import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CheckedQuotation, QuoteVerdict, Standing } from '../../archive/contract/drafts.ts';
import {
  placeInWords,
  quotationNotes,
  standingInWords,
  verdictWords,
} from '../../archive/quoting/check-words.shared.ts';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { Difference } from './difference.tsx';
import css from './drafts.module.css';

const signs: Readonly<Record<QuoteVerdict, typeof IconCheck>> = {
  stands: IconCheck,
  differs: IconAlertTriangle,
  none: IconX,
};

interface Props {
  readonly quotation: CheckedQuotation;
  /** What can be done about it. */
  readonly action?: ReactNode;
  /** The source is gone to. */
  readonly onFollow?: () => void;
}

/** One quotation, what was found of it, and the way to its source. */
export function QuotationRow({ quotation, action, onFollow }: Props) {
  const { verdict, words, places, articles, nearest, difference, style, number } = quotation;
  const Sign = signs[verdict];
  const oneLine = words.replace(/\s+/gu, ' ');
  return (
    <li className={css.row} data-verdict={verdict} data-quotation={number}>
      <p className={css.verdict}>
        <Sign size={15} stroke={2} aria-hidden />
        <span>{verdictWords[verdict]}</span>
        <span className={css.where}>{placeInWords(quotation)}</span>
      </p>
      {verdict === 'differs' ? (
        <blockquote className={css.words} dir="auto">
          <Difference parts={difference} />
        </blockquote>
      ) : (
        <blockquote className={css.words} dir="auto">
          {style === 'block' ? oneLine : `“${oneLine}”`}
        </blockquote>
      )}
      {quotationNotes(quotation).map((note) => (
        <p key={note} className={css.note} dir="auto">
          {note}
        </p>
      ))}
      {places.map((place) => (
        <Source key={place.address} place={place} onFollow={onFollow} />
      ))}
      {articles > places.length && (
        <p className={css.note}>and in {counted(articles - places.length, 'more article')}</p>
      )}
      {nearest && (
        <Source
          place={nearest}
          lead={verdict === 'differs' ? 'Nearest' : 'Most like it'}
          passage={verdict === 'none'}
          onFollow={onFollow}
        />
      )}
      {action}
    </li>
  );
}

interface SourceProps {
  readonly place: Standing;
  readonly lead?: string;
  /** Whether the words that stand there are shown. */
  readonly passage?: boolean;
  readonly onFollow: (() => void) | undefined;
}

function Source({ place, lead, passage = false, onFollow }: SourceProps) {
  const { article, capture, newest, start, end, words } = place;
  const open = () => {
    onFollow?.();
    go({ kind: 'article', id: article, place: { start, end }, ...(newest ? {} : { capture }) });
  };
  return (
    <div className={css.source}>
      {passage && (
        <p className={css.passage} dir="auto">
          {words}
        </p>
      )}
      {lead && <span className={css.soft}>{lead}: </span>}
      <button type="button" className={css.link} dir="auto" onClick={open}>
        {standingInWords(place)}
      </button>
    </div>
  );
}
