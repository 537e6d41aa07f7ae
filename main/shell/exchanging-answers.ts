/** Dialogs for marks that go out to other programs, and that come from them. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ExportFormat } from '../../archive/contract/exchanging.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Exchanging {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

const endings: Readonly<Record<ExportFormat, { readonly ending: string; readonly name: string }>> = {
  jsonld: { ending: '.jsonld', name: 'W3C Web Annotations' },
  'jsonld-files': { ending: '', name: 'Folder of W3C Web Annotations' },
  csv: { ending: '.csv', name: 'Table (CSV)' },
  markdown: { ending: '.md', name: 'Markdown' },
  pdf: { ending: '.pdf', name: 'PDF' },
};

export function exchangingAnswers({ window, service, written }: Exchanging) {
  return {
    'shell.exportMarks': async (choice) => {
      const { title } = await service.ask('exchanging.preview', { articles: choice.articles });
      const { ending, name } = endings[choice.format];
      const label = folderLabel(title ?? (await service.ask('archive.status', {})).name) || 'Marks';
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export marks',
        buttonLabel: 'Export',
        defaultPath: join(
          app.getPath('documents'),
          `${label} ${choice.format === 'pdf' ? 'with marks' : 'marks'}${ending}`,
        ),
        ...(ending === '' ? {} : { filters: [{ name, extensions: [ending.slice(1)] }] }),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const agent = `Dossier ${app.getVersion()}`;
      const report = await service.ask('exchanging.export', { ...choice, path: filePath, agent });
      written(report.path);
      return report;
    },
    'shell.importMarks': async ({ near }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import marks',
        buttonLabel: 'Read',
        properties: ['openFile'],
        filters: [
          {
            name: 'Marks of other programs',
            extensions: ['jsonld', 'json', 'csv', 'md', 'html', 'txt', 'pdf'],
          },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('exchanging.read', { path, near });
    },
  } satisfies Partial<ShellAnswers>;
}
