/**
 * The steps by which a briefing becomes a file, the same from the window and from the command line: the document is made, what it
 * carries is gathered, it is printed until it prints its own fingerprint, kept as an edition, and put in its place.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import type { ExportReport, ExportSettings } from '../../archive/contract/exporting.ts';
import { isRedacting, refusalWithOriginals, type WrittenFormat } from '../../archive/contract/formats.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { ServiceInput, ServiceOutput, ServiceRequestName } from '../../archive/contract/service.ts';
import { printedName } from '../../archive/proof/names.shared.ts';
import { appendAnnotated, type Printed } from './append-annotated.ts';

export interface Exporting {
  readonly ask: <N extends ServiceRequestName>(name: N, input: ServiceInput<N>) => Promise<ServiceOutput<N>>;
  /** In any format but PDF. */
  readonly set: (document: BriefingDocument, format: WrittenFormat) => Promise<Uint8Array>;
  readonly print: (document: BriefingDocument, paper: ExportSettings['paper']) => Promise<Printed>;
}

interface BriefingToExport {
  readonly id: string;
  readonly settings: ExportSettings;
  /** Absent: as the briefing itself says. */
  readonly citing?: ServiceInput<'service.briefingDocument'>['citing'];
  readonly file: string;
}

/** Printings of a document that prints its fingerprint: two nearly always do. */
const printingsAtMost = 5;

export async function exportBriefingBy(
  exporting: Exporting,
  { id, settings, citing, file }: BriefingToExport,
): Promise<ExportReport> {
  const { ask } = exporting;
  const { withOriginals, sign, recipient, format, redaction } = settings;
  refuseContradictions(settings);
  const date = new Date().toISOString().slice(0, 10);
  // What proves it is printed in the colophon.
  const parts = withOriginals ? { ...settings.parts, colophon: true } : settings.parts;
  const whole = await ask('service.briefingDocument', { id, date, parts, ...(citing && { citing }) });
  const { document, report } = isRedacting(redaction)
    ? await ask('documents.redact', { document: whole, redaction })
    : { document: whole, report: null };
  const { bytes, pages, fingerprint } = await made(exporting, document, settings);
  const kept = await ask('service.storeEdition', { bytes, format });
  try {
    writeExport(file, bytes);
  } catch (error) {
    if (kept.isNew) await ask('service.dropEdition', { sha256: kept.sha256, format });
    throw error;
  }
  const edition = await ask('service.noteEdition', {
    briefing: id,
    sha256: kept.sha256,
    format,
    pages,
    recipient,
    fingerprint,
    signed: sign,
    redacted: report !== null,
    document,
  });
  return {
    file,
    pages,
    undecided: document.undecided,
    fingerprint,
    edition: edition.number,
    redaction: report,
  };
}

function refuseContradictions({ format, withOriginals, sign, redaction }: ExportSettings): void {
  const why = withOriginals ? refusalWithOriginals(redaction) : null;
  if (why !== null) throw new ProblemError('usage', `${why} Nothing was written.`);
  if (withOriginals && format !== 'pdf')
    throw new ProblemError('usage', 'Only a PDF can carry its originals. Nothing was written.');
  if (sign && !withOriginals)
    throw new ProblemError(
      'usage',
      'Only a document that carries its originals can be signed: choose them, too. Nothing was written.',
    );
}

interface Made {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null in a format without pages. */
  readonly pages: number | null;
  /** '' where it carries no originals. */
  readonly fingerprint: string;
}

async function made(
  exporting: Exporting,
  document: BriefingDocument,
  { format, paper, withOriginals, sign }: ExportSettings,
): Promise<Made> {
  if (format !== 'pdf')
    return { bytes: new Uint8Array(await exporting.set(document, format)), pages: null, fingerprint: '' };
  const { pdf, pages, fingerprint } = withOriginals
    ? await proven(exporting, document, { paper, sign })
    : { ...(await printed(exporting, document, paper)), fingerprint: '' };
  return { bytes: new Uint8Array(pdf), pages, fingerprint };
}

/** Printed, with the pages of those sources that are PDFs behind it. */
const printed = async (
  { ask, print }: Exporting,
  document: BriefingDocument,
  paper: ExportSettings['paper'],
): Promise<Printed> =>
  appendAnnotated((input) => ask('service.appendAnnotated', input), document, await print(document, paper));

async function proven(
  exporting: Exporting,
  document: BriefingDocument,
  { paper, sign }: Pick<ExportSettings, 'paper' | 'sign'>,
): Promise<Printed & { readonly fingerprint: string }> {
  const { ask } = exporting;
  const { folder, proof } = await ask('service.beginProof', { document });
  try {
    let { fingerprint } = proof;
    for (let printing = 1; printing <= printingsAtMost; printing++) {
      const { pdf, pages } = await printed(
        exporting,
        { ...document, proof: { ...proof, fingerprint } },
        paper,
      );
      writeFileSync(join(folder, printedName), pdf);
      const settled = await ask('service.settleProof', { folder, fingerprint, sign });
      if (settled.whole !== null) return { pdf: readFileSync(settled.whole), pages, fingerprint };
      fingerprint = settled.fingerprint;
    }
  } finally {
    await ask('service.endProof', { folder });
  }
  throw new ProblemError(
    'export-failed',
    'The pages of this briefing come out otherwise each time they are printed, so no fingerprint holds and no PDF was written. Export it without the originals, or change its text a little and try again.',
  );
}
