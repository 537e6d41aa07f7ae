/** The dialog for an article that is exported with its marks. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Paper } from '../../archive/contract/shell.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import { exportAnnotated } from '../printing/export-annotated.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Annotated {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  readonly paper: () => Paper;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function annotatedAnswers({ window, service, paper, written }: Annotated) {
  return {
    'shell.exportAnnotated': async ({ id }) => {
      const { title } = await service.ask('articles.get', { id });
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export annotated article',
        buttonLabel: 'Export',
        defaultPath: join(app.getPath('documents'), `${folderLabel(title) || 'Article'} with marks.pdf`),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const report = await exportAnnotated(service, { id, paper: paper(), file: filePath });
      written(report.file);
      return report;
    },
  } satisfies Partial<ShellAnswers>;
}
