// `npm run -s dossier -- <command>`: the command line. Its own output is all there is on stdout.
import './node-version.mjs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';

const { SetupError, say } = await import('./run.mjs');
const { isRoot, root } = await import('./paths.mjs');
try {
  // Electron is set up by the one command that prints (electron-run.mjs); the others must not wait for it.
  await setup({ electron: false });
  const { build } = await import('./build.mjs');
  await build();
  if (isRoot) {
    const { checkDataFolder, ensureServiceUser, shareDataFolder } = await import('./user.mjs');
    checkDataFolder();
    ensureServiceUser();
    // What root writes must be writable for the app, which runs as another user, perhaps right now: before, as
    // new archives get the owner of the data folder, and after, for what this command left in it.
    shareDataFolder();
    process.on('exit', shareDataFolder);
  }
} catch (error) {
  say(error instanceof SetupError ? error.message : error.stack);
  process.exit(1);
}

// npm runs scripts in the clone; the person's relative paths are meant from where they are. Other scripts of ours
// hand npm's variable on to what they start, where it means nothing.
if (process.env.npm_lifecycle_event === 'dossier' && process.cwd() === root && process.env.INIT_CWD) {
  process.chdir(process.env.INIT_CWD);
}
process.env.DOSSIER_ELECTRON_RUN = fileURLToPath(new URL('./electron-run.mjs', import.meta.url));
// In this same process: a second Node would double the time a short command takes.
const commandLine = join(root, 'out', 'main', 'cli.js');
process.argv[1] = commandLine;
await import(pathToFileURL(commandLine).href);
