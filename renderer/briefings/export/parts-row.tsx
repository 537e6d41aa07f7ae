import { Checkbox } from '@mantine/core';
import { type DocumentParts, documentParts } from '../../../archive/contract/document.ts';
import { ExportRow } from './export-row.tsx';
import type { RowProps } from './export-rows.ts';
import css from './parts-row.module.css';

const partWords: Readonly<Record<keyof DocumentParts, string>> = {
  cover: 'Cover',
  contents: 'Contents',
  index: 'Index of people and events',
  sources: 'List of sources',
  annotated: 'Annotated articles',
  colophon: 'Colophon',
};

/** What the document has beside the briefing’s own blocks. */
export function PartsRow({ settings: { parts }, change }: RowProps) {
  return (
    <ExportRow label="With">
      <div className={css.parts}>
        {documentParts.map((part) => (
          <Checkbox
            key={part}
            label={partWords[part]}
            checked={parts[part]}
            onChange={({ currentTarget }) => change({ parts: { ...parts, [part]: currentTarget.checked } })}
          />
        ))}
      </div>
    </ExportRow>
  );
}
