import { Checkbox, MultiSelect } from '@mantine/core';
import { isRedacting } from '../../../archive/contract/formats.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';
import css from './redaction-row.module.css';

/** Names that the document must not hold; chosen anew for each export, never remembered. */
export function RedactionRow({ settings: { redaction }, change }: RowProps) {
  const people = useAnswer('people.list', {}).data ?? [];
  const hint = isRedacting(redaction)
    ? 'Names become “Person A” wherever they stand; pictures, the author’s name and hashes are left out. Read it before it goes out.'
    : 'For a copy in which some people must not be named.';
  return (
    <ExportRow label="Redact" hint={hint}>
      <div className={css.choices}>
        <MultiSelect
          aria-label="Names to be replaced by pseudonyms"
          placeholder={redaction.names.length === 0 ? 'No name' : ''}
          size="xs"
          searchable
          clearable
          limit={50}
          nothingFoundMessage="Nobody of that name"
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={redaction.names}
          onChange={(names) => change({ redaction: { ...redaction, names } })}
        />
        <Checkbox
          label="Leave out notes on quotations"
          checked={redaction.withoutNotes}
          onChange={({ currentTarget }) =>
            change({ redaction: { ...redaction, withoutNotes: currentTarget.checked } })
          }
        />
      </div>
    </ExportRow>
  );
}
