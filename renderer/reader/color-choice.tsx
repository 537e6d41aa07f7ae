import { type MarkColor, markColors } from '../../archive/contract/views.ts';
import { useColorNames } from '../marking/color-names.ts';
import css from './color-choice.module.css';

/** The six colours, each with its key, and its name written in its own tint and line. */
export function ColorChoice({
  chosen,
  onChoose,
}: {
  chosen: MarkColor | null;
  onChoose: (color: MarkColor) => void;
}) {
  const names = useColorNames();
  return (
    <div className={css.colors}>
      {markColors.map((color, at) => (
        <button
          key={color}
          type="button"
          className={css.color}
          aria-keyshortcuts={String(at + 1)}
          aria-pressed={color === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(color)}
        >
          <kbd aria-hidden className={css.key}>
            {at + 1}
          </kbd>
          <span className="tinted" data-mark={color}>
            {names[color]}
          </span>
        </button>
      ))}
    </div>
  );
}
