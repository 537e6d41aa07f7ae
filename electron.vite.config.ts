import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Built for the oldest Electron that must run it: 33 (Chromium 130, Node 20.18).
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';
const devPort = 5173;

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      // Bundled and so cut down to what is used: as packages they take a third of a command's start.
      externalizeDeps: { exclude: ['zod', 'edtf', 'commander'] },
      rollupOptions: {
        input: {
          index: resolve('main/index.ts'),
          cli: resolve('main/cli/index.ts'),
          service: resolve('main/service/process.ts'),
          parser: resolve('archive/importing/parser-process.ts'),
          'looking-thread': resolve('archive/sync/looking-thread.ts'),
        },
        // Chunks beside the entries: import.meta.dirname is then out/main everywhere.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve('preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    // An article's frame is on an origin of its own, from which the socket for hot reload must still find its server.
    server: {
      port: devPort,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: devPort },
    },
    build: {
      target: chromeTarget,
      outDir: resolve('out/renderer'),
      minify: true,
      rollupOptions: {
        input: {
          app: resolve('renderer/index.html'),
          page: resolve('renderer/page/index.html'),
          print: resolve('renderer/print/index.html'),
        },
      },
    },
  },
});
