import type { Command } from 'commander';

/** Ends a command's help with an example. */
export function example(command: Command, text: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ dossier ${text}`);
}
