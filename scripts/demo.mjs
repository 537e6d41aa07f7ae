// `npm run demo [-- <files>]`: runs the app through its demonstration, into demo/ of the clone.
import './node-version.mjs';
import { setup } from './setup.mjs';

const { runMain, say } = await import('./run.mjs');
await runMain(async () => {
  const { basename, join, resolve } = await import('node:path');
  const { isRoot, root } = await import('./paths.mjs');
  // npm runs scripts in the clone, the person named the files from where they were.
  const files = process.argv.slice(2).map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));
  await setup();
  const { build } = await import('./build.mjs');
  await build();
  const { launchElectron } = await import('./electron.mjs');
  const { lendFolder, lendFiles } = await import('./lend.mjs');
  const { readableClone } = await import('./stage.mjs');
  const folder = lendFolder(join(root, 'demo'), join(await readableClone(), 'demo'));
  const sources = lendFiles(files);
  try {
    const options = { announceScreen: true };
    return await launchElectron(['.', `--demo=${folder.path}`, ...sources.paths], options);
  } finally {
    sources.giveBack();
    folder.giveBack();
    if (isRoot && folder.path !== join(root, 'demo')) say(`Copied to ${join(root, basename(folder.path))}`);
  }
});
