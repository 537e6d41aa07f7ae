/** Answers what the window asks of the shell: dialogs, archives to open, printing, preferences. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type * as z from 'zod';
import type { DroppedRequests } from '../../archive/contract/dropped.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { ShellRequests } from '../../archive/contract/shell.ts';
import type { ArchiveStatus } from '../../archive/contract/views.ts';
import { readSampleManifest } from '../../archive/samples/manifest.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { OpenedPages } from '../protocols/opened-pages.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { annotatedAnswers } from './annotated-answers.ts';
import { briefingAnswers } from './briefing-answers.ts';
import { citingAnswers } from './citing-answers.ts';
import { draftAnswers } from './draft-answers.ts';
import { editionAnswers } from './edition-answers.ts';
import { exchangingAnswers } from './exchanging-answers.ts';
import { factCheckAnswers } from './factcheck-answers.ts';
import { folderAnswers } from './folder-answers.ts';
import { keepingAnswers } from './keeping-answers.ts';
import { openingAnswers } from './opening-answers.ts';
import type { OwnSettings } from './own-settings.ts';
import { proofAnswers } from './proof-answers.ts';
import { ReadingPlaces } from './reading-places.ts';
import { tableAnswers } from './table-answers.ts';
import { timelineAnswers } from './timeline-answers.ts';

type Asked = ShellRequests & DroppedRequests;

export type ShellAnswers = {
  readonly [N in keyof Asked]: (
    input: z.output<Asked[N]['input']>,
  ) => Promise<z.input<Asked[N]['output']>> | z.input<Asked[N]['output']>;
};

export interface Shell {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  readonly pages: OpenedPages;
  readonly settings: OwnSettings;
  readonly home: string;
}

export function shellAnswers({ window, service, pages, settings, home }: Shell): ShellAnswers {
  let current: ArchiveStatus | null = null;
  const exported = new Set<string>();
  const places = new ReadingPlaces(home);

  const opened = (status: ArchiveStatus): ArchiveStatus => {
    current = status;
    settings.noteOpened(status.path);
    window.setTitle(`${status.name} – Dossier`);
    return status;
  };
  const open = async (path: string): Promise<ArchiveStatus> =>
    opened(await service.ask('service.open', { path }));

  return {
    'shell.current': async () => (current ? await service.ask('archive.status', {}) : null),
    'shell.recent': () => settings.recent.filter(({ path }) => existsSync(path)),
    'shell.createArchive': async () => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Create an archive',
        buttonLabel: 'Create',
        defaultPath: join(app.getPath('documents'), 'My archive'),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      return opened(await service.ask('service.create', { path: filePath }));
    },
    'shell.openArchive': async ({ path }) => {
      if (path !== undefined) {
        if (!settings.recent.some((entry) => entry.path === path))
          throw new ProblemError('usage', `“${path}” is not among the archives opened before.`);
        return open(path);
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open an archive',
        properties: ['openDirectory'],
      });
      const [chosen] = filePaths;
      return canceled || !chosen ? null : open(chosen);
    },
    'shell.openSample': async () => {
      const samples = join(app.getAppPath(), 'samples');
      const path = join(home, 'samples', folderLabel(readSampleManifest(samples).title));
      if (existsSync(join(path, 'dossier.json'))) return open(path);
      return opened(await service.ask('service.createSample', { path, samples }));
    },
    'shell.closeArchive': async () => {
      await service.ask('service.close', {});
      current = null;
      window.setTitle('Dossier');
      return {};
    },
    'shell.addFiles': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Add files',
        buttonLabel: 'Add',
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: 'Text, HTML and PDF', extensions: ['txt', 'html', 'htm', 'pdf'] }],
      });
      return canceled || filePaths.length === 0
        ? null
        : await service.ask('articles.import', { paths: filePaths });
    },
    'shell.addCapture': async ({ article }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Add a newer copy of the article',
        buttonLabel: 'Add',
        properties: ['openFile'],
        filters: [{ name: 'Text, HTML and PDF', extensions: ['txt', 'html', 'htm', 'pdf'] }],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('captures.add', { article, path });
    },
    'shell.chooseSyncFolder': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Sync with a folder',
        buttonLabel: 'Choose',
        properties: ['openDirectory', 'createDirectory'],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('service.chooseSyncFolder', { path });
    },
    ...keepingAnswers({ window, service }),
    ...draftAnswers({ window, service }),
    ...editionAnswers({ window, service, written: (path) => exported.add(path) }),
    ...proofAnswers({ window, service, written: (path) => exported.add(path) }),
    ...factCheckAnswers({ window, service, written: (path) => exported.add(path) }),
    ...citingAnswers({ window, service, written: (path) => exported.add(path) }),
    ...exchangingAnswers({ window, service, written: (path) => exported.add(path) }),
    ...briefingAnswers({ window, service, written: (path) => exported.add(path) }),
    ...tableAnswers({ window, service, written: (path) => exported.add(path) }),
    ...timelineAnswers({ window, service, written: (path) => exported.add(path) }),
    ...annotatedAnswers({
      window,
      service,
      paper: () => settings.preferences.paper,
      written: (path) => exported.add(path),
    }),
    ...folderAnswers({ window, service, opened, written: (path) => exported.add(path) }),
    'shell.showInFolder': ({ path }) => {
      // Only what was exported here: the window can't have just any file shown.
      if (exported.has(path)) shell.showItemInFolder(path);
      return {};
    },
    'shell.showPutAway': async ({ id }) => {
      const { path } = await service.ask('service.putAwayPath', { id });
      shell.showItemInFolder(path);
      return {};
    },
    ...openingAnswers({ service, pages, places }),
    'shell.keepReadingPlace': (place) => places.keep(place),
    'shell.preferences': () => settings.preferences,
    'shell.setPreferences': (change) => settings.change(change),
  };
}
