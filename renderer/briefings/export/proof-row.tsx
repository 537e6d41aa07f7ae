import { Checkbox } from '@mantine/core';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';
import css from './parts-row.module.css';

/** Whether the document carries what proves it. */
export function ProofRow({ settings: { format, withOriginals, sign }, change }: RowProps) {
  if (format !== 'pdf') return null;
  return (
    <ExportRow
      label="Proof"
      {...(withOriginals && {
        hint: 'It carries the originals that it quotes, and prints their hashes and a fingerprint: anybody can verify every quotation, without this archive.',
      })}
    >
      <div className={css.parts}>
        <Checkbox
          label="With the originals"
          checked={withOriginals}
          onChange={({ currentTarget: { checked } }) =>
            change({ withOriginals: checked, sign: checked && sign })
          }
        />
        <Checkbox
          label="Signed"
          disabled={!withOriginals}
          checked={sign}
          onChange={({ currentTarget: { checked } }) => change({ sign: checked })}
        />
      </div>
    </ExportRow>
  );
}
