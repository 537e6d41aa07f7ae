/** The dialog for a draft whose quotations are to be checked. */
import { type BrowserWindow, dialog } from 'electron';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

export function draftAnswers({ window, service }: { window: BrowserWindow; service: ServiceHost }) {
  return {
    'shell.checkDraft': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Check the quotations of a draft',
        buttonLabel: 'Check',
        properties: ['openFile'],
        filters: [
          { name: 'Word, text, Markdown, HTML', extensions: ['docx', 'docm', 'txt', 'md', 'html', 'htm'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('drafts.checkFile', { path });
    },
  } satisfies Partial<ShellAnswers>;
}
