/** The report of a sync in words. */
import type { Carried, MergedField, SyncedKind } from '../../archive/contract/sync.ts';
import { syncedKinds } from '../../archive/contract/sync.ts';
import { counted } from '../window/words.ts';
import type { Report } from './syncing.ts';

const nouns: Readonly<Record<SyncedKind, readonly [one: string, many: string]>> = {
  articles: ['article', 'articles'],
  highlights: ['highlight', 'highlights'],
  people: ['person', 'people'],
  events: ['event', 'events'],
  briefings: ['briefing', 'briefings'],
  others: ['setting', 'settings'],
};

/** `3 new articles`, `1 changed person`, one line each. */
export function amountLines({ amounts }: Carried): string[] {
  return syncedKinds.flatMap((kind) => {
    const [one, many] = nouns[kind];
    const { new: added, changed } = amounts[kind];
    return [
      ...(added > 0 ? [counted(added, `new ${one}`, `new ${many}`)] : []),
      ...(changed > 0 ? [counted(changed, `changed ${one}`, `changed ${many}`)] : []),
    ];
  });
}

const size = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${size.format(bytes / 1000 ** power)} ${units[power]}`;
}

export const filesInWords = ({ files, bytes }: Carried): string =>
  `${counted(files, 'file')}, ${sizeInWords(bytes)}`;

export const outcomes: Readonly<Record<MergedField['holds'], string>> = {
  here: 'The later one holds: this side’s. The other is in the history.',
  there: 'The later one holds: the other side’s. This side’s is in the history.',
  both: 'Both versions are kept, side by side.',
  trash: 'Edited on one side, put into the trash on the other: it is in the trash, with the edit.',
};

const fields: Readonly<Record<string, string>> = {
  trashed: 'Trash',
  published: 'Date of publication',
  target: 'Place',
};

export function fieldInWords(field: string): string {
  const [name = field, element] = field.split('/', 2);
  const words = fields[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return element === undefined || name === 'people' || name === 'events' ? words : `${words}: ${element}`;
}

/** The one sentence over a report. */
export function headline({
  dryRun,
  newCopy,
  came,
  went,
  mended,
  destroyed,
  merged,
  decisions,
}: Report): string {
  const carried = came.files + went.files + mended.here + mended.there + destroyed;
  if (carried === 0 && decisions.length === 0 && merged.length === 0)
    return newCopy && dryRun ? 'An empty copy would be made' : 'Both folders hold the same';
  if (dryRun) return newCopy ? 'A sync would make a copy' : 'What a sync would do';
  return newCopy ? 'The copy is made' : 'Synced';
}
