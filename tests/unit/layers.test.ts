/** The check of layers fails where a direction is broken: planted in a copy of the tree, each by its rule. */
import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { temporaryFolder, writeFile } from './archive-in-folder.ts';

const root = resolve(import.meta.dirname, '../..');

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

interface Broken {
  readonly from: string;
  readonly rule: string;
}

/** The rules that are broken in a small tree made of these files, and by which file. */
function brokenRules(files: Readonly<Record<string, string>>): Broken[] {
  const folder = temporaryFolder();
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, content] of Object.entries({ ...clean, ...files }))
    writeFile(join(folder, name), content);
  const { stdout } = cruise(folder);
  const { violations } = reportSchema.parse(JSON.parse(stdout)).summary;
  return violations.map(({ from: file, rule }) => ({ from: file, rule: rule.name }));
}

function cruise(folder: string): { readonly stdout: string } {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'archive',
    'main',
    'preload',
    'renderer',
  ];
  try {
    return {
      stdout: execFileSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    };
  } catch (error) {
    // It ends with the number of violations.
    return error as { stdout: string };
  }
}

const clean = {
  'archive/contract/shapes.ts': "import * as z from 'zod';\nexport const shape = z.string();\n",
  'archive/people/person.ts':
    "import { readFileSync } from 'node:fs';\nimport { shape } from '../contract/shapes.ts';\nexport const person = [readFileSync, shape];\n",
  'archive/people/name.shared.ts': 'export const fold = (name: string): string => name;\n',
  'main/index.ts':
    "import { app } from 'electron';\nimport { person } from '../archive/people/person.ts';\nexport const main = [app, person];\n",
  'main/cli/index.ts':
    "import { person } from '../../archive/people/person.ts';\nexport const cli = person;\n",
  'preload/index.ts':
    "import { contextBridge } from 'electron';\nimport { shape } from '../archive/contract/shapes.ts';\nexport const bridge = [contextBridge, shape];\n",
  'renderer/main.tsx':
    "import { useState } from 'react';\nimport { shape } from '../archive/contract/shapes.ts';\nimport { fold } from '../archive/people/name.shared.ts';\nexport const view = [useState, shape, fold];\n",
};

const from = (what: string): string => `import * as planted from '${what}';\nexport const used = planted;\n`;

describe('the layers', () => {
  test('of a clean tree break no rule', { timeout: 60_000 }, () => expect(brokenRules({})).toEqual([]));

  const violations: readonly (readonly [name: string, file: string, imports: string, rule: string])[] = [
    ['the archive importing Electron', 'archive/people/x.ts', 'electron', 'archive-is-plain'],
    ['the archive importing React', 'archive/people/x.ts', 'react', 'archive-is-plain'],
    [
      'the archive importing the main process',
      'archive/people/x.ts',
      '../../main/index.ts',
      'archive-is-plain',
    ],
    [
      'the contract importing the domain',
      'archive/contract/x.ts',
      '../people/person.ts',
      'contract-is-light',
    ],
    ['the contract importing Node', 'archive/contract/x.ts', 'node:fs', 'contract-is-light'],
    ['a shared helper importing Node', 'archive/people/x.shared.ts', 'node:fs', 'shared-is-pure'],
    [
      'the renderer importing the main process',
      'renderer/x.ts',
      '../main/index.ts',
      'renderer-knows-the-contract',
    ],
    [
      'the renderer importing the domain',
      'renderer/x.ts',
      '../archive/people/person.ts',
      'renderer-knows-the-contract',
    ],
    ['the renderer importing Node', 'renderer/x.ts', 'node:fs', 'renderer-is-no-node'],
    ['the renderer importing Electron', 'renderer/x.ts', 'electron', 'renderer-is-no-electron'],
    ['the preload importing the domain', 'preload/x.ts', '../archive/people/person.ts', 'preload-is-narrow'],
    ['the main process importing the renderer', 'main/x.ts', '../renderer/main.tsx', 'main-is-no-window'],
    ['the command line reaching Electron', 'main/cli/x.ts', '../index.ts', 'command-line-is-plain-node'],
    ['what is not there', 'archive/people/x.ts', './absent.ts', 'resolves'],
  ];
  const planted = violations.map(([, file, imports], at) => ({
    // Each in a file of its own, so that they break their rules in one tree.
    file: file.replace('x.', `x${at}.`),
    imports,
  }));
  let broken: readonly Broken[] = [];
  beforeAll(() => {
    broken = brokenRules({
      ...Object.fromEntries(planted.map(({ file, imports }) => [file, from(imports)])),
      'archive/people/a.ts': from('./b.ts'),
      'archive/people/b.ts': from('./a.ts'),
    });
  }, 60_000);

  test.each(violations.map((violation, at) => [...violation, at] as const))(
    'break the rule: %s',
    (_name, _file, _imports, rule, at) => {
      expect(broken).toContainEqual({ from: planted[at]?.file, rule });
    },
  );

  test('break the rule: a circle', () => {
    expect(broken.filter(({ from: file }) => file === 'archive/people/a.ts')).toEqual([
      { from: 'archive/people/a.ts', rule: 'no-circles' },
    ]);
  });
});
