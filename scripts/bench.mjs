// `npm run bench [-- --only=start,change --sizes=10000 --runs=5]`: figures into tests/bench/RESULTS.md.
import './node-version.mjs';
import { join } from 'node:path';
import { setup } from './setup.mjs';

const { run, runMain } = await import('./run.mjs');
await runMain(async () => {
  const { root } = await import('./paths.mjs');
  await setup({ electron: false });
  // Sync is measured through the command line.
  const { build } = await import('./build.mjs');
  await build();
  const only = process.argv.find((argument) => argument.startsWith('--only='));
  if (!only || only.slice('--only='.length).split(',').includes('briefings')) {
    const { ensureBenchTools } = await import('./bench-tools.mjs');
    await ensureBenchTools();
  }
  const bench = join(root, 'tests', 'bench', 'bench.ts');
  return run([process.execPath, '--import', 'tsx', bench, ...process.argv.slice(2)], { stdio: 'inherit' });
});
