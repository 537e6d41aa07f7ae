/** Changes in words, the same in the window and on the command line. */
import type { ChangedThing, HistoryEntry, Restoration, ThingKind, Who } from '../contract/history.ts';

const kinds: Readonly<Record<ThingKind, string>> = {
  article: 'article',
  highlight: 'highlight',
  person: 'person',
  event: 'event',
  briefing: 'briefing',
  heading: 'heading',
  text: 'text',
  quotation: 'quotation',
  timeline: 'timeline',
  matrix: 'matrix',
  figure: 'figure',
  events: 'list of events',
  people: 'list of people',
  summary: 'summary',
  'page-break': 'page break',
  sentence: 'sentence',
  relation: 'relation',
  participant: 'participant',
  date: 'date',
  device: 'computer',
  edition: 'edition',
  other: 'thing',
};

const fields: Readonly<Record<string, string>> = {
  authors: 'authors',
  color: 'colour',
  published: 'date of publication',
  position: 'place in the briefing',
  annotation: 'quoted highlight',
  author: 'person',
  captures: 'stored copy',
  placed: 'place in another copy',
  quote: 'words',
  needsNone: 'whether it needs no source',
  checked: 'comparison with the picture',
  tags: 'tag',
  target: 'words',
  identifiers: 'identifier',
  picture: 'picture',
  dateWritten: 'date in words',
  evidence: 'evidence',
  timeline: 'what the timeline shows',
  matrix: 'what the matrix shows',
  eventList: 'which events are listed',
  peopleList: 'who is listed',
  level: 'level',
  context: 'words around it',
  style: 'citation style',
  styles: 'citation style',
  notesAt: 'place of the notes',
};

export const kindInWords = (kind: ThingKind): string => kinds[kind];

export const fieldInWords = (field: string): string => fields[field] ?? field;

/** `article “The gate”`, `person Ana`, `highlight “he will stay”`. */
export function thingInWords({ kind, name, id }: Pick<ChangedThing, 'kind' | 'name' | 'id'>): string {
  if (name === '') return `${kinds[kind]} ${id}`;
  return kind === 'person' || kind === 'device'
    ? `${kinds[kind]} ${name}`
    : `${kinds[kind]} ${inQuotes(name)}`;
}

/** Where it lies: ` in article “The gate”`, or ''. */
export const placeInWords = ({ within }: Pick<ChangedThing, 'within'>): string =>
  within ? ` in ${thingInWords(within)}` : '';

/** What happened to the thing, without its name and without what stood there: `title changed`. */
export function entryInWords({ what, field, from, to, thing }: HistoryEntry): string {
  switch (what) {
    case 'made':
      return 'added';
    case 'trashed':
      return thing.within && thing.kind !== 'highlight' ? 'removed' : 'moved to the trash';
    case 'untrashed':
      return thing.within && thing.kind !== 'highlight' ? 'put back' : 'taken out of the trash';
    case 'destroyed':
      return 'destroyed';
    case 'added':
    case 'removed':
      return elementInWords(field, to ?? '', what === 'added');
    case 'changed':
      if (field === 'position') return 'moved to another place';
      if (field.startsWith('colors/')) return 'named a colour';
      if (thing.kind === 'device') return field === 'name' ? 'said its name' : 'said who works on it';
      return `${fieldInWords(field)} ${from === null ? 'written' : to === null ? 'taken away' : 'changed'}`;
  }
}

function elementInWords(set: string, element: string, added: boolean): string {
  if (set === 'people' || set === 'events') {
    const kind = set === 'people' ? `person ${element}` : `event ${inQuotes(element)}`;
    return added ? `linked to ${kind}` : `unlinked from ${kind}`;
  }
  if (set === 'sameAs')
    return added ? `joined with ${inQuotes(element)}` : `not joined any more with ${inQuotes(element)}`;
  if (set === 'notSameAs')
    return added
      ? `told apart from ${inQuotes(element)}`
      : `not told apart any more from ${inQuotes(element)}`;
  if (set === 'statements')
    return added ? 'joined with other reports of one statement' : 'taken out of a statement';
  if (set === 'derivesFrom')
    return added
      ? `said to derive from ${inQuotes(element)}`
      : `not said any more to derive from ${inQuotes(element)}`;
  if (set === 'leads')
    return added
      ? 'stands for all that are joined with it'
      : 'no longer stands for all that are joined with it';
  if (set === 'notNames')
    return `${inQuotes(element)} ${added ? 'is not to be offered as a name' : 'may be offered as a name again'}`;
  if (set === 'destroyedFiles')
    return added ? 'noted files that were destroyed' : 'stored a file again that had been destroyed';
  if (set === 'parts') return added ? element : 'parts of the document as is usual';
  if (set === 'edits') return added ? element : 'words put back as the source has them';
  if (set === 'cited')
    return added
      ? `said for bibliographies: ${inQuotes(element)}`
      : `not said any more for bibliographies: ${inQuotes(element)}`;
  if (set === 'shows') return `${element} of joined records chosen`;
  if (set === 'stances') return `said that it ${element}`;
  if (set === 'aliases') return `other name ${inQuotes(element)} ${added ? 'added' : 'taken away'}`;
  return `${fieldInWords(set)} ${inQuotes(element)} ${added ? 'added' : 'taken away'}`;
}

/** Whether something stood there or stands there now that can be shown. */
export const hasFromTo = ({ what, from, to }: HistoryEntry): boolean =>
  what === 'changed' && (from !== null || to !== null);

/** The whole of it in one line: `person Ana: name changed: “Anna” → “Ana”`. */
export function entryLine(entry: HistoryEntry, longest = 200): string {
  const { thing, from, to } = entry;
  const named = `${thingInWords(thing)}${placeInWords(thing)}`;
  const then = thing.nameThen === null ? '' : ` (then ${inQuotes(thing.nameThen)})`;
  const said = `${named}${then}: ${entryInWords(entry)}`;
  if (!hasFromTo(entry)) return said;
  const start = firstDifference(from ?? '', to ?? '', longest);
  const show = (value: string | null): string => {
    if (value === null) return 'nothing';
    return inQuotes(start === 0 ? cut(value, longest) : `…${cut(value.slice(start), longest)}`);
  };
  return `${said}: ${from === null ? show(to) : `${show(from)} → ${show(to)}`}`;
}

/** Where to begin so that what was changed is seen: 0 where it is seen from the beginning. */
function firstDifference(from: string, to: string, longest: number): number {
  let same = 0;
  while (same < Math.min(from.length, to.length) && from[same] === to[same]) same++;
  if (same <= longest / 2) return 0;
  const blank = from.lastIndexOf(' ', Math.max(0, same - longest / 4));
  return Math.max(0, blank);
}

/** `Ana, Desk`, `Desk`, `this computer`. */
export function whoInWords({ author, device }: Pick<Who, 'author' | 'device'>): string {
  const computer = device.name || (device.own ? 'this computer' : `computer ${device.id}`);
  return author === '' ? computer : `${author}, ${computer}`;
}

/** `3 things go to the trash, 1 comes back, 2 get back what stood there`; '' where there is nothing to do. */
export function restorationInWords(
  { trashed, untrashed, changed }: Pick<Restoration, 'trashed' | 'untrashed' | 'changed'>,
  done: boolean,
): string {
  const parts: string[] = [];
  const say = (number: number, one: string, many: string): void => {
    if (number === 0) return;
    const thing = parts.length > 0 ? '' : number === 1 ? ' thing' : ' things';
    parts.push(`${number.toLocaleString('en-GB')}${thing} ${number === 1 ? one : many}`);
  };
  if (done) {
    say(trashed, 'went to the trash', 'went to the trash');
    say(untrashed, 'came back', 'came back');
    say(changed, 'got back what stood there', 'got back what stood there');
  } else {
    say(trashed, 'goes to the trash', 'go to the trash');
    say(untrashed, 'comes back', 'come back');
    say(changed, 'gets back what stood there', 'get back what stood there');
  }
  return parts.join(', ');
}

/** Quotation marks inside become the inner ones. */
export const inQuotes = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;

export function cut(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}
