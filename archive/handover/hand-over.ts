/**
 * Hands over a copy: writes a chosen part of an archive as a new archive. It has an id of its own and is
 * written as if by a device of its own, so that neither it nor its stamps lead back here; things keep their
 * ids, so that links and briefings hold. What is left out leaves no trace in it, not even its number.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CitationStyle } from '../citing/styles.ts';
import type { HandoverExtras, HandoverPart, HandoverPreview, HandoverReport } from '../contract/handover.ts';
import { FileCount, type WorkOptions } from '../preserving/work.ts';
import { Archive } from '../storage/archive.ts';
import { createArchiveFolder } from '../storage/archive-folder.ts';
import type { Change } from '../storage/change.ts';
import { makeFolder } from '../storage/durable-file.ts';
import type { Json } from '../storage/register.ts';
import { refuseOccupied, refuseWithin, writeFolder } from '../storage/staged-folder.ts';
import { type ChosenPart, choosePart } from './chosen-part.ts';
import { capturesOf, copyHanded, type HandedCapture } from './handed-captures.ts';
import { handedChanges } from './handed-changes.ts';
import { copyEditionFile, editionFilesAmong, type HandedEditionFile } from './handed-editions.ts';
import { addressesByHome, fateOf } from './handed-fields.ts';
import { copyPicture, type HandedPicture, picturesAmong } from './handed-pictures.ts';
import { copyStyles, stylesOf } from './handed-styles.ts';

export interface HandoverOptions extends WorkOptions {
  /** The app's own folder. */
  readonly home: string;
}

interface Fact {
  readonly address: string;
  readonly field: string;
  readonly value: Json;
  readonly prose: boolean;
}

/** Everything that goes, taken at one moment: what is changed here while it is written does not mix in. */
interface Plan {
  readonly part: ChosenPart;
  readonly captures: readonly HandedCapture[];
  readonly pictures: readonly HandedPicture[];
  readonly styles: readonly CitationStyle[];
  readonly editionFiles: readonly HandedEditionFile[];
  /** By home. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly changes: readonly Change[];
  readonly preview: HandoverPreview;
}

/** What would go, and what would be left out. */
export function previewHandover(
  archive: Archive,
  part: HandoverPart,
  extras: HandoverExtras,
): HandoverPreview {
  return planOf(archive, part, extras).preview;
}

/** Writes the new archive into a folder that is absent or empty; throws, and leaves nothing, where it can't. */
export async function handOver(
  archive: Archive,
  input: { readonly part: HandoverPart; readonly extras: HandoverExtras; readonly folder: string },
  options: HandoverOptions,
): Promise<HandoverReport> {
  const path = resolve(input.folder);
  const place = { path, what: 'The copy', ownerLike: options.home };
  refuseWithin(path, archive.path, 'A copy can’t lie in the archive that it is of. Choose another folder.');
  refuseOccupied(place);
  const plan = planOf(archive, input.part, input.extras);
  const { id } = await writeFolder(place, (staging) => writeCopy(archive, plan, staging, options));
  return { ...plan.preview, folder: path, id };
}

function planOf(archive: Archive, chosen: HandoverPart, extras: HandoverExtras): Plan {
  const part = choosePart(archive, chosen, extras);
  const captures = [...part.articles.values()].flatMap((article) => capturesOf(archive, article));
  const facts = factsOf(archive, part, extras);
  const changes = handedChanges(archive, part, extras);
  if (!extras.history) for (const { stamp, at } of changes) part.leftOut.note('history', stamp, at);
  const goingChanges = extras.history ? changes : [];
  const pictures = picturesAmong(archive, [
    ...[...facts.values()].flat(),
    ...goingChanges.flatMap(({ writes }) => writes),
  ]);
  const editionFiles = editionFilesAmong(archive, part.editions);
  const files = [...captures.flatMap((capture) => capture.files), ...pictures, ...editionFiles];
  const records = [...part.records];
  return {
    part,
    captures,
    pictures,
    styles: stylesOf(archive, part.briefings),
    editionFiles,
    facts,
    changes: goingChanges,
    preview: {
      included: {
        articles: part.articles.size,
        marks: part.marks.size,
        people: records.filter((home) => home.startsWith('people/')).length,
        events: records.filter((home) => home.startsWith('events/')).length,
        briefings: part.briefings.size,
        editions: part.editions.size,
        changes: goingChanges.length,
        files: files.length,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      },
      leftOut: part.leftOut.list(),
    },
  };
}

function factsOf(archive: Archive, part: ChosenPart, extras: HandoverExtras): Map<string, Fact[]> {
  const { replica } = archive;
  const facts = new Map<string, Fact[]>();
  for (const [home, addresses] of addressesByHome(part)) {
    const found: Fact[] = [];
    facts.set(home, found);
    for (const address of addresses)
      for (const [field, register] of replica.thing(address) ?? []) {
        const value = replica.value(address, field);
        const fate = fateOf({ address, field, value }, part, extras);
        if (fate === 'unknown') part.leftOut.note('facts', `${address} ${field}`, field);
        // An element that was taken out of its set is history.
        if (fate !== 'goes' || value === undefined || (field.includes('/') && value === false)) continue;
        const versions = register.kind === 'prose' ? register.versions : [];
        // Texts that were written at once go along as they are in the history, and one after the other without it:
        // nobody has chosen between them.
        if (versions.length > 1 && extras.history) continue;
        found.push({
          address,
          field,
          value: versions.length > 1 ? versions.map((version) => String(version.value)).join('\n\n') : value,
          prose: register.kind === 'prose',
        });
      }
  }
  return facts;
}

async function writeCopy(
  source: Archive,
  plan: Plan,
  staging: string,
  options: HandoverOptions,
): Promise<{ readonly id: string }> {
  // Who wants no content in names here wants none there.
  const card = createArchiveFolder(staging, options.home, source.card.labels !== false);
  // A device of its own for the new archive, forgotten with its folder when it is written.
  const home = join(options.home, 'staging', `handover-${randomBytes(6).toString('hex')}`);
  makeFolder(home);
  try {
    const copy = Archive.open(staging, { home, author: source.author, now: source.now });
    try {
      copy.absorb(plan.changes.map((change) => JSON.stringify(change)));
      await fill(copy, plan, options);
      copy.checkpoint();
    } finally {
      copy.close();
    }
    return { id: card.id };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function fill(copy: Archive, plan: Plan, options: HandoverOptions): Promise<void> {
  const count = new FileCount(
    plan.preview.included.files,
    'Handing over was stopped. Nothing of the copy was left, and the archive is as it was.',
    options,
  );
  for (const capture of plan.captures) {
    const { home, title, published } = capture.article;
    const label = [published, title].filter(Boolean).join(' ');
    const folder = join(copy.folderOf(home, label), 'captures', capture.id);
    for (const file of capture.files) {
      count.next(`${title}: ${file.name}`);
      await copyHanded(capture, file, folder);
    }
  }
  for (const picture of plan.pictures) {
    count.next(picture.name);
    copyPicture(picture, copy);
  }
  copyStyles(plan.styles, copy);
  for (const file of plan.editionFiles) {
    count.next(file.name);
    copyEditionFile(file, copy);
  }
  for (const facts of plan.facts.values())
    copy.commit((draft) => {
      for (const { address, field, value, prose } of facts)
        if (prose) draft.setProse(address, field, String(value));
        else draft.set(address, field, value);
    });
}
