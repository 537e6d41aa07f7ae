/** The dialog for a briefing that goes out as a file. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { formatWords } from '../../archive/contract/exporting.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import { exportBriefing } from '../printing/export-briefing.ts';
import { previewBriefing } from '../printing/preview-briefing.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Briefings {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function briefingAnswers({ window, service, written }: Briefings) {
  return {
    'shell.exportBriefing': async ({ id, settings }) => {
      const { title } = await service.ask('briefings.get', { id });
      const { name, extension } = formatWords[settings.format];
      // The name of the file would say what its pages do not.
      const label = settings.redaction.names.length > 0 ? '' : folderLabel(title);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export the briefing',
        buttonLabel: 'Export',
        defaultPath: join(app.getPath('documents'), `${label || 'Briefing'}.${extension}`),
        filters: [{ name, extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const report = await exportBriefing(service, { id, settings, file: filePath });
      written(report.file);
      return report;
    },
    'shell.previewBriefing': (wanted) => previewBriefing(service, wanted),
  } satisfies Partial<ShellAnswers>;
}
