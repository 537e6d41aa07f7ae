import { Button, SegmentedControl } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { type Paper, papers } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { useCommand } from '../window/commands.ts';
import { tell } from '../window/notices.tsx';
import { counted, quoted } from '../window/words.ts';
import css from './export-controls.module.css';

export function ExportControls({ id, title }: { id: string; title: string }) {
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
    tell(`${quoted(title)} exported: ${counted(exported.pages, 'page')}.`, {
      label: 'Show in folder',
      run: () =>
        void act('shell.showInFolder', { path: exported.file }, { failed: 'The folder could not be shown' }),
    });
  };
  useCommand('export-briefing', exportPdf);
  return (
    <div className={css.controls}>
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
