/** Starts the built app in a real Electron window, with its sandbox on, for a test or the demo. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

export const root = join(import.meta.dirname, '..', '..');
/** Pictures of screens, kept by CI. */
export const results = join(root, 'test-results');

export interface AppUnderTest {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** What the window and its frames said on the console as errors. */
  readonly complaints: string[];
  close(): Promise<void>;
  /** Ends the app as a power cut would. */
  kill(): Promise<void>;
}

/** A folder for one test, gone when it is done. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dossier-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function startApp(home: string): Promise<AppUnderTest> {
  const executablePath = process.env.ELECTRON_EXEC_PATH;
  if (!executablePath) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests with npm test');
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const app = await _electron.launch({
    executablePath,
    args: [root],
    chromiumSandbox: true,
    env: { ...environment, DOSSIER_HOME: home } as Record<string, string>,
  });
  const window = await app.firstWindow();
  const complaints: string[] = [];
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  window.on('pageerror', (error) => complaints.push(String(error)));
  await window.waitForLoadState('domcontentloaded');
  return {
    app,
    window,
    complaints,
    close: () => app.close(),
    kill: async () => {
      const closed = new Promise((resolve) => app.process().once('exit', resolve));
      killTree(app.process().pid);
      await closed;
    },
  };
}

/** SIGKILL to the process and all that it started, children first. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).split(
    /\s+/,
  );
  process.kill(pid, 'SIGKILL');
  for (const child of children.filter(Boolean).map(Number)) {
    try {
      killTree(child);
    } catch {
      // Gone with its parent.
    }
  }
}

/** What the system's dialogs will answer: the next ones in order, in place of a person. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { readonly open?: readonly string[]; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    if (open)
      dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: [...open] })) as never;
    if (save) dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath: save })) as never;
  }, answers);
}

/** Takes a picture of the window, by name. */
export async function picture(window: Page, name: string, folder = results): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await window.screenshot({ path: join(folder, `${name}.png`) });
}

/** Files below a folder, for a test that looks at what is on the disk. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
