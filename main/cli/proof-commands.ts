/** Documents that carry their proof, and keys that sign them: all of it without an archive. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CheckedProofQuotation, ProofReport, SigningKey } from '../../archive/contract/proof.ts';
import { example } from './example.ts';
import { type CommonOptions, type Context, columns, counted, exitCodes, print } from './session.ts';

export interface VerifyDocumentOptions extends CommonOptions {
  readonly fingerprint?: string;
  readonly key?: string;
}

/** Whether what is to be verified is a document, and no archive, which is a folder. */
export const isDocument = (path: string): boolean =>
  /\.pdf$/iu.test(path) || statSync(path, { throwIfNoEntry: false })?.isFile() === true;

export async function verifyDocument(
  { service }: Context,
  path: string,
  options: VerifyDocumentOptions,
): Promise<void> {
  const report = await service.answer('service.verifyDocument', {
    path: resolve(path),
    fingerprint: options.fingerprint ?? '',
    key: options.key === undefined ? '' : resolve(options.key),
  });
  if (report.verdict === 'altered' || report.verdict === 'no-proof') process.exitCode = exitCodes.findings;
  print(options, report, () => reportLines(report));
}

function reportLines(report: ProofReport): string[] {
  const { message, title, date, fingerprint, findings, remarks, quotations, attachments } = report;
  if (report.verdict === 'no-proof') return [message];
  return [
    message,
    ...findings.map((finding) => `  ${finding.message}`),
    ...(title === '' ? [] : ['', `“${title}”, ${date}`, `Fingerprint: ${fingerprint}`]),
    ...(quotations.length === 0 ? [] : ['', `${counted(quotations.length, 'quotation')}:`]),
    ...columns(quotations.map(quotationRow), 70),
    ...(attachments.length === 0 ? [] : ['', `${counted(attachments.length, 'attachment')}:`]),
    ...columns(
      attachments.map(({ found, name, bytes, sha256 }) => [
        foundWords[found],
        name,
        `${bytes} bytes`,
        sha256,
      ]),
      64,
    ),
    ...(remarks.length === 0 ? [] : ['', ...remarks]),
  ];
}

const foundWords = { same: 'as stated', differs: 'ALTERED', missing: 'MISSING' } as const;

function quotationRow(one: CheckedProofQuotation): string[] {
  const { number, sign, stands, original, printed, page, locator, machineRead, translatedFrom, words } = one;
  return [
    `${number}.`,
    stands && printed !== false && original !== 'differs' ? 'stands' : 'DOES NOT STAND',
    sign,
    `page ${page ?? '?'}`,
    locator ? `${locator.kind} ${locator.number} of the source` : '',
    [
      `“${words}”`,
      original === 'unread' ? '(the original was not read anew)' : '',
      machineRead ? '(read by a machine)' : '',
      translatedFrom === '' ? '' : `(translated from ${translatedFrom})`,
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

export function addKeyCommands(program: Command, { service }: Context): void {
  const keys = example(
    program
      .command('keys')
      .description('keys that sign documents: that of this computer, and those you trust'),
    'keys list',
  );

  example(keys.command('list'), 'keys list --json')
    .description('list the key of this computer and those that you trust')
    .action(async (options: CommonOptions) => {
      const list = await service.answer('keys.list', {});
      print(options, list, () => (list.length === 0 ? ['There are no keys yet.'] : columns(list.map(row))));
    });

  example(keys.command('export').argument('<file>'), 'keys export ana.txt')
    .description('write the public key of this computer, for those who are to verify what it signs')
    .action(async (file: string, options: CommonOptions) => {
      const key = await service.answer('service.exportKey', { path: resolve(file) });
      print(options, key, () => [
        `Wrote ${file}. Its fingerprint is ${key.key}: read it out to whoever gets the file.`,
      ]);
    });

  example(keys.command('trust').argument('<file>', 'a public key'), 'keys trust ana.txt --name "Ana Sá"')
    .description('trust a public key: what it signs is then said to be signed by that name')
    .option('--name <name>', 'other than the one that it brings')
    .action(async (file: string, options: CommonOptions & { name?: string }) => {
      const key = await service.answer('service.trustKey', {
        path: resolve(file),
        name: options.name ?? '',
      });
      print(options, key, () => [
        `What is signed with ${key.key} is from now on said to be signed by ${key.name}. Compare the fingerprint with them.`,
      ]);
    });

  example(keys.command('forget').argument('<fingerprint>', 'of the key'), 'keys forget "3f9a 0c1e 77b2 d4e8"')
    .description('trust a key no longer')
    .action(async (key: string, options: CommonOptions) => {
      const list = await service.answer('keys.forget', { key });
      print(options, list, () => ['The key is not trusted any more.']);
    });
}

const row = ({ name, key, own }: SigningKey): string[] => [
  key,
  name || '(no name)',
  own ? 'this computer' : '',
];
