/** Files that come with the app. */
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export const samplesFolder = (): string => join(root, 'samples');

/** Starts Electron as the machine needs it: unprivileged, with a display, on the binary that is there. */
export const electronRunner = (): string => join(root, 'scripts', 'electron-run.mjs');
export const appFolder = (): string => root;
