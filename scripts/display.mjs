import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLinux, isRoot } from './paths.mjs';
import { SetupError } from './run.mjs';
import { serviceIds, unprivileged, unprivilegedEnv } from './user.mjs';

/** Whether this machine shows no windows by itself, so that a virtual screen is needed. Root uses X only. */
export function lacksDisplay(env = process.env) {
  return isLinux && !env.DISPLAY && (isRoot || !env.WAYLAND_DISPLAY);
}

/**
 * As many virtual screens as are wanted where there is no real one, and else that one: windows on one screen take
 * the focus and the clipboard from each other.
 * @param {number} count
 * @returns {Promise<[Display, ...Display[]]>}
 */
export async function openDisplays(count) {
  if (!lacksDisplay()) return [await openDisplay()];
  const opened = await Promise.allSettled(Array.from({ length: count }, openDisplay));
  const failed = opened.find(({ status }) => status === 'rejected');
  if (!failed) return opened.map(({ value }) => value);
  await Promise.all(opened.map(({ value }) => value?.close()));
  throw failed.reason;
}

/**
 * The environment through which an X client finds its screen, on a virtual one where there is none.
 *
 * This starts Xvfb itself rather than through `xvfb-run`: that is a shell script, which leaves its Xvfb behind
 * when it is killed. Ours is in a session of its own, so that Ctrl-C does not take the screen away from an app
 * that is still saving; and should we be killed ourselves, it lasts until the app, told to end, has ended.
 * @returns {Promise<Display>}
 *
 * @typedef {object} Display
 * @property {Record<string, string>} env
 * @property {boolean} virtual
 * @property {(group: number) => void} [keepFor] names the process group that must not outlive us
 * @property {() => Promise<void> | void} close
 */
async function openDisplay() {
  if (!isLinux) return { env: {}, virtual: false, close() {} };
  if (!lacksDisplay()) return existingDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'dossier-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityFile(), { mode: 0o600 });
  if (isRoot) {
    const { uid, gid } = serviceIds();
    for (const path of [folder, authority]) chownSync(path, uid, gid);
    // X refuses to make this folder unless it is root, and Xvfb will not be.
    if (!existsSync('/tmp/.X11-unix')) {
      mkdirSync('/tmp/.X11-unix', { recursive: true });
      chmodSync('/tmp/.X11-unix', 0o1777);
    }
  }
  const [file, ...args] = unprivileged(['sh', '-c', keeper, 'sh', authority]);
  const xvfb = spawn(file, args, {
    cwd: '/',
    env: unprivilegedEnv(process.env),
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  // It may end first; that is not worth more than the app's own complaint.
  xvfb.stdin.on('error', () => {});
  const ended = new Promise((resolve) => xvfb.on('close', resolve));
  const close = async () => {
    xvfb.stdin.end('end\n');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const number = await displayNumber(xvfb);
    const keepFor = (group) => xvfb.stdin.write(`${group}\n`);
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, virtual: true, keepFor, close };
  } catch (error) {
    await close();
    throw error;
  }
}

// Holds Xvfb until told to end it. If its input ends without that word, we were killed: the app has been told to
// end by then (user.mjs) and is given time to, before what is left of its process group goes with the screen.
const keeper = `
  Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -noreset -auth "$1" &
  exec 3>&-
  while read -r word; do
    [ "$word" != end ] || { kill $!; wait; exit; }
    group=$word
  done
  exec 2>/dev/null # nobody reads it any more: a message would be the end of this shell
  sleep 3
  [ -z "$group" ] || kill -KILL "-$group"
  kill $!
  rm -rf "\${1%/*}"`;

/** Xvfb writes its number once it is ready to be used. */
function displayNumber(xvfb) {
  return new Promise((resolve, reject) => {
    let complaints = '';
    let number = '';
    xvfb.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    xvfb.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (number.endsWith('\n')) resolve(Number(number));
    });
    xvfb.stdio[3].on('end', () => reject(new SetupError(`Xvfb did not start:\n${complaints.trim()}`)));
    xvfb.on('error', reject);
  });
}

/** One cookie, for any host and any display number: it is made before Xvfb has chosen its number. */
function authorityFile() {
  const sized = (value) => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  };
  const anyHost = Buffer.from([255, 255]);
  return Buffer.concat([anyHost, sized(''), sized(''), sized('MIT-MAGIC-COOKIE-1'), sized(randomBytes(16))]);
}

/** Root's own desktop: its key to the screen is copied to where the unprivileged user can read it. */
function existingDisplay() {
  const key = process.env.XAUTHORITY || join(homedir(), '.Xauthority');
  if (!isRoot || !existsSync(key)) {
    // Electron before 38 takes to Wayland only when told to.
    const waylandOnly = process.env.WAYLAND_DISPLAY && !process.env.DISPLAY;
    return { env: waylandOnly ? { ELECTRON_OZONE_PLATFORM_HINT: 'auto' } : {}, virtual: false, close() {} };
  }
  const { uid, gid } = serviceIds();
  const folder = mkdtempSync(join(tmpdir(), 'dossier-display-'));
  const copy = join(folder, 'authority');
  copyFileSync(key, copy);
  for (const path of [folder, copy]) chownSync(path, uid, gid);
  const close = () => rmSync(folder, { recursive: true, force: true });
  return { env: { XAUTHORITY: copy }, virtual: false, close };
}
