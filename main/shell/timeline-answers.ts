/** The dialog for a timeline that goes out as a picture. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { folderLabel } from '../../archive/storage/layout.ts';
import { exportTimeline } from '../printing/export-timeline.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Timelines {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

const names = { svg: 'Picture (SVG)', png: 'Picture (PNG)' } as const;

export function timelineAnswers({ window, service, written }: Timelines) {
  return {
    'shell.exportTimeline': async ({ filter, format }) => {
      const { name } = await service.ask('archive.status', {});
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export the timeline',
        buttonLabel: 'Export',
        defaultPath: join(app.getPath('documents'), `${folderLabel(name) || 'Archive'} timeline.${format}`),
        filters: [{ name: names[format], extensions: [format] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const report = await exportTimeline(service, { filter, format, file: filePath });
      written(report.file);
      return report;
    },
  } satisfies Partial<ShellAnswers>;
}
