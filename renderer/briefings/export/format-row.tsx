import { SegmentedControl } from '@mantine/core';
import { type ExportFormat, exportFormats, formatWords } from '../../../archive/contract/exporting.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';

export function FormatRow({ settings: { format }, change }: RowProps) {
  return (
    <ExportRow label="Format" hint={`${formatWords[format].use}.`}>
      <SegmentedControl<ExportFormat>
        aria-label="Format"
        size="xs"
        data={exportFormats.map((value) => ({ value, label: formatWords[value].name }))}
        value={format}
        onChange={(chosen) => change({ format: chosen })}
      />
    </ExportRow>
  );
}
