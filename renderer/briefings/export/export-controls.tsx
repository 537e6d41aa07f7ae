import { Button, Tooltip } from '@mantine/core';
import { IconFileExport, IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { BriefingCheck } from '../../../archive/contract/drafts.ts';
import type { Block, Briefing } from '../../../archive/contract/views.ts';
import { Undecided } from '../../decisions/undecided.tsx';
import { useCommand } from '../../window/commands.ts';
import { IconButton } from '../../window/icon-button.tsx';
import { counted, orUntitled } from '../../window/words.ts';
import css from './export-controls.module.css';
import { ExportDialog } from './export-dialog.tsx';
import { refusalOf } from './export-rows.ts';
import { QuoteCheck } from './quote-check.tsx';
import { useExport } from './use-export.ts';
import { useQuoteCheck } from './use-quote-check.ts';

/** What happens before a briefing leaves: its quotations are checked, and what it is written as is chosen. */
export function ExportControls({ briefing }: { briefing: Briefing }) {
  const { id } = briefing;
  const { settings, change, writing, write } = useExport(id, orUntitled(briefing.title));
  const { checking, shown, show, check } = useQuoteCheck(id);
  const [exporting, setExporting] = useState(false);
  const [found, setFound] = useState<BriefingCheck | null>(null);
  // Texts that have several versions: the document has all of them, and the person should know before.
  const undecided = undecidedIn(briefing.blocks);

  const look = async () => {
    const checked = await check();
    setFound(checked);
    if (checked) show(checked);
  };
  const begin = async () => {
    setFound(null);
    setExporting(true);
    setFound(await check());
  };
  const exportNow = async () => {
    show(null);
    if (await write()) setExporting(false);
  };
  /** What does not stand as it is quoted is shown first. */
  const checkAndExport = async () => {
    const checked = found ?? (await check());
    setFound(checked);
    if (!checked) return;
    if (checked.findings === 0) await exportNow();
    else show(checked);
  };
  useCommand('export-briefing', begin, !exporting);
  return (
    <div className={css.controls}>
      {undecided > 0 && (
        <Tooltip label="The document will have all versions, and say that they are undecided">
          <span className={css.undecided}>
            <Undecided words={`${counted(undecided, 'text')} undecided`} />
          </span>
        </Tooltip>
      )}
      <IconButton label="Check the quotations" disabled={checking || writing} onClick={look}>
        <IconListCheck size={18} stroke={1.5} />
      </IconButton>
      <Button leftSection={<IconFileExport size={16} stroke={1.5} />} onClick={begin}>
        Export…
      </Button>
      {checking && !exporting && (
        <span className={css.progress} role="status">
          Checking the quotations…
        </span>
      )}
      <ExportDialog
        briefing={briefing}
        opened={exporting}
        onClose={() => setExporting(false)}
        settings={settings}
        change={change}
        check={checking ? null : found}
        onFindings={() => show(found)}
        writing={writing}
        onExport={checkAndExport}
      />
      <QuoteCheck
        briefing={id}
        check={shown}
        onClose={() => show(null)}
        onAgain={look}
        onExport={exporting && refusalOf(settings) === undefined ? exportNow : null}
      />
    </div>
  );
}

/** Texts and notes that the document would have in several versions. */
const undecidedIn = (blocks: readonly Block[]): number =>
  blocks.filter((block) =>
    block.kind === 'quotation'
      ? (block.passage?.annotation.noteVersions.length ?? 0) > 0
      : block.kind === 'text' && block.textVersions.length > 0,
  ).length;
