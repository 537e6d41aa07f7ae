import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The clone may belong to another user than the one who tests.
  cacheDir: join(tmpdir(), `dossier-vitest-${process.getuid?.() ?? 'user'}`),
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'syncthing', include: ['tests/syncthing/**/*.test.ts'], fileParallelism: false } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One file at a time on each screen; scripts/vitest.mjs opens the screens and says how many workers.
          setupFiles: ['tests/e2e/own-screen.ts'],
        },
      },
    ],
  },
});
