/** Texts of which there are several versions: seeing them, and deciding. */
import type { Command } from 'commander';
import type { Decision } from '../../archive/contract/decisions.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { versionLabel } from '../../archive/decisions/prose.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface SettleOptions extends CommonOptions {
  readonly pick?: string;
  readonly text?: string;
  readonly replaces?: string[];
}

export function addDecisionCommands(program: Command, context: Context): void {
  example(program.command('decisions').argument('<archive>'), 'decisions "My archive"')
    .description('list the texts of which there are several versions, written on different devices at once')
    .action(async (archive: string, options: CommonOptions) => {
      const list = await askArchive(context, archive, 'decisions.list', {});
      print(options, list, () =>
        list.length === 0 ? ['There is nothing to decide.'] : list.flatMap(decisionLines),
      );
    });

  example(
    program
      .command('settle')
      .argument('<archive>')
      .argument('<address>', 'what the text is of, as “decisions” prints it')
      .argument('<field>', 'note, description or text'),
    'settle "My archive" people/p81kd0a2b3c4 description --text "Both of it"',
  )
    .description('decide between the versions of a text')
    .option('--pick <version>', 'keep this version')
    .option('--text <text>', 'put this text in the place of the versions')
    .option(
      '--replaces <version>',
      'a version that it takes the place of; give it once for each. Without it: all there are',
      collected,
    )
    .action(async (archive: string, of: string, field: string, options: SettleOptions) => {
      const list = await askArchive(context, archive, 'decisions.list', {});
      const decision = list.find((one) => one.of === of && one.field === field);
      if (!decision)
        throw new ProblemError(
          'not-found',
          `There is nothing to decide about the ${field} at ${of}. Nothing was changed; “dossier decisions” lists what there is.`,
        );
      const text = chosenText(decision, options);
      const replaces = options.replaces ?? decision.seen;
      const { left } = await askArchive(context, archive, 'decisions.settle', {
        of,
        field: decision.field,
        text,
        replaces,
      });
      const replaced = decision.versions.filter(({ name }) => replaces.includes(name));
      print(options, { of, field, text, replaced, left }, () => [
        `Settled the ${nameOf(decision)}: ${counted(replaced.length, 'version')} replaced; the history keeps them.`,
        ...(left.length === 0 ? [] : [`${counted(left.length, 'version')} are still to be decided between.`]),
      ]);
    });
}

function chosenText({ of, field, versions }: Decision, { pick, text }: SettleOptions): string {
  if ((pick === undefined) === (text === undefined))
    throw new ProblemError(
      'usage',
      'Say either which version to keep (--pick) or what the text is to be (--text).',
    );
  if (text !== undefined) return text;
  const picked = versions.find(({ name }) => name === pick);
  if (!picked)
    throw new ProblemError(
      'not-found',
      `The ${field} at ${of} has no version ${pick}. Nothing was changed; its versions are ${versions.map(({ name }) => name).join(', ')}.`,
    );
  return picked.text;
}

const nameOf = ({ kind, field, title }: Decision): string =>
  kind === 'briefing' ? `text in “${title}”` : `${field} ${kind === 'annotation' ? 'on' : 'of'} “${title}”`;

function decisionLines(decision: Decision): string[] {
  const { of, field, source, versions } = decision;
  return [
    `${of} ${field}`,
    `  The ${nameOf(decision).replace(/\s+/gu, ' ')}${source === '' ? '' : `, ${source}`}`,
    ...versions.flatMap((version) => [
      `  ${version.name}  ${versionLabel(version)}${version.here ? ' (this device)' : ''}`,
      ...(version.text || '(empty)').split('\n').map((line) => `      ${line}`),
    ]),
    '',
  ];
}
