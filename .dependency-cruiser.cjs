/**
 * The directions in which the layers may depend on each other (docs/ARCHITECTURE.md). `npm test` fails when one
 * is broken; tests/unit/layers.test.ts shows that it does.
 */
const shared = String.raw`\.shared\.ts$`;
const contract = '^archive/contract/';

module.exports = {
  forbidden: [
    {
      name: 'archive-is-plain',
      comment: 'The domain knows no Electron, no React, no window and none of the layers around it.',
      severity: 'error',
      from: { path: '^archive/' },
      to: {
        path: '^(main|preload|renderer)/|node_modules/(electron|react|react-dom|@mantine|@tanstack)/|^electron$',
      },
    },
    {
      name: 'contract-is-light',
      comment: 'The contract goes into every process: shapes only, nothing of the domain, nothing of Node.',
      severity: 'error',
      from: { path: contract },
      to: { pathNot: [contract, 'node_modules/zod/'] },
    },
    {
      name: 'shared-is-pure',
      comment: 'What the window shares with the archive runs in both: it may use nothing but its like.',
      severity: 'error',
      from: { path: shared },
      // marked is text in, tokens out: the same in both.
      to: { pathNot: [shared, contract, '^node_modules/marked/'] },
    },
    {
      name: 'renderer-knows-the-contract',
      comment: 'The window sees the archive through the contract and pure helpers marked as shared.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(archive|main|preload)/', pathNot: [contract, shared] },
    },
    {
      name: 'renderer-is-no-node',
      comment: 'The window is sandboxed: no Electron and nothing of Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-is-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/electron/|^electron$' },
    },
    {
      name: 'preload-is-narrow',
      severity: 'error',
      from: { path: '^preload/' },
      to: { pathNot: [contract, 'node_modules/electron/', '^electron$'] },
    },
    {
      name: 'main-is-no-window',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|preload)/' },
    },
    {
      name: 'command-line-is-plain-node',
      comment: 'Only printing starts Electron, in a process of its own.',
      severity: 'error',
      from: { path: '^main/cli/' },
      to: { reachable: true, path: 'node_modules/electron/|^electron$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|woff2)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] },
  },
};
