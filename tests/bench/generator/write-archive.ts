/** Writes a generated archive as files: captures, checkpoints, histories. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderLabel, folderName, idOf, nouns, shardOf } from '../../../archive/storage/layout.ts';
import { writeCaptureFiles } from './captures.ts';
import {
  Changes,
  changesOfArticle,
  changesOfBriefing,
  changesOfRecord,
  type PlannedChange,
  type PlannedWrite,
} from './changes.ts';
import { HistoryWriter } from './histories.ts';
import { Library, type Plan } from './library.ts';
import { Random } from './random.ts';

/** What measurements need to know of an archive that was generated. */
export interface ArchiveFacts {
  readonly articles: number;
  readonly marks: number;
  readonly changes: number;
  /** Ids, the one that is used most first. */
  readonly devices: readonly string[];
  /** The article with the most marks, if the plan asked for one. */
  readonly longest: string | null;
  /** Ids of up to 1,000 articles from all over that are not in the trash. */
  readonly sample: readonly string[];
}

const sampleSize = 1000;

export function writeArchive(folder: string, plan: Plan): ArchiveFacts {
  const library = new Library(plan);
  const random = new Random(`${plan.seed}/archive`);
  for (const noun of nouns) mkdirSync(join(folder, noun), { recursive: true });
  const card = { format: 1, id: random.id(), created: '2016-01-01T00:00:00.000Z' };
  writeFileSync(join(folder, 'dossier.json'), `${JSON.stringify(card, null, 1)}\n`);
  const histories = new HistoryWriter(folder, library.devices);
  const changes = new Changes();
  let count = 0;
  const settle = (home: string, label: string): string => {
    const made = changes.take();
    count += made.length;
    histories.add(made);
    return writeHome(folder, home, label, made);
  };

  for (const noun of ['people', 'events'] as const)
    for (const record of library[noun]) {
      changesOfRecord(noun, record, changes);
      settle(`${noun}/${record.id}`, noun === 'people' ? record.name : `${record.date} ${record.name}`);
    }
  let marks = 0;
  const sample: string[] = [];
  const quotable: string[] = [];
  let longest: string | null = null;
  for (const article of library.articles()) {
    const capture = changesOfArticle(library, article, changes);
    const isTrashed = changes.made.some(({ writes }) => writes.some(isTrashing));
    const home = `articles/${article.id}`;
    writeCaptureFiles(settle(home, `${article.published} ${article.title}`), capture);
    marks += article.marks.length;
    if (plan.longest > 0) longest ??= article.id;
    if (!isTrashed && (plan.articles <= sampleSize || random.chance(sampleSize / plan.articles))) {
      if (sample.length < sampleSize) sample.push(article.id);
      quotable.push(...article.marks.slice(0, 3).map(({ id }) => id));
    }
    if (marks % 500 === 0 || article.id.startsWith('0')) histories.writeUntil(article.added);
  }
  const briefings = Math.max(3, Math.round(plan.articles / 2000));
  for (let index = 0; index < briefings; index++) {
    const { home, title } = changesOfBriefing(library, index, quotable, changes);
    settle(home, title);
  }
  histories.writeUntil(Number.MAX_SAFE_INTEGER);
  const devices = library.devices.map(({ id }) => id);
  return { articles: plan.articles, marks, changes: count, devices, longest, sample };
}

const isTrashing = ({ of, field }: PlannedWrite): boolean =>
  field === 'trashed' && of.split('/').length === 2;

/** The folder of a home with a checkpoint of each device that wrote about it; answers its path. */
function writeHome(archive: string, home: string, label: string, changes: readonly PlannedChange[]): string {
  const folder = join(archive, shardOf(home), folderName(idOf(home), folderLabel(label)));
  mkdirSync(folder, { recursive: true });
  const devices = new Set(changes.map(({ device }) => device.id));
  for (const device of devices) {
    const things = factsOf(changes.filter((change) => change.device.id === device));
    const checkpoint = { format: 1, device, things };
    writeFileSync(join(folder, `${device}.json`), `${JSON.stringify(checkpoint, null, 1)}\n`);
  }
  return folder;
}

/** The latest write of each field, by address and field, in the order of their names. */
function factsOf(changes: readonly PlannedChange[]): Record<string, Record<string, unknown>> {
  const things = new Map<string, Map<string, { stamp: string; value: unknown; replaces?: unknown }>>();
  for (const { stamp, writes } of changes)
    for (const { of, field, value, replaces } of writes) {
      const fields = things.get(of) ?? new Map();
      things.set(of, fields);
      const known = fields.get(field);
      if (known === undefined || known.stamp < stamp)
        fields.set(field, replaces === undefined ? { stamp, value } : { stamp, value, replaces });
    }
  return Object.fromEntries(
    [...things]
      .sort(byKey)
      .map(([address, fields]) => [address, Object.fromEntries([...fields].sort(byKey))]),
  );
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;
