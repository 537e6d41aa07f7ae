import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isInformation, type Repair, type Verification } from '../../archive/contract/verifying.ts';
import { example } from './example.ts';
import { isDocument, type VerifyDocumentOptions, verifyDocument } from './proof-commands.ts';
import { askArchive, type Context, counted, exitCodes, print } from './session.ts';

interface VerifyOptions extends VerifyDocumentOptions {
  readonly repair?: boolean;
  readonly from?: string;
  readonly kind?: string[];
}

export function addVerifyCommand(program: Command, context: Context): void {
  example(
    program
      .command('verify')
      .argument('<archive>', 'or a PDF that carries its originals')
      .option('--repair', 'mend what can be mended without taking anything away')
      .option('--from <folder>', 'with --repair: another copy of the archive, to take stored copies from')
      .option('--kind <kinds...>', 'with --repair: only findings of these kinds')
      .option('--fingerprint <digits>', 'of a PDF: its fingerprint, as you have it from elsewhere')
      .option('--key <file>', 'of a PDF: the public key of whoever should have signed it'),
    'verify "My archive" --repair --from "/media/disk/My archive"',
  )
    .description(
      'check every stored file, history, hash and link of an archive, changing nothing without --repair; or every quotation of a PDF, without an archive',
    )
    .action(async (archive: string, options: VerifyOptions) => {
      if (isDocument(archive)) return verifyDocument(context, archive, options);
      if (options.repair || options.from !== undefined || options.kind !== undefined) {
        const repair = await repaired(context, archive, options);
        noteFindings(repair.left);
        print(options, repair, () => [...repairLines(repair), ...verificationLines(repair.left)]);
        return;
      }
      const verification = await askArchive(context, archive, 'archive.verify', {});
      noteFindings(verification);
      print(options, verification, () => verificationLines(verification));
    });
}

function repaired(context: Context, archive: string, { from, kind }: VerifyOptions): Promise<Repair> {
  const kinds = kind === undefined ? {} : { kinds: kind };
  return from === undefined
    ? askArchive(context, archive, 'archive.repair', kinds)
    : askArchive(context, archive, 'service.repairFrom', { ...kinds, from: resolve(from) });
}

function noteFindings({ findings }: Verification): void {
  if (findings.some((finding) => !isInformation(finding))) process.exitCode = exitCodes.findings;
}

function repairLines({ done, failed, keptIn }: Repair): string[] {
  return [
    done.length === 0 ? 'Nothing was mended.' : 'Mended:',
    ...done.map(({ message }) => `  ${message}`),
    ...(failed.length > 0 ? ['Not mended:', ...failed.map(({ message }) => `  ${message}`)] : []),
    ...(keptIn === null ? [] : [`The damaged bytes are kept in ${keptIn}.`]),
  ];
}

function verificationLines({ checked, findings }: Verification): string[] {
  const damage = findings.filter((finding) => !isInformation(finding));
  return [
    `Checked ${counted(checked.files, 'file')} in ${counted(checked.captures, 'stored copy', 'stored copies')} of ${counted(checked.articles, 'article')}, ${counted(checked.annotations, 'highlight')}, ${counted(checked.checkpoints, 'checkpoint')}, ${counted(checked.changes, 'change')} in ${counted(checked.histories, 'history', 'histories')}.`,
    damage.length === 0 ? 'All is as it was stored.' : `${counted(damage.length, 'finding')}:`,
    ...findings.flatMap(({ kind, where, message, remedy }) => [
      `${kind}  ${where}`,
      `    ${message} ${remedy.words}`,
    ]),
  ];
}
