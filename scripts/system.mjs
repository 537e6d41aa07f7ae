import { existsSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { lacksDisplay } from './display.mjs';
import { cacheFolder, isLinux, isOnPath, isRoot, machineCache, readIfThere } from './paths.mjs';
import { capture, run, SetupError, say } from './run.mjs';
import { unprivileged } from './user.mjs';

const libraries = 'libgtk-3-0 libnss3 libasound2 libgbm1 libnotify4 libxss1 libxtst6'.split(' ');
const fonts = [
  { package: 'fonts-liberation', family: 'Liberation Sans' },
  { package: 'fonts-noto-core', family: 'Noto Sans Arabic' },
  { package: 'fonts-noto-cjk', family: 'Noto Sans CJK' },
];

/**
 * Sees to what the app needs of the system: libraries, a screen, fonts, a working sandbox.
 * @param {string} binary Electron's
 * @param {{ thorough: boolean }} options not thorough: skip what was found right since packages last changed
 */
export async function ensureSystem(binary, { thorough }) {
  if (!isLinux) return;
  const state = systemState(binary);
  const stamp = `system-${lacksDisplay() ? 'virtual' : 'desktop'}`;
  const noted = [cacheFolder(), machineCache].some((cache) => readIfThere(join(cache, stamp)) === state);
  if (noted && !thorough) return;

  const missing = missingLibraries(binary).length > 0 ? [...libraries] : [];
  if (lacksDisplay() && !isOnPath('Xvfb')) missing.push('xvfb');
  const missingFonts = isRoot ? fontsMissing() : [];
  if (missing.length > 0 || missingFonts.length > 0) {
    await installPackages([...missing, ...missingFonts]);
    const still = missingLibraries(binary);
    if (still.length > 0) throw new SetupError(`Electron still misses the libraries ${still.join(', ')}.`);
  }
  const wantedFonts = fontsMissing();
  if (wantedFonts.length > 0) {
    say(`Some scripts will show as boxes. Fonts for them: ${installCommand(wantedFonts)}`);
  }
  ensureSandbox(binary);
  try {
    // Taken anew: installing has just changed it.
    writeFileSync(join(cacheFolder(), stamp), systemState(binary));
  } catch {
    // No cache of our own (Electron came from the machine's): looked at again the next time.
  }
}

/** Changes whenever a package is installed or removed, or the cache turns up on another machine. */
function systemState(binary) {
  const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
  return [hostname(), binary, changed(binary), changed('/var/lib/dpkg/status')].join('\n');
}

/** The loader's own word: `ldd` names each library that it does not find. */
function missingLibraries(binary) {
  return [...capture(['ldd', binary]).stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

function fontsMissing() {
  const families = capture(['fc-list', ':', 'family']).stdout;
  return fonts.filter((font) => !families.includes(font.family)).map((font) => font.package);
}

function installCommand(packages) {
  return `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Installs Debian packages when root, and otherwise says how to.
 * @param {string[]} packages
 */
export async function installPackages(packages) {
  if (!isOnPath('apt-get')) {
    throw new SetupError(
      `Dossier needs these Debian packages, or what your system calls them: ${packages.join(' ')}`,
    );
  }
  if (!isRoot)
    throw new SetupError(
      `Some system packages are missing. Install them with:\n  ${installCommand(packages)}`,
    );
  say(`Installing system packages: ${packages.join(' ')} …`);
  if (await aptInstall(packages)) return;
  // New machines often have no package lists, or outdated ones, so this is worth it only now.
  await run(['apt-get', 'update', '-qq'], aptOptions);
  if (!(await aptInstall(packages, 2))) {
    throw new SetupError(`apt-get could not install ${packages.join(' ')}; see its message above.`);
  }
}

const aptOptions = {
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  stdio: ['ignore', 'ignore', 2],
};

async function aptInstall(packages, stderr = 'ignore') {
  const flags = '-y -qq --no-install-recommends -o DPkg::Lock::Timeout=300'.split(' ');
  const options = { ...aptOptions, stdio: ['ignore', 'ignore', stderr] };
  return (await run(['apt-get', 'install', ...flags, ...packages.map(currentName)], options)) === 0;
}

/** Newer Debian and Ubuntu releases renamed libraries whose time type changed. */
function currentName(name) {
  return capture(['apt-cache', 'pkgnames', `${name}t64`])
    .stdout.split('\n')
    .includes(`${name}t64`)
    ? `${name}t64`
    : name;
}

/**
 * Chromium builds its sandbox from user namespaces, which some systems keep from ordinary users. There it has a
 * helper that must belong to root. Switching the sandbox off is no way out: the app shows stored pages of others.
 */
function ensureSandbox(binary) {
  // Nothing to try it with: Electron will tell.
  if (!isOnPath('unshare')) return;
  if (capture(unprivileged(['unshare', '--user', '--map-root-user', 'true'])).ok) return;
  const helper = join(dirname(binary), 'chrome-sandbox');
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  const commands = [
    ['chown', 'root:root', helper],
    ['chmod', '4755', helper],
  ];
  if (isRoot) {
    for (const command of commands) capture(command);
    return;
  }
  const asRoot = commands.map((command) => `  sudo ${command.join(' ')}`).join('\n');
  throw new SetupError(
    `This system does not let Chromium's sandbox work by itself. Allow it once with:\n${asRoot}`,
  );
}
