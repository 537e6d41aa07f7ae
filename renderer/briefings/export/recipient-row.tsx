import { TextInput } from '@mantine/core';
import { longestRecipient } from '../../../archive/contract/exporting.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';

/** For whom this edition is: it is not printed, but kept beside it. */
export function RecipientRow({ settings: { recipient }, change }: RowProps) {
  return (
    <ExportRow label="For" hint="Kept with this edition, and not printed in it.">
      <TextInput
        aria-label="For whom"
        size="xs"
        dir="auto"
        maxLength={longestRecipient}
        placeholder="Nobody in particular"
        value={recipient}
        onChange={({ currentTarget: { value } }) => change({ recipient: value })}
      />
    </ExportRow>
  );
}
