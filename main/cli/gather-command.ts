/** Gathering passages into a briefing, by what they speak of. */
import { type Command, Option } from 'commander';
import { type GatherOrder, gatherOrders } from '../../archive/contract/briefing-requests.ts';
import { example } from './example.ts';
import { linkedIds, type PassageOptions, withPassageFilter } from './mark-list-command.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface GatherOptions extends CommonOptions, PassageOptions {
  readonly by: GatherOrder;
  readonly again?: boolean;
  readonly after?: string;
  readonly first?: boolean;
}

export function addGatherCommand(briefings: Command, context: Context): void {
  example(
    withPassageFilter(briefings.command('gather').argument('<archive>').argument('<briefing>')),
    'briefings gather "My archive" b7n8m9a1s2d3 --person "Kevin de León" --by event',
  )
    .description('add a quotation of every highlight that fits, once each')
    .addOption(new Option('--by <order>', 'what the headings are').choices(gatherOrders).default('article'))
    .option('--again', 'also those that the briefing quotes already')
    .option('--after <block>', 'put them after this block')
    .option('--first', 'put them at the beginning')
    .action(async (archive: string, id: string, options: GatherOptions) => {
      const { article, color, tag, words, by, again, after, first } = options;
      const linked = await linkedIds(context, archive, options);
      const { briefing, added, known } = await askArchive(context, archive, 'briefings.gather', {
        id,
        filter: { article, color, tag, words, ...linked },
        by,
        ...(again && { again }),
        ...(first ? { after: null } : after !== undefined && { after }),
      });
      print(options, { id, added, known, blocks: briefing.blocks.length }, () => [
        added === 0 ? 'Nothing was added.' : `Added ${counted(added, 'quotation')} to “${briefing.title}”.`,
        ...(known === 0
          ? []
          : [`${counted(known, 'passage')} that ${known === 1 ? 'fits is' : 'fit are'} quoted already.`]),
      ]);
    });
}
