import css from './article-list.module.css';
import { WaitingCells } from './article-row.tsx';

const shown = 14;

/** Rows that have not come yet, as high as those that will. */
export function WaitingRows({ wide, height }: { wide: boolean; height: number }) {
  return (
    <div className={css.scroller} role="status" aria-label="The library is being read">
      <div className={css.rows}>
        {Array.from({ length: shown }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            key={index}
            className={css.row}
            data-wide={wide || undefined}
            style={{ height, transform: `translateY(${index * height}px)` }}
          >
            <WaitingCells index={index} wide={wide} />
          </div>
        ))}
      </div>
    </div>
  );
}
