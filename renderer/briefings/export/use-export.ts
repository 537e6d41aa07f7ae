import { useState } from 'react';
import { type ExportSettings, exportFormats, formatWords } from '../../../archive/contract/exporting.ts';
import type { Preferences } from '../../../archive/contract/shell.ts';
import { act } from '../../bridge/acting.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { tell } from '../../window/notices.tsx';
import { whenSaved } from '../../window/undo.ts';
import { counted, quoted } from '../../window/words.ts';

/** What is chosen for the export of a briefing, and the export itself. */
export function useExport(id: string, title: string) {
  const { preferences, change: changePreferences } = usePreferences();
  // Only what suits every briefing is remembered; the rest begins anew with each.
  const [ownChoices, setOwnChoices] = useState<Partial<ExportSettings>>({});
  const [writing, setWriting] = useState(false);
  const settings: ExportSettings = { ...rememberedSettings(preferences), ...ownChoices };

  const change = (part: Partial<ExportSettings>) => {
    const { paper, format, ...own } = part;
    if (paper) changePreferences({ paper });
    if (format) changePreferences({ exporting: { ...preferences.exporting, format } });
    setOwnChoices((old) => ({ ...old, ...own }));
  };

  /** Answers whether the file is written; the person is told either way, but where they cancelled. */
  const write = async (): Promise<boolean> => {
    setWriting(true);
    await whenSaved();
    const failed = `${quoted(title)} was not exported`;
    const exported = await act('shell.exportBriefing', { id, settings }, { failed });
    setWriting(false);
    if (!exported) return false;
    const { file, pages, undecided } = exported;
    const length = pages === null ? formatWords[settings.format].name : counted(pages, 'page');
    const doubt =
      undecided === 0
        ? ''
        : ` ${counted(undecided, 'text')} in it ${undecided === 1 ? 'has' : 'have'} several versions: all are in it, and said to be undecided.`;
    tell(`${quoted(title)} exported: ${length}.${doubt}`, {
      label: 'Show in folder',
      run: () => void act('shell.showInFolder', { path: file }, { failed: 'The folder could not be shown' }),
    });
    return true;
  };
  return { settings, change, writing, write };
}

/** As it was chosen last on this device. */
export function rememberedSettings({ paper, exporting }: Preferences): ExportSettings {
  return {
    format: exporting?.format ?? exportFormats[0],
    paper,
    parts: {},
    withOriginals: false,
    sign: false,
    recipient: '',
    redaction: { names: [], withoutNotes: false },
  };
}
