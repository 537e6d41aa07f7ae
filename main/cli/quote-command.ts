/** How a quotation of a briefing is set: words left out and put in, the text around it, and putting it right. */
import { type Command, Option } from 'commander';
import { quotedInWords, quotedPieces } from '../../archive/briefings/quoted-pieces.shared.ts';
import { type ContextAmount, contextAmounts } from '../../archive/contract/briefing-blocks.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Block, Briefing } from '../../archive/contract/views.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface QuoteOptions extends CommonOptions {
  readonly leaveOut?: string;
  readonly replace?: string;
  readonly behind?: string;
  readonly put?: string;
  readonly restore?: boolean;
  readonly edit?: string[];
  readonly contextBefore?: ContextAmount;
  readonly contextAfter?: ContextAmount;
  readonly putRight?: 'stored' | 'newest';
}

type Quotation = Extract<Block, { kind: 'quotation' }>;

export function addQuoteCommand(briefings: Command, context: Context): void {
  example(
    briefings.command('quote').argument('<archive>').argument('<briefing>').argument('<block>'),
    'briefings quote "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9 --leave-out "who was ill,"',
  )
    .description('show how a quotation is set, or leave words out and put words in')
    .option('--leave-out <words>', 'these words of it, for which […] stands')
    .option('--replace <words>', 'these words of it, in whose place those of --put stand')
    .option('--behind <words>', 'the words behind which those of --put stand')
    .option('--put <words>', 'your words, in square brackets')
    .option('--restore', 'put back what the source says: all, or the edits that --edit names')
    .option('--edit <id>', 'an edit; give it once for each', collected)
    .addOption(
      new Option('--context-before <amount>', 'of the text before it, set with it').choices(contextAmounts),
    )
    .addOption(
      new Option('--context-after <amount>', 'of the text after it, set with it').choices(contextAmounts),
    )
    .addOption(
      new Option(
        '--put-right <words>',
        'take the words as they are stored where it was marked, or as they stand in the newest copy',
      ).choices(['stored', 'newest']),
    )
    .action(async (archive: string, id: string, block: string, options: QuoteOptions) => {
      const ask = { id, block };
      const before = await askArchive(context, archive, 'briefings.get', { id });
      let shown = quotationIn(before, block);
      const after = (briefing: Briefing): void => {
        shown = quotationIn(briefing, block);
      };
      if (options.putRight)
        after(
          await askArchive(context, archive, 'briefings.putMarkRight', { ...ask, take: options.putRight }),
        );
      if (options.restore)
        after(
          await askArchive(context, archive, 'briefings.restoreQuotation', {
            ...ask,
            ...(options.edit && { edits: options.edit }),
          }),
        );
      const edit = editOf(shown, options);
      if (edit) after(await askArchive(context, archive, 'briefings.editQuotation', { ...ask, ...edit }));
      if (options.contextBefore || options.contextAfter)
        after(
          await askArchive(context, archive, 'briefings.showContext', {
            ...ask,
            before: options.contextBefore ?? shown.context.before,
            after: options.contextAfter ?? shown.context.after,
          }),
        );
      const { edits, staleEdits, context: around, around: words } = shown;
      const set = setWords(shown);
      print(options, { block, words: set, edits, staleEdits, context: around, around: words }, () => [
        ...(words.before === '' ? [] : [`  ${words.before}`]),
        `“${set}”`,
        ...(words.after === '' ? [] : [`  ${words.after}`]),
        ...edits.map(
          ({ id: edit, words: own }) => `${edit}  ${own === null ? 'words left out' : `[${own}] put in`}`,
        ),
        ...(staleEdits === 0
          ? []
          : [
              `${counted(staleEdits, 'edit')} of other words: the highlight was put on others since. Look at it, and take ${staleEdits === 1 ? 'it' : 'them'} back with --restore.`,
            ]),
      ]);
    });
}

function quotationIn({ blocks }: Briefing, id: string): Quotation {
  const block = blocks.find((one) => one.id === id);
  if (block?.kind === 'quotation') return block;
  throw new ProblemError(
    'not-found',
    block
      ? `The block ${id} is no quotation. Nothing was changed.`
      : `There is no block ${id} in this briefing. Show the briefing to see the ids.`,
  );
}

const quoteOf = ({ passage }: Quotation): string => {
  if (passage) return passage.annotation.quote;
  throw new ProblemError('not-found', 'The highlight that it quotes is not here. Nothing was changed.');
};

const setWords = (block: Quotation): string => quotedInWords(quotedPieces(block.stretches, block.edits));

function editOf(
  block: Quotation,
  { leaveOut, replace, behind, put }: QuoteOptions,
): { quote: string; start: number; end: number; words: string | null } | undefined {
  const target = leaveOut ?? replace ?? behind;
  if (target === undefined && put === undefined) return undefined;
  if (target === undefined || (leaveOut === undefined) === (put === undefined))
    throw new ProblemError(
      'usage',
      'Say which words: --leave-out alone, or --put with --replace or --behind. Nothing was changed.',
    );
  const quote = quoteOf(block);
  const at = quote.indexOf(target);
  if (at < 0 || quote.indexOf(target, at + 1) >= 0)
    throw new ProblemError(
      at < 0 ? 'not-found' : 'several-matches',
      at < 0
        ? `“${target}” does not stand in this quotation. Nothing was changed.`
        : `“${target}” stands in this quotation more than once. Give more of the words around it; nothing was changed.`,
    );
  const start = [...quote.slice(0, at)].length;
  const end = start + [...target].length;
  if (leaveOut !== undefined) return { quote, start, end, words: null };
  return { quote, start: replace === undefined ? end : start, end, words: put ?? '' };
}
