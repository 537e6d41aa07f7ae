import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const unit = { testTimeout: 20_000, hookTimeout: 30_000, setupFiles: ['tests/unit/end-of-file.ts'] };
const isolated = ['tests/unit/**/*.isolated.test.ts'];

export default defineConfig({
  // The clone may belong to another user than the one who tests.
  cacheDir: join(tmpdir(), `dossier-vitest-${process.getuid?.() ?? 'user'}`),
  test: {
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: isolated,
          // Loading the same modules for each of 200 files took a third of the time.
          isolate: false,
        },
      },
      // What puts something else in the place of a module needs a process in which nobody has loaded it.
      { test: { ...unit, name: 'unit-isolated', include: isolated } },
      { test: { name: 'syncthing', include: ['tests/syncthing/**/*.test.ts'], fileParallelism: false } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A window answers when it can: vitest's own second is too short for a machine that does other things as well.
          expect: { poll: { timeout: 15_000 } },
          // A window may also lose its focus to the screen. What passed only then is named at the end (scripts/vitest.mjs).
          retry: 1,
          // One file at a time on each screen; scripts/vitest.mjs opens the screens and says how many workers.
          setupFiles: ['tests/e2e/own-screen.ts'],
          isolate: false,
        },
      },
    ],
  },
});
