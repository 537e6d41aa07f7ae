/** One archive open in one window, shared by the tests of a file. */
import { join } from 'node:path';
import { scratchFolder, startApp } from './app-under-test.ts';
import { dossierJson } from './command-line.ts';
import { Hands } from './hands.ts';

/** The sample archive under a name, in a folder that is gone when it is closed; nothing is made before it is opened. */
export function sampleInWindow(name: string) {
  const folder = scratchFolder();
  const scratch = folder.path;
  const home = join(scratch, 'home');
  const archive = join(scratch, name);
  let hands: Hands | undefined;
  return {
    scratch,
    home,
    archive,
    open: async (): Promise<Hands> => {
      await dossierJson(home, ['sample', archive]);
      const app = await startApp(home);
      app.window.setDefaultTimeout(10_000);
      hands = new Hands(app);
      await hands.openArchive(archive);
      return hands;
    },
    close: async (): Promise<void> => {
      await hands?.app.close();
      folder.remove();
    },
  };
}
