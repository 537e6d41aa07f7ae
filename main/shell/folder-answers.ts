/** Dialogs for whole folders that go out or come in: bags, and copies that are handed over. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ArchiveStatus } from '../../archive/contract/views.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Folders {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note that an archive is now the window's. */
  readonly opened: (status: ArchiveStatus) => ArchiveStatus;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function folderAnswers({ window, service, opened, written }: Folders) {
  const newFolder = async (title: string, button: string, name: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      buttonLabel: button,
      defaultPath: join(app.getPath('documents'), name),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || !filePath ? null : filePath;
  };
  return {
    'shell.writeBag': async () => {
      const { name } = await service.ask('archive.status', {});
      const day = new Date().toISOString().slice(0, 10);
      const folder = await newFolder('Write a BagIt bag', 'Write', `${folderLabel(name)} bag ${day}`);
      if (folder === null) return null;
      const agent = `Dossier ${app.getVersion()}`;
      const report = await service.ask('preserving.bag', { folder, agent });
      written(report.folder);
      return report;
    },
    'shell.openBag': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose the folder of the BagIt bag',
        buttonLabel: 'Choose',
        properties: ['openDirectory'],
      });
      const [bag] = filePaths;
      if (canceled || !bag) return null;
      const folder = await newFolder('Where shall the archive be?', 'Take out here', 'Archive from a bag');
      if (folder === null) return null;
      const { folder: path } = await service.ask('preserving.unbag', { bag, folder });
      return opened(await service.ask('service.open', { path }));
    },
    'shell.handOver': async (input) => {
      const folder = await newFolder('Hand over a copy', 'Hand over', 'Copy to hand over');
      if (folder === null) return null;
      const report = await service.ask('handover.write', { ...input, folder });
      written(report.folder);
      return report;
    },
  } satisfies Partial<ShellAnswers>;
}
