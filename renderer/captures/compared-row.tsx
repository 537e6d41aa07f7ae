import { type ReactNode, useMemo } from 'react';
import type { Compared, Fate } from '../../archive/contract/captures.ts';
import type { TextPlace } from '../../archive/contract/views.ts';
import css from './compare.module.css';
import { changedSpans, type DrawnStretch, drawnParagraph } from './drawn-paragraph.ts';
import { EditedWords } from './edited-words.tsx';

export interface ComparedMarks {
  readonly from: readonly Fate[];
  readonly to: readonly Fate[];
}

interface Props {
  readonly part: Compared;
  readonly marks: ComparedMarks;
  /** One column, for which there is room on narrow windows. */
  readonly inline: boolean;
}

const spoken = { gone: 'Gone', new: 'New', changed: 'Rewritten', same: '' } as const;

/** A paragraph of both copies beside each other, or of one of them with nothing on the other side. */
export function ComparedRow({ part, marks, inline }: Props) {
  const { kind, from, to, fromPlace, place } = part;
  const older = fromPlace && (
    <Paragraph text={from} other={to} place={fromPlace} marks={marks.from} side="gone" kind={kind} />
  );
  const newer = place && (
    <Paragraph text={to} other={from} place={place} marks={marks.to} side="new" kind={kind} />
  );
  const label = spoken[kind] && <span className={css.spoken}>{spoken[kind]}: </span>;
  if (inline)
    return (
      <div className={css.inline} data-kind={kind}>
        {label}
        {kind === 'changed' ? (
          <p className={css.paragraph}>
            <EditedWords from={from} to={to} />
          </p>
        ) : (
          (newer ?? older)
        )}
      </div>
    );
  return (
    <div className={css.pair} data-kind={kind}>
      <div className={css.cell} data-side="from">
        {label}
        {older}
      </div>
      <div className={css.cell} data-side="to">
        {newer}
      </div>
    </div>
  );
}

interface ParagraphProps {
  readonly text: string;
  readonly other: string;
  readonly place: TextPlace;
  readonly marks: readonly Fate[];
  readonly side: 'gone' | 'new';
  readonly kind: Compared['kind'];
}

function Paragraph({ text, other, place, marks, side, kind }: ParagraphProps) {
  const stretches = useMemo(
    () => drawnParagraph(text, place, marks, kind === 'changed' ? changedSpans(text, other, side) : []),
    [text, other, place, marks, side, kind],
  );
  return (
    <p className={css.paragraph} dir="auto">
      {stretches.map(({ at, text: words, changed, mark }) => (
        <Changed key={at} side={changed ? side : 'same'}>
          <Marked mark={mark}>{words}</Marked>
        </Changed>
      ))}
    </p>
  );
}

function Changed({ side, children }: { side: 'same' | 'gone' | 'new'; children: ReactNode }) {
  if (side === 'same') return children;
  return side === 'gone' ? (
    <del className={css.gone}>{children}</del>
  ) : (
    <ins className={css.new}>{children}</ins>
  );
}

function Marked({ mark, children }: { mark: DrawnStretch['mark']; children: string }) {
  if (!mark) return children;
  return (
    <span className="tinted" data-mark={mark.color} data-annotation={mark.id}>
      {children}
    </span>
  );
}
