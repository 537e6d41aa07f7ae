import { type ReactNode, useId } from 'react';
import css from './export-row.module.css';

interface Props {
  readonly label: string;
  /** What it means, in a line below. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A choice of the export dialog: what it is on the left, how it stands on the right. */
export function ExportRow({ label, hint, children }: Props) {
  const name = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset can't stand beside what it names.
    <div className={css.row} role="group" aria-labelledby={name}>
      <span className={css.label} id={name}>
        {label}
      </span>
      <div className={css.choice}>
        {children}
        {hint && <p className={css.hint}>{hint}</p>}
      </div>
    </div>
  );
}
