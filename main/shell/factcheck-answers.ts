/** The dialogs of the fact-check: a draft that is taken in, and the table that is written. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface FactChecks {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

const kinds = { docx: 'Word document', csv: 'Table (CSV)' } as const;

export function factCheckAnswers({ window, service, written }: FactChecks) {
  return {
    'shell.takeDraft': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Take in a draft',
        buttonLabel: 'Take in',
        properties: ['openFile'],
        filters: [
          { name: 'Word, text, Markdown, HTML', extensions: ['docx', 'docm', 'txt', 'md', 'html', 'htm'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('factcheck.takeDraftFile', { path });
    },
    'shell.exportFactCheck': async ({ id, format }) => {
      const { title } = await service.ask('briefings.get', { id });
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export the fact-check',
        buttonLabel: 'Export',
        defaultPath: join(
          app.getPath('documents'),
          `${folderLabel(title) || 'Briefing'} fact-check.${format}`,
        ),
        filters: [{ name: kinds[format], extensions: [format] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const report = await service.ask('factcheck.export', { id, format, path: filePath });
      written(report.path);
      return report;
    },
  } satisfies Partial<ShellAnswers>;
}
