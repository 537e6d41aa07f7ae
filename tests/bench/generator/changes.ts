/** The changes by which a generated archive came to be: who said what when, as histories and checkpoints hold it (`docs/FORMAT.md`). */
import { nameOf } from '../../../archive/storage/register.ts';
import { describeCapture, type MadeCapture } from './captures.ts';
import { type Device, ended, type Library, type LibraryArticle, type LibraryRecord } from './library.ts';
import { Random } from './random.ts';

export interface PlannedWrite {
  readonly of: string;
  readonly field: string;
  readonly value: unknown;
  readonly replaces?: readonly string[];
}

export interface PlannedChange {
  readonly stamp: string;
  readonly device: Device;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly writes: readonly PlannedWrite[];
}

const day = 86_400_000;

/** Collects the changes about one home, and stamps them. */
export class Changes {
  readonly made: PlannedChange[] = [];
  #count = 0;

  /** Clocks agree, so that a stamp is the wall time; the counter keeps those of one millisecond apart. */
  add(device: Device, at: number, writes: readonly PlannedWrite[]): string {
    const time = Math.floor(at);
    const stamp = `${time}-${String(this.#count++ % 100_000).padStart(5, '0')}-${device.id}`;
    this.made.push({ stamp, device, at: time, writes });
    return stamp;
  }

  take(): PlannedChange[] {
    return this.made.splice(0);
  }
}

/** Adds what became of an article; answers its capture. */
export function changesOfArticle(library: Library, article: LibraryArticle, changes: Changes): MadeCapture {
  const random = new Random(`${library.plan.seed}/changes/${article.id}`);
  const of = `articles/${article.id}`;
  const capture = describeCapture(article);
  const fields = {
    title: article.title,
    authors: article.authors,
    publisher: article.publisher,
    published: article.published,
    language: 'en',
    added: new Date(article.added).toISOString(),
    [`captures/${capture.id}`]: capture.announced,
  };
  // What was imported is corrected now and then, often on another machine.
  const isCorrected = random.chance(0.15);
  if (isCorrected) fields.title = article.title.toUpperCase();
  changes.add(article.device, article.added, fieldsOf(of, fields));
  const later = (days: number): number => article.added + 3_600_000 + random.fraction() * days * day;
  if (isCorrected)
    changes.add(random.pick(library.devices), later(3), fieldsOf(of, { title: article.title }));
  for (const mark of article.marks) changesOfMark(library, article, capture, mark, changes, random);
  if (random.chance(0.01)) changes.add(article.device, later(30), fieldsOf(of, { trashed: true }));
  return capture;
}

function changesOfMark(
  library: Library,
  article: LibraryArticle,
  capture: MadeCapture,
  mark: LibraryArticle['marks'][number],
  changes: Changes,
  random: Random,
): void {
  const of = `articles/${article.id}/annotations/${mark.id}`;
  const writes: PlannedWrite[] = fieldsOf(of, {
    target: {
      capture: capture.id,
      textSha256: capture.announced.textSha256,
      quote: {
        type: 'TextQuoteSelector',
        exact: article.text.slice(mark.start, mark.end),
        prefix: article.text.slice(Math.max(0, mark.start - 32), mark.start),
        suffix: article.text.slice(mark.end, mark.end + 32),
      },
      position: { type: 'TextPositionSelector', start: mark.start, end: mark.end },
      pages: [],
    },
    color: mark.color,
    creator: mark.device.author,
    created: new Date(mark.made).toISOString(),
  });
  // A note that was edited began otherwise; what the mark says is how it ended.
  const isEdited = mark.note !== '' && random.chance(0.1);
  const first = isEdited ? library.words.sentence(random) : mark.note;
  if (first !== '') writes.push({ of, field: 'note', value: first, replaces: [] });
  for (const id of mark.people) writes.push({ of, field: `people/${id}`, value: true });
  for (const id of mark.events) writes.push({ of, field: `events/${id}`, value: true });
  const stamp = changes.add(mark.device, mark.made, writes);
  const later = (): number => mark.made + 60_000 + random.fraction() * 5 * day;
  if (isEdited) {
    const replaces = [nameOf({ stamp, value: first })];
    const editor = random.pick(library.devices);
    changes.add(editor, later(), [{ of, field: 'note', value: mark.note, replaces }]);
    // Edited elsewhere at once, now and then: both versions stay.
    const other = library.devices.find(({ id }) => id !== editor.id);
    if (other && random.chance(0.05))
      changes.add(other, later(), [{ of, field: 'note', value: library.words.sentence(random), replaces }]);
  }
  if (random.chance(0.02)) changes.add(mark.device, later(), fieldsOf(of, { trashed: true }));
}

export function changesOfRecord(noun: 'people' | 'events', record: LibraryRecord, changes: Changes): void {
  const of = `${noun}/${record.id}`;
  const named = noun === 'people' ? { name: record.name } : { title: record.name, date: record.date };
  const writes = fieldsOf(of, named);
  if (record.description !== '')
    writes.push({ of, field: 'description', value: record.description, replaces: [] });
  for (const alias of record.aliases) writes.push({ of, field: `aliases/${alias}`, value: true });
  changes.add(record.device, record.made, writes);
}

/** A briefing of some of the marks, made at the end of the time that the archive covers. */
export function changesOfBriefing(
  library: Library,
  index: number,
  marks: readonly string[],
  changes: Changes,
): { readonly home: string; readonly title: string } {
  const random = new Random(`${library.plan.seed}/briefings/${index}`);
  const home = `briefings/${random.id()}`;
  const title = library.words.title(random);
  const device = random.pick(library.devices);
  const at = ended + index * 60_000;
  const writes = fieldsOf(home, { title, subtitle: '' });
  const count = random.between(10, 60);
  for (let block = 0; block < count; block++) {
    const of = `${home}/blocks/${random.id()}`;
    const kind = block % 8 === 0 ? 'heading' : block % 8 === 4 || marks.length === 0 ? 'text' : 'quotation';
    // Keys of three digits, as fractional indexing gives them after the first few.
    const position = `c${String(block + 1).padStart(4, '0')}`;
    writes.push(...fieldsOf(of, { kind, position }));
    if (kind === 'heading') writes.push({ of, field: 'text', value: library.words.title(random) });
    else if (kind === 'quotation') writes.push({ of, field: 'annotation', value: random.pick(marks) });
    else writes.push({ of, field: 'text', value: library.words.sentence(random), replaces: [] });
  }
  writes.push({ of: home, field: 'changed', value: new Date(at).toISOString() });
  changes.add(device, at, writes);
  return { home, title };
}

function fieldsOf(of: string, fields: Readonly<Record<string, unknown>>): PlannedWrite[] {
  return Object.entries(fields).map(([field, value]) => ({ of, field, value }));
}
