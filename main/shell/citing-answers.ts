/** Dialogs for citation styles, and for references that go to and come from reference managers. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { ReferenceFormat } from '../../archive/contract/citing.ts';
import { folderLabel } from '../../archive/storage/layout.ts';
import type { ServiceHost } from '../service/service-host.ts';
import type { ShellAnswers } from './shell-answers.ts';

interface Citing {
  readonly window: BrowserWindow;
  readonly service: ServiceHost;
  /** Takes note of what was written here, and may be shown in its folder. */
  readonly written: (path: string) => void;
}

const endings: Readonly<Record<ReferenceFormat, { readonly ending: string; readonly name: string }>> = {
  bibtex: { ending: 'bib', name: 'BibTeX' },
  ris: { ending: 'ris', name: 'RIS' },
  'csl-json': { ending: 'json', name: 'CSL-JSON' },
};

export function citingAnswers({ window, service, written }: Citing) {
  return {
    'shell.addStyle': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Add a citation style',
        buttonLabel: 'Add',
        properties: ['openFile'],
        filters: [{ name: 'Citation styles (CSL)', extensions: ['csl'] }],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('citing.addStyle', { path });
    },
    'shell.exportReferences': async ({ articles, format }) => {
      const { ending, name } = endings[format];
      const label = folderLabel((await service.ask('archive.status', {})).name) || 'References';
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export references',
        buttonLabel: 'Export',
        defaultPath: join(app.getPath('documents'), `${label} references.${ending}`),
        filters: [{ name, extensions: [ending] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      const references = await service.ask('citing.references', { articles, format });
      writeExport(filePath, Buffer.from(references.content));
      written(filePath);
      return { path: filePath, articles: references.articles };
    },
    'shell.readReferences': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Describe articles from a file',
        buttonLabel: 'Read',
        properties: ['openFile'],
        filters: [
          { name: 'References', extensions: ['bib', 'bibtex', 'ris', 'json'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : await service.ask('citing.readReferences', { path });
    },
  } satisfies Partial<ShellAnswers>;
}
