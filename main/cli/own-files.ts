/** Files that come with the app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');

export const samplesFolder = (): string => join(root, 'samples');

/** Starts Electron as the machine needs it: unprivileged, with a display, on the binary that is there. */
export const electronRunner = (): string => join(root, 'scripts', 'electron-run.mjs');
export const appFolder = (): string => root;

const packageSchema = z.object({ version: z.string() });

export const appVersion = (): string =>
  packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
