/** Dialogs for tables that are written for spreadsheets. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Tables {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function tableAnswers({ window, service, written }: Tables) {
  /** Where to; undefined where cancelled. */
  const chosen = async (title: string, what: string): Promise<string | undefined> => {
    const label = folderLabel((await service.ask('archive.status', {})).name) || 'Archive';
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      buttonLabel: 'Export',
      defaultPath: join(app.getPath('documents'), `${label} ${what}.csv`),
      filters: [{ name: 'Table (CSV)', extensions: ['csv'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || !filePath ? undefined : filePath;
  };
  return {
    'shell.exportMatrix': async (table) => {
      const path = await chosen('Export the matrix', 'matrix');
      if (path === undefined) return null;
      const report = await service.ask('matrix.export', { ...table, path });
      written(report.path);
      return report;
    },
    'shell.exportStatements': async (choice) => {
      const path = await chosen('Export the quotations', 'quotations');
      if (path === undefined) return null;
      const report = await service.ask('statements.export', { ...choice, path });
      written(report.path);
      return report;
    },
  } satisfies Partial<ShellAnswers>;
}
