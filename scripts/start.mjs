// `npm start [-- <arguments for the app>]`: sets up and builds what is not yet, and runs the app.
import './node-version.mjs';
import { setup } from './setup.mjs';

const { runMain } = await import('./run.mjs');
await runMain(async () => {
  await setup();
  const { build } = await import('./build.mjs');
  await build();
  const { applyDataFolder } = await import('./paths.mjs');
  const { needReachableDataFolder } = await import('./user.mjs');
  applyDataFolder();
  needReachableDataFolder();
  const { launchElectron } = await import('./electron.mjs');
  return launchElectron(['.', ...process.argv.slice(2)], { announceScreen: true });
});
