import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { type Paper, papers } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { Undecided } from '../decisions/undecided.tsx';
import { useCommand } from '../window/commands.ts';
import { tell } from '../window/notices.tsx';
import { counted, quoted } from '../window/words.ts';
import css from './export-controls.module.css';

interface Props {
  readonly id: string;
  readonly title: string;
  /** Texts that have several versions: the PDF has all of them, and the person should know before. */
  readonly undecided: number;
}

export function ExportControls({ id, title, undecided }: Props) {
  const { preferences, change } = usePreferences();
  const [printing, setPrinting] = useState(false);
  const paper = preferences.paper;
  const exportPdf = async () => {
    setPrinting(true);
    // Words that are still being typed are saved when their field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
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
  useCommand('export-briefing', exportPdf);
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
      <Button leftSection={<IconFileTypePdf size={16} stroke={1.5} />} loading={printing} onClick={exportPdf}>
        Export PDF…
      </Button>
      {printing && (
        <span className={css.progress} role="status">
          Setting the pages…
        </span>
      )}
    </div>
  );
}
