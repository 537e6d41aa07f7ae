// `node scripts/in-window.mjs FILE.ts ARG…`: runs a TypeScript file of the clone, with the built app at hand, as the user that
// the app runs as and on its screen. What it writes to the file that DOSSIER_RESULT names is printed.
import './node-version.mjs';
import { setup } from './setup.mjs';

const { runMain } = await import('./run.mjs');
await runMain(async () => {
  const { chownSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const { isRoot } = await import('./paths.mjs');
  const { electron } = await setup();
  const { build } = await import('./build.mjs');
  await build();
  const { moved, runAsAppUser } = await import('./electron.mjs');
  const { electronVariables } = await import('./electron-install.mjs');
  const { readableNode } = await import('./readable-node.mjs');
  const { readableClone } = await import('./stage.mjs');
  const { serviceIds } = await import('./user.mjs');
  const clone = await readableClone();
  const folder = mkdtempSync(join(tmpdir(), 'dossier-window-'));
  const result = join(folder, 'result.json');
  if (isRoot) {
    const { uid, gid } = serviceIds();
    chownSync(folder, uid, gid);
  }
  try {
    const file = join(clone, process.argv[2] ?? '');
    const env = { ...process.env, ...electronVariables(moved(electron, clone)), DOSSIER_RESULT: result };
    const code = await runAsAppUser([readableNode(), '--import', 'tsx', file, ...process.argv.slice(3)], {
      cwd: clone,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (code === 0) process.stdout.write(`${readFileSync(result, 'utf8')}\n`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
