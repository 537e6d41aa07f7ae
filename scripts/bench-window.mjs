// `node scripts/bench-window.mjs reading 5`: measures in a real window what tests/bench/windows/ says; figures as JSON on stdout.
import './node-version.mjs';
import { join } from 'node:path';
import { setup } from './setup.mjs';

const { runMain } = await import('./run.mjs');
await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  const { electron } = await setup();
  const { moved, runAsAppUser } = await import('./electron.mjs');
  const { electronVariables } = await import('./electron-install.mjs');
  const { readableNode } = await import('./readable-node.mjs');
  const { readableClone } = await import('./stage.mjs');
  const clone = await readableClone();
  const script = join(clone, 'tests', 'bench', 'windows', `${name}.ts`);
  return runAsAppUser([readableNode(), '--import', 'tsx', script, ...args], {
    cwd: clone,
    env: { ...process.env, ...electronVariables(moved(electron, clone)) },
  });
});
