import { SegmentedControl } from '@mantine/core';
import { type Paper, papers } from '../../../archive/contract/paper.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';

export function PaperRow({ settings: { format, paper }, change }: RowProps) {
  if (format !== 'pdf') return null;
  return (
    <ExportRow label="Paper">
      <SegmentedControl<Paper>
        aria-label="Paper"
        size="xs"
        data={[...papers]}
        value={paper}
        onChange={(chosen) => change({ paper: chosen })}
      />
    </ExportRow>
  );
}
