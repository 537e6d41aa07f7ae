/**
 * The app's own folder (`DOSSIER_HOME`): what belongs to this device and not to any archive. The app and the
 * command line share it, and so are one device.
 */
import { linkSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder, writeNew } from './durable-file.ts';
import { isId, newId } from './ids.ts';

/** Where the app keeps its own data, by the customs of the system, unless `DOSSIER_HOME` says otherwise. */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.DOSSIER_HOME) return environment.DOSSIER_HOME;
  if (process.platform === 'win32') return join(environment.APPDATA ?? homedir(), 'Dossier');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Dossier');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'dossier');
}

const deviceSchema = z.object({ id: z.string().refine(isId) });

/** The id of this device; made at first use, by whichever process comes first. */
export function deviceId(home: string): string {
  const path = join(home, 'device.json');
  try {
    return deviceSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).id;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  makeFolder(home);
  const id = newId();
  const mine = join(home, `.device-${id}.tmp`);
  writeNew(mine, `${JSON.stringify({ format: 1, id, created: new Date().toISOString() })}\n`);
  try {
    // A hard link fails where the name is taken: of two processes at once one wins, and both read its id.
    linkSync(mine, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return deviceSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).id;
}
