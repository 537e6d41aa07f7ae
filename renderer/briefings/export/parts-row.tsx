import { Checkbox } from '@mantine/core';
import { documentParts, partWords } from '../../../archive/contract/document-parts.ts';
import { useBriefing } from '../composer/use-briefing.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';
import css from './parts-row.module.css';

/** What the document has beside the briefing’s own blocks; kept with the briefing, for everybody who works on it. */
export function PartsRow({ briefing: { id, parts } }: RowProps) {
  const { changes } = useBriefing(id);
  return (
    <ExportRow label="With">
      <div className={css.parts}>
        {documentParts.map((part) => (
          <Checkbox
            key={part}
            label={partWords[part]}
            checked={parts[part]}
            onChange={({ currentTarget }) => changes.choosePart(part, currentTarget.checked)}
          />
        ))}
      </div>
    </ExportRow>
  );
}
