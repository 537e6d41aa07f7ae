/** The name desk: records that may be one, and what was decided. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Comparison,
  type DeskReason,
  type DeskSentence,
  mostProposals,
  type Proposal,
} from '../../archive/contract/name-desk.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { type RecordType, recordTypes } from '../../archive/contract/record-parts.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface DeskOptions extends CommonOptions {
  readonly type?: RecordType;
  readonly limit: number;
}

const inAll = 25;

function countOf(written: string): number {
  const number = Number(written);
  if (Number.isInteger(number) && number >= 1 && number <= mostProposals) return number;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${mostProposals}.`);
}

/** Into the commands of people. */
export function addNameDeskCommands(people: Command, context: Context): void {
  example(
    people
      .command('desk')
      .argument('<archive>')
      .argument('[id]', 'with [other]: these two alone, proposed or not')
      .argument('[other]')
      .addOption(new Option('--type <type>', 'only pairs with one of these').choices(recordTypes))
      .option('--limit <number>', 'as many pairs', countOf, inAll),
    'people desk "My archive" --json',
  )
    .description('list records that may be one, with what speaks for that and against it')
    .action(
      async (
        archive: string,
        id: string | undefined,
        other: string | undefined,
        { type, limit, ...options }: DeskOptions,
      ) => {
        if (id !== undefined) {
          if (other === undefined)
            throw new ProblemError('usage', 'Name both that are to be compared, or none to see the pairs.');
          const comparison = await askArchive(context, archive, 'desk.compare', { id, other });
          print(options, comparison, () => comparisonLines(comparison));
          return;
        }
        const { total, open, pairs } = await askArchive(context, archive, 'desk.pairs', { type, limit });
        const compared: (Comparison & Pick<Proposal, 'names'>)[] = [];
        for (const { pair, names } of pairs) {
          const ids = { id: pair[0].id, other: pair[1].id };
          compared.push({ ...(await askArchive(context, archive, 'desk.compare', ids)), names });
        }
        print(options, { total, open, pairs: compared }, () =>
          total === 0
            ? ['Nobody here looks like anybody else.']
            : [
                ...compared.flatMap((one) => [...comparisonLines(one), '']),
                ...(total > pairs.length ? [`${pairs.length} of ${counted(total, 'pair')}`] : []),
              ],
        );
      },
    );

  example(
    people
      .command('later')
      .argument('<archive>')
      .argument('<id>')
      .argument('<other>')
      .option('--no-more', 'take the pair back among the others'),
    'people later "My archive" p81kd0a2b3c4 q1w2e3r4t5y6',
  )
    .description('put a pair of the name desk behind the others, on this device')
    .action(
      async (archive: string, id: string, other: string, options: CommonOptions & { more: boolean }) => {
        await askArchive(context, archive, 'desk.later', { id, other, later: options.more });
        print(options, { id, other, later: options.more }, () => [
          options.more ? 'Put off; it stands behind the others.' : 'It stands among the others again.',
        ]);
      },
    );

  example(people.command('apart').argument('<archive>'), 'people apart "My archive"')
    .description('list the pairs that were said not to be the same')
    .action(async (archive: string, options: CommonOptions) => {
      const pairs = await askArchive(context, archive, 'desk.apart', {});
      print(options, pairs, () => pairs.map(([a, b]) => `${a.name} (${a.id}) is not ${b.name} (${b.id})`));
    });

  example(
    people.command('reconsider').argument('<archive>').argument('<id>').argument('<other>'),
    'people reconsider "My archive" p81kd0a2b3c4 q1w2e3r4t5y6',
  )
    .description('take back that two are not the same; joins nothing')
    .action(async (archive: string, id: string, other: string, options: CommonOptions) => {
      await askArchive(context, archive, 'desk.reconsider', { id, other });
      print(options, { id, other }, () => ['Taken back: they may be the same again.']);
    });
}

function comparisonLines({ pair: [a, b], likeness, later, reasons }: Comparison): string[] {
  const one = ({ name, id, passages }: typeof a): string =>
    `${name} (${id}, ${counted(passages, 'passage')})`;
  return [
    `${one(a)} = ${one(b)}?  ${likeness.toFixed(2)}${later ? ', put off' : ''}`,
    ...reasons.flatMap(reasonLines),
    ...[a, b].flatMap(({ name, sentences }) =>
      sentences.length === 0 ? [] : [`  ${name}:`, ...sentences.map(sentenceLine)],
    ),
  ];
}

const reasonLines = ({ speaks, words, sentences }: DeskReason): string[] => [
  `  ${speaks === 'for' ? '+' : '−'} ${words}`,
  ...sentences.map(sentenceLine),
];

const sentenceLine = ({ before, words, after, article }: DeskSentence): string =>
  `      ${before}[${words}]${after} — ${article.title} (${article.id})`;
