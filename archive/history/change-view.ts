/** Changes as the window and the command line are shown them: whom, when, and what from and to. */
import { targetSchema } from '../anchoring/selectors.ts';
import { quoteOf } from '../annotations/quote.ts';
import { isPartShown } from '../briefings/document-parts.ts';
import { partWords } from '../contract/document-parts.ts';
import type { ChangeView, HistoryEntry, Who } from '../contract/history.ts';
import { markColorSchema } from '../contract/views.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { destroyedFilesPrefix } from '../files/destroyed-files.ts';
import { readPicture } from '../records/record-picture.ts';
import { colorName } from '../settings/color-names.ts';
import { deviceName } from '../settings/device-settings.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change, Write } from '../storage/change.ts';
import { isProse, type Json } from '../storage/register.ts';
import { stampDevice } from '../storage/stamp.ts';
import { bookkeeping } from './bookkeeping.ts';
import { inQuotes } from './change-words.shared.ts';
import { isNothing, type Past } from './past.ts';
import type { Things } from './things.ts';

/** A change of many things, as an import or a restoration makes, is told by the first of them. */
const mostEntries = 40;
/** Characters of a value that is shown. */
const longestValue = 20_000;

export function whoOf(archive: Archive, change: Pick<Change, 'stamp' | 'at' | 'author'>): Who {
  const id = stampDevice(change.stamp);
  return {
    stamp: change.stamp,
    at: change.at,
    device: { id, name: deviceName(archive.replica, id), own: id === archive.device },
    author: change.author,
  };
}

export class ChangeViews {
  readonly #archive: Archive;
  readonly #past: Past;
  readonly #things: Things;

  constructor(archive: Archive, past: Past, things: Things) {
    this.#archive = archive;
    this.#past = past;
    this.#things = things;
  }

  /** `of`: only what the change says of that thing and what is below it. */
  view(change: Change, of?: string): ChangeView {
    const groups = new Map<string, Write[]>();
    for (const write of change.writes) {
      if (of !== undefined && write.of !== of && !write.of.startsWith(`${of}/`)) continue;
      groups.set(write.of, [...(groups.get(write.of) ?? []), write]);
    }
    const entries: HistoryEntry[] = [];
    let more = 0;
    for (const [address, writes] of groups) {
      if (entries.length >= mostEntries) more++;
      else entries.push(...this.#entries(change, address, writes));
    }
    return { ...whoOf(this.#archive, change), entries, more };
  }

  #entries(change: Change, address: string, writes: readonly Write[]): HistoryEntry[] {
    // A device is not made by what it says of itself.
    const made = !address.startsWith('settings/') && this.#past.isMadeBy(address, change.stamp);
    const thing = this.#things.changed(address, (field) => this.#past.after(address, field, change.stamp));
    const telling = writes.filter(({ field }) =>
      made ? !saidByMaking(field) : !bookkeeping.has(field) || writes.length === 1,
    );
    const entries = withoutFiles(telling, change).map(
      (write): HistoryEntry => ({ thing, ...this.#told(change, write) }),
    );
    // Of what was destroyed only that is left to say.
    if (!made || writes.some(({ field }) => field === 'destroyed')) return entries;
    return [{ thing, what: 'made', field: '', from: null, to: null, prose: false }, ...entries];
  }

  #told(change: Change, write: Write): Omit<HistoryEntry, 'thing'> {
    const { of, field, value } = write;
    const plain = { field: '', from: null, to: null, prose: false } as const;
    if (field === 'trashed') return { ...plain, what: value === true ? 'trashed' : 'untrashed' };
    if (field === 'destroyed') return { ...plain, what: 'destroyed' };
    if (field === 'leads') return { ...plain, field, what: value === true ? 'added' : 'removed' };
    const slash = field.indexOf('/');
    if (slash > 0 && !field.startsWith('colors/')) {
      const set = field.slice(0, slash);
      const element = this.#elementInWords(of, set, field.slice(slash + 1), value);
      return { ...plain, field: set, to: element, what: isNothing(value) ? 'removed' : 'added' };
    }
    const before = this.#past.before(of, field, change.stamp);
    const after = this.#past.after(of, field, change.stamp);
    return {
      what: 'changed',
      field,
      from: this.#inWords(field, before),
      to: this.#inWords(field, after),
      prose: isProse(write),
    };
  }

  #elementInWords(of: string, set: string, element: string, value: Json): string {
    if (set === 'sameAs' || set === 'notSameAs')
      return this.#things.name(`${of.slice(0, of.indexOf('/'))}/${element}`).name || element;
    if (set === 'stances') return `${String(value)} ${inQuotes(this.#things.name(element).name || element)}`;
    if (set === 'cited' && typeof value === 'string') return `${element} ${value}`.trim();
    if (set === 'identifiers') return `${element} ${String(value)}`.trim();
    if (set === 'notNames') return String(value) || element;
    if (set === 'evidence') {
      const mark = this.#archive.replica.addressOf(element);
      return (mark && this.#things.name(mark).name) || element;
    }
    if (set === 'edits') {
      const { words } = (value ?? {}) as { words?: unknown };
      return typeof words === 'string' ? `${inQuotes(words)} put into the quotation` : 'words left out';
    }
    if (set === 'parts')
      return `${inQuotes(partInWords(element))} ${isPartShown(value) ? 'put into the document' : 'left out of the document'}`;
    if (set === 'derivesFrom') return this.#things.name(`articles/${element}`).name || element;
    if (set === 'people' || set === 'events') return this.#things.name(`${set}/${element}`).name || element;
    if (set === 'captures') return fileName(value) ?? element;
    if (set === 'placed') {
      const target = targetSchema.safeParse(value);
      return target.success ? quoteOf(target.data) : element;
    }
    return element;
  }

  #inWords(field: string, value: Json | undefined): string | null {
    if (isNothing(value) || value === undefined || field === 'position') return null;
    if (field === 'color') {
      const color = markColorSchema.safeParse(value);
      return color.success ? colorName(this.#archive, color.data) : String(value);
    }
    if (field === 'target') {
      const target = targetSchema.safeParse(value);
      return target.success ? quoteOf(target.data) : null;
    }
    if (field === 'quote') return String((value as { exact?: unknown }).exact ?? '');
    if (field === 'needsNone') return value === true ? 'needs no source' : null;
    if (field === 'checked') return (value as { words?: string }).words ?? null;
    if (field === 'picture') return readPicture(value)?.alt || null;
    if (field === 'published' || field === 'date') return dateInWords(String(value));
    if (field === 'dateWritten') return String((value as { words?: unknown }).words ?? '');
    if (field === 'to' || field === 'person') return this.#things.name(`people/${String(value)}`).name;
    if (field === 'place') {
      const { person, name } = value as { person?: string; name?: string };
      return person === undefined ? String(name ?? '') : this.#things.name(`people/${person}`).name;
    }
    if (Array.isArray(value)) return value.map(String).join(', ');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  }
}

/** What the making of a thing says anyhow, or what only programs want to know. */
function saidByMaking(field: string): boolean {
  if (bookkeeping.has(field)) return true;
  const set = field.split('/', 1)[0] ?? '';
  return ![
    'note',
    'notes',
    'description',
    'aliases',
    'people',
    'events',
    'tags',
    'identifiers',
    'evidence',
    'needsNone',
    'destroyed',
  ].includes(set);
}

const partInWords = (part: string): string => (partWords as Readonly<Record<string, string>>)[part] ?? part;

function fileName(value: Json): string | undefined {
  const name = (value as { originalName?: unknown } | null)?.originalName;
  return typeof name === 'string' ? name : undefined;
}

/** Which files went with what was destroyed is for machines; of a change that says nothing else it is said once. */
function withoutFiles(writes: readonly Write[], change: Change): readonly Write[] {
  const isOfFile = ({ field }: Write): boolean => field.startsWith(destroyedFilesPrefix);
  return change.writes.every(isOfFile) ? writes.slice(0, 1) : writes.filter((write) => !isOfFile(write));
}
