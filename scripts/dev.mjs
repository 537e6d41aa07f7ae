// `npm run dev`: the app with hot reload. electron-vite starts Electron itself, by the path that it is given.
import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';

const { run, runMain, toolCommand } = await import('./run.mjs');
await runMain(async () => {
  const { electron } = await setup();
  const { buildVariables } = await import('./build.mjs');
  const { electronVariables } = await import('./electron-install.mjs');
  const { lacksDisplay } = await import('./display.mjs');
  const { isRoot } = await import('./paths.mjs');
  const env = { ...process.env, ...buildVariables, ...electronVariables(electron) };
  // In these cases Electron is not to be started just like that, so our own starter takes its place.
  if (isRoot || lacksDisplay())
    env.ELECTRON_EXEC_PATH = fileURLToPath(new URL('./electron-run.mjs', import.meta.url));
  const command = [
    ...toolCommand('electron-vite', 'electron-vite'),
    'dev',
    '--watch',
    ...process.argv.slice(2),
  ];
  return run(command, { env, stdio: 'inherit' });
});
