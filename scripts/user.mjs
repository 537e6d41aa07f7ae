import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';
import { isOnPath, isRoot, root, serviceHome, serviceUser } from './paths.mjs';
import { capture, SetupError, say } from './run.mjs';

/** Chromium's sandbox refuses to run as root, and a browser engine should not: root's Electron runs as this user. */
export function ensureServiceUser() {
  if (!isRoot || serviceIds()) return;
  say(`Creating the system user ${serviceUser}, which the app runs as …`);
  const made = capture(
    `useradd --system --user-group --create-home --home-dir ${serviceHome} --shell /usr/sbin/nologin ${serviceUser}`.split(
      ' ',
    ),
  );
  // Two set-ups at once: the other one's useradd counts as well.
  if (!made.ok && !serviceIds()) {
    throw new SetupError(`The system user ${serviceUser} could not be created: ${made.stderr.trim()}`);
  }
}

/** @returns {{ uid: number, gid: number } | undefined} */
export function serviceIds() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${serviceUser}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Prefixes a command so that it runs unprivileged, and gets a signal when the process that starts it dies,
 * however that dies. `setpriv` turns itself into the command: no process is left between.
 * @param {string[]} command
 * @param {{ onParentDeath?: string }} [options]
 */
export function unprivileged(command, { onParentDeath } = {}) {
  const flags = [];
  if (isRoot) flags.push(`--reuid=${serviceUser}`, `--regid=${serviceUser}`, '--init-groups');
  if (onParentDeath) flags.push(`--pdeathsig=${onParentDeath}`);
  if (flags.length === 0 || !isOnPath('setpriv')) {
    if (isRoot) throw new SetupError('setpriv (Debian package util-linux) is needed to run the app as root.');
    return command;
  }
  return ['setpriv', ...flags, '--', ...command];
}

/** The environment for it: nothing that points into root's own home or session. */
export function unprivilegedEnv(env) {
  if (!isRoot) return env;
  const kept = { ...env, HOME: serviceHome, USER: serviceUser, LOGNAME: serviceUser };
  const rootsOwn =
    /^(XDG_(RUNTIME_DIR|(CONFIG|CACHE|DATA|STATE)_HOME)|DBUS_SESSION_BUS_ADDRESS|WAYLAND_DISPLAY|TMPDIR)$/;
  for (const name of Object.keys(kept)) if (rootsOwn.test(name)) delete kept[name];
  return kept;
}

/** Makes the data folder, when it is root who starts the app, and hands over what root's command line left in it. */
export function shareDataFolder() {
  const folder = process.env.DOSSIER_HOME;
  if (!isRoot || !folder) return;
  checkDataFolder();
  mkdirSync(folder, { recursive: true });
  giveTo(resolve(folder), serviceIds());
}

/** The window runs as the unprivileged user and lives in the data folder: that must be within its reach. */
export function needReachableDataFolder() {
  const folder = process.env.DOSSIER_HOME;
  if (!isRoot || !folder) return;
  shareDataFolder();
  if (serviceUserCanRead([folder])) return;
  throw new SetupError(
    `Started as root, the app runs as the user ${serviceUser}, who can't reach DOSSIER_HOME=${folder}: a folder above it is closed to others. Choose another folder, or open that one (chmod o+x).`,
  );
}

/** Root gives the data folder away with everything in it, so a slip such as DOSSIER_HOME=/root must not pass. */
export function checkDataFolder() {
  const folder = process.env.DOSSIER_HOME;
  if (!isRoot || !folder) return;
  const home = resolve(folder);
  const holds = (path) => `${path}/`.startsWith(home.endsWith(sep) ? home : home + sep);
  if (home.split(sep).length < 3 || [root, homedir(), serviceHome, '/usr/bin', '/var/cache'].some(holds)) {
    throw new SetupError(`DOSSIER_HOME=${folder} is not a folder of Dossier's own; choose one that is.`);
  }
}

/**
 * `chown -R` which changes no link's target and no file with a second name: the folder belongs to a less
 * privileged user, who could have put either there.
 * @param {string} folder
 * @param {{ uid: number, gid: number }} owner
 */
export function giveTo(folder, { uid, gid }) {
  chownSync(folder, uid, gid);
  const foreign = ['(', '!', '-uid', String(uid), ')', '(', '-type', 'd', '-o', '-links', '1', ')'];
  capture(['find', folder, ...foreign, '-exec', 'chown', '-h', `${uid}:${gid}`, '{}', '+']);
}

/**
 * Whether the unprivileged user can read all of these.
 * @param {string[]} paths
 */
export function serviceUserCanRead(paths) {
  const check = 'for path; do test -r "$path" || exit 1; done';
  return capture(unprivileged(['sh', '-c', check, 'sh', ...paths]), { cwd: '/' }).ok;
}
