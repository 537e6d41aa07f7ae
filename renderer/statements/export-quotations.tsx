import { IconDownload } from '@tabler/icons-react';
import type { SpeakerRef } from '../../archive/contract/statements.ts';
import { act } from '../bridge/acting.ts';
import { showInFolder } from '../preserving/bags.ts';
import { IconButton } from '../window/icon-button.tsx';
import { tell } from '../window/notices.tsx';
import { counted } from '../window/words.ts';

/** Writes the quotations of a speaker, or of all, as a table. */
export function ExportQuotations({ speaker }: { speaker?: SpeakerRef }) {
  const write = async () => {
    const written = await act(
      'shell.exportStatements',
      { ...(speaker && { speaker }), bom: true },
      { failed: 'The quotations were not exported' },
    );
    if (written)
      tell(`The table is written: ${counted(written.quotations, 'quotation')}.`, {
        label: 'Show in folder',
        run: () => showInFolder(written.path),
      });
  };
  return (
    <IconButton label="Export as a table (CSV)…" onClick={() => void write()}>
      <IconDownload size={18} stroke={1.5} />
    </IconButton>
  );
}
