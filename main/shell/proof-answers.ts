/** The dialogs for documents that are verified, and for keys that sign them. */
import { isAbsolute, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Proofs {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function proofAnswers({ window, service, written }: Proofs) {
  /** The document that was verified last: the window can ask for it once more, but can't name another. */
  let last: string | undefined;
  return {
    'shell.verifyDocument': async ({ fingerprint, again }) => {
      const path = again ? last : await chosenPdf(window);
      if (path === undefined) return null;
      last = path;
      return service.ask('service.verifyDocument', { path, fingerprint, key: '' });
    },
    'dropped.verify': async ({ path }) => {
      if (!isAbsolute(path))
        throw new ProblemError(
          'usage',
          'What was dropped is no file on this computer. Save it first, and drop or choose the saved one.',
        );
      last = path;
      return service.ask('service.verifyDocument', { path, fingerprint: '', key: '' });
    },
    'shell.exportKey': async () => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export the public key',
        buttonLabel: 'Export',
        defaultPath: join(app.getPath('documents'), 'Dossier key.txt'),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const key = await service.ask('service.exportKey', { path: filePath });
      written(filePath);
      return key;
    },
    'shell.trustKey': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Trust a public key',
        buttonLabel: 'Trust',
        properties: ['openFile'],
        filters: [
          { name: 'Public keys', extensions: ['txt', 'pem', 'key'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : service.ask('service.trustKey', { path, name: '' });
    },
  } satisfies Partial<ShellAnswers>;
}

async function chosenPdf(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Verify a document',
    buttonLabel: 'Verify',
    properties: ['openFile'],
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return canceled ? undefined : filePaths[0];
}
