// `npm run eval:names -- FILE [--json]`: how well names are compared, on pairs of which it is known (tests/eval).
import './node-version.mjs';
import { join } from 'node:path';
import { setup } from './setup.mjs';

const { run, runMain } = await import('./run.mjs');
await runMain(async () => {
  const { root } = await import('./paths.mjs');
  await setup({ electron: false });
  const evaluation = join(root, 'tests', 'eval', 'names.ts');
  return run([process.execPath, '--import', 'tsx', evaluation, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
});
