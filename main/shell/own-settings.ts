/** What the app remembers for this device: preferences and the archives opened last, in its own folder. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Preferences, preferencesSchema } from '../../archive/contract/shell.ts';
import { makeFolder, writeDurably } from '../../archive/storage/durable-file.ts';

const recentSchema = z.array(z.object({ path: z.string(), opened: z.string() }));
const settingsSchema = z.object({
  preferences: preferencesSchema.catch({ theme: 'system', paper: 'A4', panes: {} }),
  recent: recentSchema.catch([]),
});
type Settings = z.infer<typeof settingsSchema>;

const recentKept = 8;

export class OwnSettings {
  readonly #path: string;
  #settings: Settings;

  constructor(home: string) {
    makeFolder(home);
    this.#path = join(home, 'window.json');
    this.#settings = settingsSchema.parse(readSettings(this.#path));
  }

  get preferences(): Preferences {
    return this.#settings.preferences;
  }

  change(change: { readonly [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences {
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#keep({ ...this.#settings, preferences: { ...this.#settings.preferences, ...known } });
    return this.preferences;
  }

  get recent(): { path: string; name: string; opened: string }[] {
    return this.#settings.recent.map((entry) => ({ ...entry, name: basename(entry.path) }));
  }

  noteOpened(path: string): void {
    const others = this.#settings.recent.filter((entry) => entry.path !== path);
    const recent = [{ path, opened: new Date().toISOString() }, ...others].slice(0, recentKept);
    this.#keep({ ...this.#settings, recent });
  }

  #keep(settings: Settings): void {
    this.#settings = settings;
    writeDurably(this.#path, `${JSON.stringify(settings, null, 1)}\n`);
  }
}

/** What can't be read counts as never set: these are conveniences, not the person's work. */
function readSettings(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { preferences: undefined, recent: undefined };
  }
}
