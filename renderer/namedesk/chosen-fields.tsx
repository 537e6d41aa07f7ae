import { Radio } from '@mantine/core';
import type { Comparison, DeskSide } from '../../archive/contract/name-desk.ts';
import css from './chosen-fields.module.css';
import { type Chosen, choosable } from './deciding.ts';

const labels: Readonly<Record<(typeof choosable)[number], string>> = {
  name: 'Name',
  type: 'Type',
  description: 'Description',
  notes: 'Notes',
};

interface Props {
  readonly pair: Comparison['pair'];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Of which of the two a field is shown once they are one, where both say something and not the same. */
export function ChosenFields({ pair, chosen, onChoose }: Props) {
  const fields = choosable.filter(
    (field) => pair.every((side) => side[field] !== '') && pair[0][field] !== pair[1][field],
  );
  if (fields.length === 0) return null;
  return (
    <section className={css.fields} aria-label="As one they show">
      <h2 className={css.title}>As one they show</h2>
      {fields.map((field) => (
        <div key={field} className={css.field} role="radiogroup" aria-label={labels[field]}>
          <span className={css.label} aria-hidden>
            {labels[field]}
          </span>
          {pair.map((side: DeskSide) => (
            <Radio
              key={side.id}
              size="sm"
              name={field}
              label={<span className={css.value}>{side[field]}</span>}
              checked={(chosen[field] ?? pair[0].id) === side.id}
              onChange={() => onChoose({ ...chosen, [field]: side.id })}
            />
          ))}
        </div>
      ))}
    </section>
  );
}
