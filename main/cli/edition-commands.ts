import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { Edition, EditionChange } from '../../archive/contract/editions.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

export function addEditionCommands(program: Command, context: Context): void {
  const editions = example(
    program.command('editions').description('what was made of a briefing and handed on, kept unchanged'),
    'editions list "My archive" b7n8m9a1s2d3',
  );
  const list = (archive: string, briefing: string): Promise<Edition[]> =>
    askArchive(context, archive, 'editions.list', { briefing });
  /** By its number or its id. */
  const chosen = async (archive: string, briefing: string, edition: string): Promise<Edition> => {
    const all = await list(archive, briefing);
    const found = all.find(({ id, number }) => id === edition || String(number) === edition);
    if (!found)
      throw new ProblemError(
        'not-found',
        `There is no edition ${edition} of this briefing; there ${all.length === 1 ? 'is 1' : `are ${all.length}`}. List its editions to see them.`,
      );
    return found;
  };
  const command = (name: string, rest: string): Command =>
    example(
      editions.command(name).argument('<archive>').argument('<briefing>'),
      `editions ${name} "My archive" b7n8m9a1s2d3${rest}`,
    );

  command('list', '')
    .description('list the editions of a briefing')
    .action(async (archive: string, briefing: string, options: CommonOptions) => {
      const all = await list(archive, briefing);
      print(options, all, () =>
        all.length === 0 ? ['Nothing was exported of this briefing yet.'] : columns(all.map(row)),
      );
    });

  command('show', ' 2')
    .argument('<edition>', 'its number or id')
    .description('say all that is known of an edition')
    .option('--for <name>', 'note for whom it is')
    .action(
      async (
        archive: string,
        briefing: string,
        edition: string,
        options: CommonOptions & { for?: string },
      ) => {
        const found = await chosen(archive, briefing, edition);
        const shown =
          options.for === undefined
            ? found
            : await askArchive(context, archive, 'editions.describe', {
                briefing,
                edition: found.id,
                recipient: options.for,
              });
        print(options, shown, () => lines(shown));
      },
    );

  command('compare', ' 2 --with 1')
    .argument('<edition>', 'its number or id')
    .description('say what changed since the edition before it, or since another one')
    .option('--with <edition>', 'another edition than the one before it')
    .action(
      async (
        archive: string,
        briefing: string,
        edition: string,
        options: CommonOptions & { with?: string },
      ) => {
        const found = await chosen(archive, briefing, edition);
        const other = options.with === undefined ? '' : (await chosen(archive, briefing, options.with)).id;
        const compared = await askArchive(context, archive, 'editions.compare', {
          briefing,
          edition: found.id,
          with: other,
        });
        print(options, compared, () => [
          `Edition ${compared.later.number} compared with edition ${compared.earlier.number}: ${compared.changes.length === 0 ? 'they say the same.' : `${counted(compared.changes.length, 'change')}.`}`,
          ...compared.changes.flatMap(changeLines),
        ]);
      },
    );

  command('export', ' 2 --out briefing.pdf')
    .argument('<edition>', 'its number or id')
    .requiredOption('--out <file>', 'the file to write')
    .description('write an edition once more, as it was')
    .action(
      async (
        archive: string,
        briefing: string,
        edition: string,
        options: CommonOptions & { out: string },
      ) => {
        const { id, number, sha256 } = await chosen(archive, briefing, edition);
        const { path } = await askArchive(context, archive, 'service.editionFile', { briefing, edition: id });
        writeExport(resolve(options.out), readFileSync(path));
        print(options, { file: options.out, edition: number, sha256 }, () => [
          `Wrote ${options.out}, edition ${number} as it was. SHA-256: ${sha256}`,
        ]);
      },
    );
}

const row = (edition: Edition): string[] => [
  `${edition.number}.`,
  edition.id,
  edition.made.slice(0, 16).replace('T', ' '),
  edition.format.toUpperCase(),
  edition.pages === null ? '' : counted(edition.pages, 'page'),
  edition.recipient === '' ? '' : `for ${edition.recipient}`,
  sinceWords(edition),
  edition.here ? '' : 'not in this folder',
];

export function sinceWords({ since }: Edition): string {
  if (!since) return 'first';
  const { added, removed, changed } = since;
  const parts = [
    added > 0 ? `${added} added` : '',
    removed > 0 ? `${removed} removed` : '',
    changed > 0 ? `${changed} changed` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'says the same' : parts.join(', ');
}

const lines = (edition: Edition): string[] => [
  `Edition ${edition.number} of “${edition.title}”  ${edition.id}`,
  `Made ${edition.made}${edition.by === '' ? '' : ` by ${edition.by}`}${edition.recipient === '' ? '' : `, for ${edition.recipient}`}`,
  `${edition.format.toUpperCase()}, ${edition.bytes} bytes${edition.pages === null ? '' : `, ${counted(edition.pages, 'page')}`}, ${counted(edition.quotations, 'quotation')}`,
  `SHA-256: ${edition.sha256}`,
  ...(edition.fingerprint === ''
    ? []
    : [`Fingerprint: ${edition.fingerprint}${edition.signed ? ', signed' : ''}`]),
  `Since the one before: ${sinceWords(edition)}`,
  ...(edition.here ? [] : ['Its file is not in this folder.']),
];

const changeLines = ({ kind, what, before, after }: EditionChange): string[] => [
  '',
  `${what} ${kind}`,
  ...(before === '' ? [] : [`  – ${before}`]),
  ...(after === '' ? [] : [`  + ${after}`]),
];
