import { act } from '../bridge/acting.ts';
import { useCommand } from '../window/commands.ts';
import { tell } from '../window/notices.tsx';
import { counted, quoted } from '../window/words.ts';

export interface ToAnnotate {
  readonly id: string;
  readonly title: string;
}

/** Articles that are being set: once asked for is enough. */
const setting = new Set<string>();

/** *Export annotated article…*: the person says where to, and is told when it is written. */
export async function exportAnnotated({ id, title }: ToAnnotate): Promise<void> {
  if (setting.has(id)) return;
  setting.add(id);
  const failed = `${quoted(title)} was not exported`;
  const report = await act('shell.exportAnnotated', { id }, { failed });
  setting.delete(id);
  if (!report) return;
  const { file, pages, marks, unplaced, problem } = report;
  const listed =
    unplaced === 0
      ? ''
      : ` ${counted(unplaced, 'mark')} without a sure place ${unplaced === 1 ? 'is' : 'are'} listed only.`;
  tell(
    `${quoted(title)} exported with ${counted(marks, 'mark')}: ${counted(pages, 'page')}.${listed} ${problem}`.trim(),
    {
      label: 'Show in folder',
      run: () => void act('shell.showInFolder', { path: file }, { failed: 'The folder could not be shown' }),
    },
  );
}

/** For the article that is read: by the palette and the system’s menu. */
export function useExportAnnotated(article: ToAnnotate): void {
  useCommand('export-annotated', () => void exportAnnotated(article));
}
