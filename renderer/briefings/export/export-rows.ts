/**
 * The rows of the export dialog, in order. A row has a field of its own in `archive/contract/exporting.ts` (or asks the
 * briefing itself for what it sets), a file of its own here with the words on its left in `ExportRow`, and a line in this list.
 */
import type { ComponentType } from 'react';
import type { ExportSettings } from '../../../archive/contract/exporting.ts';
import { refusalWithOriginals } from '../../../archive/contract/formats.ts';
import type { Briefing } from '../../../archive/contract/views.ts';
import { CitingRow } from './citing-row.tsx';
import { FormatRow } from './format-row.tsx';
import { PaperRow } from './paper-row.tsx';
import { PartsRow } from './parts-row.tsx';
import { ProofRow } from './proof-row.tsx';
import { RecipientRow } from './recipient-row.tsx';
import { RedactionRow } from './redaction-row.tsx';

export interface RowProps {
  readonly briefing: Briefing;
  readonly settings: ExportSettings;
  readonly change: (part: Partial<ExportSettings>) => void;
}

interface Row {
  readonly name: string;
  /** Draws nothing where the format has no use for it. */
  readonly Row: ComponentType<RowProps>;
  /** Why nothing can be written with these settings: *Export* waits until it is put right. */
  readonly refusal?: (settings: ExportSettings) => string | null;
}

export const exportRows: readonly Row[] = [
  { name: 'format', Row: FormatRow },
  { name: 'paper', Row: PaperRow },
  { name: 'citing', Row: CitingRow },
  { name: 'parts', Row: PartsRow },
  { name: 'proof', Row: ProofRow },
  { name: 'recipient', Row: RecipientRow },
  {
    name: 'redaction',
    Row: RedactionRow,
    refusal: ({ withOriginals, redaction }) => (withOriginals ? refusalWithOriginals(redaction) : null),
  },
];

/** Why nothing can be written with these settings, if so. */
export const refusalOf = (settings: ExportSettings): string | undefined =>
  exportRows.map((row) => row.refusal?.(settings)).find((why) => typeof why === 'string') ?? undefined;
