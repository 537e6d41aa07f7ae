/** Dialogs for the folders that an archive is kept with: its mirror, and other copies of it. */
import { type BrowserWindow, dialog } from 'electron';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

export function keepingAnswers({ window, service }: { window: BrowserWindow; service: ServiceHost }) {
  const folder = async (title: string, buttonLabel: string, isNew = false): Promise<string | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title,
      buttonLabel,
      properties: ['openDirectory', ...(isNew ? (['createDirectory'] as const) : [])],
    });
    return canceled ? null : (filePaths[0] ?? null);
  };
  const otherCopy = () => folder('Choose another copy of this archive', 'Take from here');
  return {
    'shell.setMirror': async ({ off }) => {
      if (off) return await service.ask('service.mirror', { path: null });
      const path = await folder('Choose a folder for the mirror', 'Keep copies here', true);
      return path === null ? null : await service.ask('service.mirror', { path });
    },
    'shell.restoreFrom': async () => {
      const from = await otherCopy();
      return from === null ? null : await service.ask('service.restoreFrom', { from });
    },
    'shell.repairFrom': async () => {
      const from = await otherCopy();
      return from === null ? null : await service.ask('service.repairFrom', { from });
    },
  } satisfies Partial<ShellAnswers>;
}
