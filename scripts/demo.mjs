// `npm run demo [-- <files>]`: the main job through the real app (tests/demo/demo.ts), into demo/ of the clone.
import './node-version.mjs';
import { setup } from './setup.mjs';

const { runMain, say } = await import('./run.mjs');
await runMain(async () => {
  const { basename, join, resolve } = await import('node:path');
  const { isRoot, root } = await import('./paths.mjs');
  // npm runs scripts in the clone, the person named the files from where they were.
  const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));
  const { electron } = await setup();
  const { build } = await import('./build.mjs');
  await build();
  const { moved, runAsAppUser } = await import('./electron.mjs');
  const { electronVariables } = await import('./electron-install.mjs');
  const { lendFolder, lendFiles } = await import('./lend.mjs');
  const { readableNode } = await import('./readable-node.mjs');
  const { readableClone } = await import('./stage.mjs');
  const clone = await readableClone();
  const folder = lendFolder(join(root, 'demo'), join(clone, 'demo'));
  const sources = lendFiles(files);
  try {
    const demo = join(clone, 'tests', 'demo', 'demo.ts');
    return await runAsAppUser([readableNode(), '--import', 'tsx', demo, folder.path, ...sources.paths], {
      cwd: clone,
      env: { ...process.env, ...electronVariables(moved(electron, clone)) },
      announceScreen: true,
    });
  } finally {
    sources.giveBack();
    folder.giveBack();
    if (isRoot && folder.path !== join(root, 'demo')) say(`Copied to ${join(root, basename(folder.path))}`);
  }
});
