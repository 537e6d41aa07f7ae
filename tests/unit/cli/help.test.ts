/** Every command explains itself, and stands in `docs/CLI.md`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../../main/cli/program.ts';
import type { Context } from '../../../main/cli/session.ts';

// Nothing is asked of the archive: commands are looked at, not run.
const program = buildProgram({ service: null, home: '' } as unknown as Context);
const lines = readFileSync(join(import.meta.dirname, '../../../docs/CLI.md'), 'utf8').split('\n');

const helpOf = (command: Command): string => {
  let help = '';
  command.configureOutput({ writeOut: (words) => (help += words) });
  command.outputHelp();
  return help;
};
const within = (command: Command, above: string): (readonly [string, Command])[] =>
  command.commands
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => {
      const name = `${above}${one.name()}`;
      return [[name, one] as const, ...within(one, `${name} `)];
    });
const all = within(program, '');
const groups = all.filter(([, { commands }]) => commands.length > 0);
const leaves = all.filter(([, { commands }]) => commands.length === 0);

test.each(leaves)('%s has an example and --json, and is in the list of commands', (name, command) => {
  const help = helpOf(command);
  expect(help).toContain(`dossier ${name.replace(/ .*/u, '')}`);
  expect(help).toContain('Example:');
  expect(help).toContain('--json');
  const words = name.split(' ');
  expect(lines.some((line) => words.every((word) => line.includes(word)))).toBe(true);
});

test.each([['dossier', program] as const, ...groups])('%s has an example', (_, command) =>
  expect(helpOf(command)).toContain('Example:'),
);

test('there are not fewer than there were', () => expect(leaves.length).toBeGreaterThan(85));
