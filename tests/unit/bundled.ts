/** Scripts of the tests as one file of JavaScript each: what is started hundreds of times must start fast. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { temporaryFolder } from './archive-in-folder.ts';

const root = join(import.meta.dirname, '..', '..');

/** Bundles a script with all that it imports (but for what is native); answers the path of the result. */
export async function bundled(script: string): Promise<string> {
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  mkdirSync(join(folder, 'bundle'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: script,
      outDir: join(folder, 'bundle'),
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
  return join(folder, 'bundle', `${basename(script, '.ts')}.mjs`);
}
