/** Quotations compared with the stored copies: those of a draft from elsewhere, and those of a briefing. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type BriefingCheck,
  type CheckedQuotation,
  type DraftCheck,
  longestPastedDraft,
} from '../../archive/contract/drafts.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  countsInWords,
  differenceInWords,
  placeInWords,
  quotationNotes,
  standingInWords,
  stateOfBlock,
  storedWords,
  unreadInWords,
  verdictWords,
} from '../../archive/quoting/check-words.shared.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, exitCodes, print } from './session.ts';

interface CheckOptions extends CommonOptions {
  readonly all?: boolean;
  readonly format?: 'text' | 'html';
}

export function addCheckCommand(program: Command, context: Context): void {
  example(
    program
      .command('check')
      .argument('<archive>')
      .argument('<draft>', 'a .docx, .txt, .md or .html file; - for text on standard input'),
    'check "My archive" draft.docx',
  )
    .description('find every quotation of a draft in the stored copies: stands, differs, or in no source')
    .option('--all', 'also list those that stand')
    .addOption(new Option('--format <format>', 'of what comes on standard input').choices(['text', 'html']))
    .action(async (archive: string, draft: string, options: CheckOptions) => {
      const check = await checked(context, archive, draft, options);
      if (check.differs + check.none > 0) process.exitCode = exitCodes.findings;
      print(options, check, () => draftLines(check, options.all ?? false));
    });
}

export function addBriefingCheck(briefings: Command, context: Context): void {
  example(
    briefings.command('check').argument('<archive>').argument('<id>'),
    'briefings check "My archive" b7n8m9a1s2d3',
  )
    .description('compare every quotation of a briefing with the stored copies, character for character')
    .option('--all', 'also list those that stand')
    .option('--put-right', 'put the stored words in the place of typed quotations that differ from them')
    .action(async (archive: string, id: string, options: CheckOptions & { putRight?: boolean }) => {
      let check = await askArchive(context, archive, 'briefings.check', { id });
      const put = options.putRight ? await putRight(context, archive, id, check) : 0;
      if (put > 0) check = await askArchive(context, archive, 'briefings.check', { id });
      if (check.findings > 0) process.exitCode = exitCodes.findings;
      print(options, options.putRight ? { ...check, putRight: put } : check, () => [
        ...(put > 0 ? [`Put right: ${put}.`] : []),
        ...briefingLines(check, options.all ?? false),
      ]);
    });
}

function checked(
  context: Context,
  archive: string,
  draft: string,
  { format }: CheckOptions,
): Promise<DraftCheck> {
  if (draft !== '-') return askArchive(context, archive, 'drafts.checkFile', { path: resolve(draft) });
  const text = readFileSync(0, 'utf8');
  if (text.length > longestPastedDraft)
    throw new ProblemError(
      'usage',
      'What came on standard input is too long to be checked at once. Save it as a file and name that; nothing was checked.',
    );
  return askArchive(
    context,
    archive,
    'drafts.check',
    format === 'html' ? { text: '', html: text } : { text },
  );
}

/** The last ones of a text first: where those before them stand is not changed by it. */
async function putRight(
  context: Context,
  archive: string,
  id: string,
  { blocks, typed }: BriefingCheck,
): Promise<number> {
  const marked = blocks.filter(({ verdict }) => verdict === 'differs');
  for (const { block } of marked)
    await askArchive(context, archive, 'briefings.putMarkRight', { id, block, take: 'stored' });
  const wrong = typed.filter(
    ({ quotation: { verdict, nearest, within } }) => verdict === 'differs' && nearest && within === null,
  );
  for (const { block, start, end, quotation } of wrong.toReversed())
    await askArchive(context, archive, 'briefings.putRight', {
      id,
      block,
      start,
      end,
      words: quotation.words,
      stored: storedWords(quotation),
    });
  return wrong.length + marked.length;
}

function draftLines(check: DraftCheck, all: boolean): string[] {
  const shown = check.quotations.filter(
    (one) => all || one.verdict !== 'stands' || quotationNotes(one).length > 0,
  );
  return [countsInWords(check), ...shown.flatMap(quotationLines), ...unreadInWords(check.unread)];
}

function quotationLines(one: CheckedQuotation): string[] {
  const { number, words, verdict, nearest, difference, articles, places } = one;
  return [
    '',
    `${number}. ${verdictWords[verdict]}  (${placeInWords(one)})`,
    `   “${words.replace(/\s+/gu, ' ')}”`,
    ...places.map((place) => `   ${standingInWords(place)}  ${place.address}`),
    ...(articles > places.length ? [`   and in ${articles - places.length} more`] : []),
    ...(nearest
      ? [
          `   ${verdict === 'differs' ? 'Nearest' : 'Most like it'}: ${standingInWords(nearest)}  ${nearest.address}`,
          `   “${nearest.words}”`,
          ...(verdict === 'differs' ? [`   ${differenceInWords(difference)}`] : []),
        ]
      : []),
    ...quotationNotes(one).map((note) => `   ${note}`),
  ];
}

function briefingLines({ blocks, typed, findings, unread }: BriefingCheck, all: boolean): string[] {
  const doubtful = blocks.filter((block) => all || stateOfBlock(block) !== '');
  const wrong = typed.filter(({ quotation }) => all || quotation.verdict !== 'stands');
  return [
    `${blocks.length + typed.length} quotations checked: ${findings === 0 ? 'all stand in the stored copies' : `${findings} to look at`}.`,
    ...doubtful.flatMap((block) => [
      '',
      `${block.number === 0 ? '–' : block.number}. ${stateOfBlock(block) || 'stands'}`,
      ...(block.words === '' ? [] : [`   “${block.words.replace(/\s+/gu, ' ')}”  ${block.title}`]),
      ...(block.difference.length > 0 ? [`   ${differenceInWords(block.difference)}`] : []),
    ]),
    ...wrong.flatMap(({ quotation }) => quotationLines(quotation)),
    ...unreadInWords(unread),
  ];
}
