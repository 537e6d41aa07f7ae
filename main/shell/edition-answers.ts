/** Editions of a briefing, opened in the system's own program and saved elsewhere: always as a copy. */
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { writeExport } from '../../archive/briefings/write-export.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Editions {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

export function editionAnswers({ window, service, written }: Editions) {
  return {
    'shell.openEdition': async (chosen) => {
      const { path, name } = await service.ask('service.editionFile', chosen);
      // The other program may write into what it shows: the archive’s own file stays out of its reach.
      const copy = join(mkdtempSync(join(app.getPath('temp'), 'dossier-edition-')), name);
      copyFileSync(path, copy);
      const trouble = await shell.openPath(copy);
      if (trouble !== '')
        throw new ProblemError(
          'not-found',
          `No program on this computer opens “${name}” (${trouble}). Save a copy of it and open that where you can.`,
        );
      return {};
    },
    'shell.exportEdition': async (chosen) => {
      const { path, name } = await service.ask('service.editionFile', chosen);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save a copy of the edition',
        buttonLabel: 'Save',
        defaultPath: join(app.getPath('documents'), name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      writeExport(filePath, readFileSync(path));
      written(filePath);
      return { file: filePath };
    },
  } satisfies Partial<ShellAnswers>;
}
