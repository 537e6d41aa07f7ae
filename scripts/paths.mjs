import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone this script belongs to. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export const isLinux = process.platform === 'linux';
export const isRoot = isLinux && process.getuid() === 0;

/** The unprivileged user that Electron runs as when these scripts run as root. */
export const serviceUser = 'dossier';
export const serviceHome = '/var/lib/dossier';

/** Shared by every user of the machine; only root writes it. */
export const machineCache = '/var/cache/dossier';

/** Where what is fetched once for all clones is kept. */
export function cacheFolder() {
  if (process.env.DOSSIER_CACHE) return process.env.DOSSIER_CACHE;
  if (isRoot) return machineCache;
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dossier');
}

/** A short name for this clone, for what the cache keeps per clone. */
export const cloneKey = createHash('sha256').update(root).digest('hex').slice(0, 12);

/**
 * The app runs as another user than the command line when both are started by root, so neither could find the
 * other's data by its own home folder: both are told the same one. Anyone else gets the app's own default.
 */
export function applyDataFolder() {
  if (isRoot && !process.env.DOSSIER_HOME) process.env.DOSSIER_HOME = join(serviceHome, 'data');
}

/** @param {string} command */
export function isOnPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => folder && existsSync(join(folder, command)));
}

/** @param {string} file */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
