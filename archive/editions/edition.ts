/** Editions of a briefing: every file that was made of it, unchanged, with what is known of it. */
import { existsSync } from 'node:fs';
import * as z from 'zod';
import { existingBriefing } from '../briefings/briefing.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { Edition, keptEditionSchema } from '../contract/editions.ts';
import { formatWords } from '../contract/exporting.ts';
import { hashSchema } from '../contract/printed-proof.ts';
import { ProblemError } from '../contract/problem.ts';
import { canonicalJson } from '../proof/canonical-json.ts';
import { withoutPictures } from '../proof/evidence.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { changesBetween, countedChanges } from './edition-changes.ts';
import { documentEnding, editionPath, readEditionFile, storeEditionFile } from './edition-file.ts';
import { documentLines, type EditionLine } from './edition-lines.ts';

/** Value of the register `file`: what was made. */
export const editionFileSchema = z.object({
  sha256: hashSchema,
  bytes: z.number().int(),
  format: z.string(),
  /** Ending of its name in `files/`. */
  ending: z.string().regex(/^[a-z0-9]{1,8}$/u),
  pages: z.number().int().nullable(),
  quotations: z.number().int(),
  fingerprint: z.string(),
  signed: z.boolean(),
  redacted: z.boolean(),
  /** SHA-256 of the document that it was made of, in `files/`. */
  document: hashSchema,
});

const sinceSchema = z.object({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
});

const addressOf = (home: string, id: string): string => `${home}/editions/${id}`;

/** In the order in which they were made; not those in the trash. */
export function listEditions(archive: Archive, briefing: string): Edition[] {
  const { replica } = archive;
  return editionAddresses(replica, existingBriefing(archive, briefing)).map((address, index) =>
    editionView(archive, address, index + 1),
  );
}

export function editionAddresses(replica: Replica, home: string): string[] {
  return replica
    .below(home, 'editions')
    .filter((address) => replica.value(address, 'trashed') !== true && fileOf(replica, address))
    .sort((a, b) => (key(replica, a) < key(replica, b) ? -1 : 1));
}

const key = (replica: Replica, address: string): string =>
  `${readText(replica, address, 'made')} ${idOf(address)}`;

export const fileOf = (replica: Replica, address: string) =>
  editionFileSchema.safeParse(replica.value(address, 'file')).data;

function editionView({ path, replica }: Archive, address: string, number: number): Edition {
  const file = fileOf(replica, address);
  if (!file) throw new Error(`${address} has no file`);
  const { document: _, ending, ...said } = file;
  return {
    id: idOf(address),
    number,
    made: readText(replica, address, 'made'),
    by: readText(replica, address, 'by'),
    recipient: readText(replica, address, 'recipient'),
    title: readText(replica, address, 'title'),
    ...said,
    since: sinceSchema.nullable().catch(null).parse(replica.value(address, 'since')),
    here: existsSync(editionPath(path, file.sha256, ending)),
  };
}

/** Answers the edition with its address. */
export function existingEdition(
  archive: Archive,
  briefing: string,
  id: string,
): { readonly edition: Edition; readonly address: string } {
  const edition = listEditions(archive, briefing).find((one) => one.id === id);
  if (!edition)
    throw new ProblemError(
      'not-found',
      `There is no edition ${id} of this briefing. List its editions to see their ids.`,
    );
  return { edition, address: addressOf(existingBriefing(archive, briefing), id) };
}

type Kept = z.infer<typeof keptEditionSchema> & {
  readonly sha256: string;
  readonly document: BriefingDocument;
};

/** Notes a file that was stored. The same bytes for the same reader are one edition, however often they are written. */
export function noteEdition(archive: Archive, kept: Kept): Edition {
  const home = existingBriefing(archive, kept.briefing);
  const { extension } = formatWords[kept.format];
  const bytes = readEditionFile(archive.path, kept.sha256, extension);
  if (!bytes) throw new ProblemError('internal', 'The file of the edition was not stored.');
  const recipient = oneLine(kept.recipient);
  const before = listEditions(archive, kept.briefing);
  const same = before.find((one) => one.sha256 === kept.sha256 && one.recipient === recipient);
  if (same) return same;
  const document = storeEditionFile(
    archive,
    Buffer.from(canonicalJson(withoutPictures(kept.document))),
    documentEnding,
  );
  const lines = documentLines(kept.document);
  const last = before.at(-1);
  const lastLines = last && linesOf(archive, addressOf(home, last.id));
  const address = addressOf(home, newId());
  const articles = [...new Set(kept.document.sources.map(({ article }) => article))];
  archive.commit((draft) => {
    draft.set(address, 'made', new Date(archive.now()).toISOString());
    draft.set(address, 'title', kept.document.title);
    draft.set(address, 'by', archive.author);
    if (recipient !== '') draft.set(address, 'recipient', recipient);
    draft.set(address, 'file', {
      sha256: kept.sha256,
      bytes: bytes.length,
      format: kept.format,
      ending: extension,
      pages: kept.pages,
      quotations: kept.document.blocks.filter(({ kind }) => kind === 'quotation').length,
      fingerprint: kept.fingerprint,
      signed: kept.signed,
      redacted: kept.redacted,
      document: document.sha256,
    });
    draft.set(address, 'quotes', articles);
    if (lastLines) draft.set(address, 'since', countedChanges(changesBetween(lastLines, lines)));
  });
  return existingEdition(archive, kept.briefing, idOf(address)).edition;
}

export function describeEdition(
  archive: Archive,
  { briefing, edition, recipient }: { briefing: string; edition: string; recipient: string },
): Edition {
  const { address } = existingEdition(archive, briefing, edition);
  archive.commit((draft) => draft.set(address, 'recipient', oneLine(recipient)));
  return existingEdition(archive, briefing, edition).edition;
}

/** The lines of the document that an edition was made of; undefined where that is not here. */
export function linesOf({ path, replica }: Archive, address: string): EditionLine[] | undefined {
  const file = fileOf(replica, address);
  const bytes = file && readEditionFile(path, file.document, documentEnding);
  if (!bytes) return undefined;
  try {
    return documentLines(JSON.parse(bytes.toString('utf8')) as BriefingDocument);
  } catch {
    return undefined;
  }
}

/** Proven by its hash; throws a problem where it is not here or not what was kept. */
export function editionFile(
  archive: Archive,
  briefing: string,
  id: string,
): { readonly bytes: Buffer; readonly path: string; readonly edition: Edition; readonly ending: string } {
  const { edition, address } = existingEdition(archive, briefing, id);
  const file = fileOf(archive.replica, address);
  const bytes = file && readEditionFile(archive.path, file.sha256, file.ending);
  if (!file || !bytes)
    throw new ProblemError(
      'not-found',
      edition.here
        ? `The file of edition ${edition.number} is not what was kept, so it is not opened. Sync with another copy of the archive that has it.`
        : `The file of edition ${edition.number} is not in this folder yet. It comes with the next sync, or lies in another copy of the archive.`,
    );
  return { bytes, path: editionPath(archive.path, file.sha256, file.ending), edition, ending: file.ending };
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
