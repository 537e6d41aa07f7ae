import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFileTypePdf, IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { type Paper, papers } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { Undecided } from '../decisions/undecided.tsx';
import { useCommand } from '../window/commands.ts';
import { IconButton } from '../window/icon-button.tsx';
import { tell } from '../window/notices.tsx';
import { counted, quoted } from '../window/words.ts';
import css from './export-controls.module.css';
import { QuoteCheck } from './quote-check.tsx';
import { useQuoteCheck } from './use-quote-check.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  /** Texts that have several versions: the PDF has all of them, and the person should know before. */
  readonly undecided: number;
}

export function ExportControls({ id, title, undecided }: Props) {
  const { preferences, change } = usePreferences();
  const [printing, setPrinting] = useState(false);
  const { checking, shown, show, check } = useQuoteCheck(id);
  const [forExport, setForExport] = useState(false);
  const paper = preferences.paper;
  const checkQuotations = async (exporting: boolean) => {
    const found = await check();
    setForExport(exporting);
    if (found) show(found);
  };
  /** What does not stand as it is quoted is shown first. */
  const checkAndExport = async () => {
    const found = await check();
    if (!found) return;
    if (found.findings === 0) return exportPdf();
    setForExport(true);
    show(found);
  };
  const exportPdf = async () => {
    show(null);
    setPrinting(true);
    const exported = await act(
      'shell.exportBriefing',
      { id, paper },
      { failed: `${quoted(title)} was not exported` },
    );
    setPrinting(false);
    if (!exported) return;
    const doubt =
      exported.undecided === 0
        ? ''
        : ` ${counted(exported.undecided, 'text')} in it ${exported.undecided === 1 ? 'has' : 'have'} several versions: all are printed, and said to be undecided.`;
    tell(`${quoted(title)} exported: ${counted(exported.pages, 'page')}.${doubt}`, {
      label: 'Show in folder',
      run: () =>
        void act('shell.showInFolder', { path: exported.file }, { failed: 'The folder could not be shown' }),
    });
  };
  useCommand('export-briefing', checkAndExport);
  return (
    <div className={css.controls}>
      {undecided > 0 && (
        <Tooltip label="The PDF will have all versions, and say that they are undecided">
          <span className={css.undecided}>
            <Undecided words={`${counted(undecided, 'text')} undecided`} />
          </span>
        </Tooltip>
      )}
      <SegmentedControl<Paper>
        aria-label="Paper"
        size="xs"
        data={[...papers]}
        value={paper}
        onChange={(chosen) => change({ paper: chosen })}
      />
      <IconButton
        label="Check the quotations"
        disabled={checking || printing}
        onClick={() => checkQuotations(false)}
      >
        <IconListCheck size={18} stroke={1.5} />
      </IconButton>
      <Button
        leftSection={<IconFileTypePdf size={16} stroke={1.5} />}
        loading={printing || checking}
        onClick={checkAndExport}
      >
        Export PDF…
      </Button>
      {(printing || checking) && (
        <span className={css.progress} role="status">
          {checking ? 'Checking the quotations…' : 'Setting the pages…'}
        </span>
      )}
      <QuoteCheck
        briefing={id}
        check={shown}
        onClose={() => show(null)}
        onAgain={() => checkQuotations(forExport)}
        onExport={forExport ? exportPdf : null}
      />
    </div>
  );
}
