import { VisuallyHidden } from '@mantine/core';
import type { MatrixCell as Cell } from '../../archive/contract/matrix.ts';
import type { Stance } from '../../archive/contract/record-parts.ts';
import { gapWords } from '../../archive/matrix/matrix-words.shared.ts';
import { stanceIcons } from '../annotations/stance-menu.tsx';
import { counted } from '../window/words.ts';
import css from './matrix-grid.module.css';

/** The mark whose colour a stance has; to mention something has none. */
const colors: Readonly<Record<Stance, string | undefined>> = {
  reports: 'background',
  confirms: 'confirms',
  contradicts: 'contradicts',
  denies: 'contradicts',
  mentions: undefined,
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** In quotation marks, but for what brings its own. */
export const quoted = (quote: string): string => (/^["“„«]/u.test(quote) ? quote : `“${quote}”`);

interface Props {
  readonly cell: Cell | undefined;
  readonly quote: string | undefined;
  /** Signs alone, for a look at the whole. */
  readonly signs: boolean;
}

/** What a cell shows: signs and words of its stances, and the words of one passage. A gap is empty. */
export function MatrixCellContent({ cell, quote, signs }: Props) {
  if (!cell)
    return (
      <span className={css.gap}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{gapWords}</VisuallyHidden>
      </span>
    );
  const [first] = cell.stances;
  return (
    <span
      className={css.filled}
      data-mark={first && colors[first]}
      data-stance={first}
      data-signs={signs || undefined}
    >
      <span className={css.stances}>
        {cell.stances.map((stance) => {
          const Icon = stanceIcons[stance];
          return (
            <span key={stance} className={css.stance}>
              <Icon size={14} stroke={1.7} aria-hidden />
              {capital(stance)}
            </span>
          );
        })}
        {cell.passages > 1 && (
          <>
            <span className={css.more} aria-hidden>
              ×{cell.passages}
            </span>
            <VisuallyHidden>{counted(cell.passages, 'passage')}</VisuallyHidden>
          </>
        )}
      </span>
      {!signs && (
        <span className={css.quote} dir="auto">
          {quote === undefined ? '' : quote === '' ? 'a figure' : quoted(quote)}
        </span>
      )}
    </span>
  );
}
