/** Taking blocks from one briefing to another. */
import type { Command } from 'commander';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface CarryOptions extends CommonOptions {
  readonly to: string;
  readonly copy?: boolean;
  readonly after?: string;
  readonly first?: boolean;
}

export function addCarryCommand(blocks: Command, context: Context): void {
  example(
    blocks
      .command('carry')
      .argument('<archive>')
      .argument('<briefing>', 'from which')
      .argument('<block...>')
      .requiredOption('--to <briefing>', 'the briefing that they come into'),
    'briefings blocks carry "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9 --to d1f2g3h4j5k6',
  )
    .description('take blocks from one briefing to another, in the order that they have')
    .option('--copy', 'leave them where they are, too')
    .option('--after <block>', 'put them after this block; otherwise they come at the end')
    .option('--first', 'put them at the beginning')
    .action(async (archive: string, from: string, ids: string[], options: CarryOptions) => {
      const { to: target, copy, after, first } = options;
      const { to } = await askArchive(context, archive, 'briefings.carryBlocks', {
        from,
        blocks: ids,
        to: target,
        ...(copy && { copy }),
        ...(first ? { after: null } : after !== undefined && { after }),
      });
      print(options, { from, to: to.id, carried: ids.length, blocks: to.blocks.length }, () => [
        `${counted(ids.length, 'block')} ${copy ? 'copied' : 'taken'} to “${to.title}”.`,
      ]);
    });
}
