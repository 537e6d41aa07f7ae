// The app inside the substitute Electron (substitute.mjs) that makes `electron [flags] <folder or file>` run the
// app there, as Electron's own release does. It runs in Electron, not in Node.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @param {string[]} args */
function parse(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') preloads.push(args[++index]);
    else if (arg === '-v' || arg === '--version') return { version: true, preloads };
    else if (!arg.startsWith('-')) return { target: resolve(arg), preloads };
  }
  return { preloads };
}

const { version, target, preloads } = parse(process.argv.slice(1));

try {
  if (version) {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
  if (!target) throw new Error('Which app? Run: electron <folder of the app>');
  const isFolder = statSync(target).isDirectory();
  const folder = isFolder ? target : dirname(target);
  const manifest = isFolder ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) : {};
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.name) app.setDesktopName(`${manifest.name}.desktop`);
  app.setAppPath(folder);
  const main = isFolder ? join(folder, manifest.main ?? 'index.js') : target;
  const require = createRequire(pathToFileURL(main));
  for (const module of preloads) require(resolve(module));
  // Awaited at the top level, so that what must come before `ready` (enableSandbox,
  // registerSchemesAsPrivileged) still comes before it.
  await import(pathToFileURL(main).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
