import { useMemo } from 'react';
import { themes } from '../../archive/contract/shell.ts';
import { changeAuthor } from '../author/asking.ts';
import { newBriefing } from '../briefings/new-briefing.ts';
import { askTemplate } from '../briefings/templates/asking.ts';
import { verifyNow } from '../care/verifying.ts';
import { askCite, askDescribe } from '../citing/asking.ts';
import { takeDraftFile } from '../factcheck/take-draft.ts';
import { askColorNames, askTags } from '../marking/asking.ts';
import { chooseAndSync } from '../sync/syncing.ts';
import { themeName } from '../theme/theme-switch.tsx';
import { useTheme } from '../theme/use-theme.ts';
import { type CommandName, canRun, runCommand } from './commands.ts';
import { pressKey } from './keys.ts';
import { back, forward, go } from './travel.ts';
import { redoLast, undoLast } from './undo.ts';

export interface PaletteAction {
  readonly label: string;
  readonly key?: string;
  readonly run: () => void;
}

/** Done only where something on the screen answers to it. */
const commands: readonly { label: string; command: CommandName; key?: string }[] = [
  { label: 'Add files…', command: 'add-files', key: 'mod+o' },
  { label: 'Export the briefing…', command: 'export-briefing' },
  { label: 'Find in the article…', command: 'find', key: 'mod+f' },
  { label: 'Open an article beside this…', command: 'open-beside', key: 'b' },
  { label: 'Export annotated article…', command: 'export-annotated' },
  { label: 'Export marks…', command: 'export-marks' },
  { label: 'Import marks…', command: 'import-marks' },
  { label: 'Add a capture…', command: 'add-capture' },
  { label: 'Hand over a copy…', command: 'hand-over' },
  { label: 'Write a BagIt bag…', command: 'write-bag' },
  { label: 'Open a BagIt bag…', command: 'open-bag' },
  { label: 'Close archive', command: 'close-archive' },
];

const startSync = (): void => {
  go({ kind: 'sync' });
  void chooseAndSync(false);
};

export function usePaletteActions(): readonly PaletteAction[] {
  const { choose } = useTheme();
  return useMemo(
    () => [
      ...commands
        .filter(({ command }) => canRun(command))
        .map(({ label, command, key }) => ({
          label,
          run: () => runCommand(command),
          ...(key ? { key } : {}),
        })),
      { label: 'New briefing', run: () => void newBriefing() },
      { label: 'New briefing from a template…', run: askTemplate },
      { label: 'Library', run: () => go({ kind: 'library' }) },
      { label: 'Search', key: '/', run: () => go({ kind: 'search', words: '' }) },
      { label: 'Marks', run: () => go({ kind: 'marks' }) },
      { label: 'People', run: () => go({ kind: 'people' }) },
      { label: 'Name desk', run: () => go({ kind: 'desk' }) },
      { label: 'Events', run: () => go({ kind: 'events' }) },
      { label: 'Timeline', run: () => go({ kind: 'timeline' }) },
      { label: 'Matrix: who says what', run: () => go({ kind: 'matrix', of: 'events' }) },
      { label: 'Quotations by speaker', run: () => go({ kind: 'quotations' }) },
      { label: 'Briefings', run: () => go({ kind: 'briefings' }) },
      { label: 'Describe articles from a file…', run: () => void askDescribe() },
      { label: 'Export references…', run: () => askCite([]) },
      { label: 'Check a draft', run: () => go({ kind: 'check' }) },
      { label: 'Fact-check a draft…', run: () => void takeDraftFile() },
      { label: 'Verify a document', run: () => go({ kind: 'verify' }) },
      { label: 'Conflict copies', run: () => go({ kind: 'put-away' }) },
      { label: 'Sync', run: () => go({ kind: 'sync' }) },
      { label: 'Sync with a folder…', run: () => startSync() },
      { label: 'History', run: () => go({ kind: 'history' }) },
      { label: 'Trash', run: () => go({ kind: 'trash' }) },
      { label: 'Your name…', run: changeAuthor },
      { label: 'Names of the colours…', run: askColorNames },
      { label: 'Tags…', run: askTags },
      {
        label: 'Caret in the article',
        key: 'F7',
        run: () => pressKey({ key: 'F7', ctrl: false, meta: false, shift: false, alt: false }),
      },
      { label: 'Verify the archive', run: verifyNow },
      { label: 'Care of the archive', run: () => go({ kind: 'care' }) },
      { label: 'Undo', key: 'mod+z', run: undoLast },
      { label: 'Redo', key: 'mod+shift+z', run: redoLast },
      { label: 'Back', key: 'alt+ArrowLeft', run: back },
      { label: 'Forward', key: 'alt+ArrowRight', run: forward },
      ...themes.map((theme) => ({ label: `Theme: ${themeName(theme)}`, run: () => choose(theme) })),
    ],
    [choose],
  );
}
