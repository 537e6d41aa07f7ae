#!/usr/bin/env node
// `node scripts/electron-run.mjs <electron's arguments>` runs Electron the way `launchElectron` does, setting it
// up first where need be. Executable, so that it also stands in for Electron's binary where a tool wants one.
import './node-version.mjs';
import { setup } from './setup.mjs';

const { runMain } = await import('./run.mjs');
await runMain(async () => {
  await setup();
  const { launchElectron } = await import('./electron.mjs');
  return launchElectron(process.argv.slice(2));
});
