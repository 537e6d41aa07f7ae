/**
 * Which fields of a thing go along. Only what is named here: a field that this version does not know might
 * hold anything.
 */
import { speakerHome } from '../annotations/speech.ts';
import type { HandoverExtras } from '../contract/handover.ts';
import { homeOf } from '../storage/layout.ts';
import type { ChosenPart } from './chosen-part.ts';

/** By the nouns of the address. */
const fields: Readonly<Record<string, RegExp>> = {
  articles:
    /^(title|authors|publisher|published|language|added|trashed|sign|captures\/.+|derivesFrom\/.+|cited\/.+|numbered\/.+)$/u,
  'articles/annotations':
    /^(target|color|creator|created|origin|trashed|note|numbers\/.+|speaker|addressee|occasion|translation|checked|placed\/.+|(people|events|tags|stances|statements)\/.+)$/u,
  people:
    /^(name|type|picture|leads|trashed|description|notes|shows\/.+|(aliases|tags|identifiers|sameAs|notSameAs)\/.+)$/u,
  'people/relations': /^(kind|to|trashed|evidence\/.+)$/u,
  events:
    /^(title|date|dateWritten|place|picture|leads|trashed|description|notes|shows\/.+|(aliases|tags|identifiers|sameAs|notSameAs)\/.+)$/u,
  'events/participants': /^(person|role|trashed|evidence\/.+)$/u,
  'events/dates': /^(date|dateWritten|trashed|evidence\/.+)$/u,
  briefings: /^(title|subtitle|changed|trashed|style|notesAt|language|parts\/.+)$/u,
  'briefings/claims': /^(quote|block|needsNone|trashed|evidence\/.+)$/u,
  'briefings/editions': /^(made|by|title|recipient|file|quotes|since|trashed)$/,
  'briefings/blocks':
    /^(kind|position|level|text|annotation|article|picture|timeline|matrix|eventList|peopleList|context|edits\/.+|trashed)$/u,
};

/** What a person wrote for themselves; `recipient`: for whom an edition is. */
const ownWords: ReadonlySet<string> = new Set(['note', 'notes', 'description', 'recipient']);

/** `goes`, or why not: `words` of one’s own, `link` to what does not go, or `unknown` here. */
export type Fate = 'goes' | 'words' | 'link' | 'unknown';

export function fateOf(
  { address, field, value }: { readonly address: string; readonly field: string; readonly value: unknown },
  part: ChosenPart,
  extras: HandoverExtras,
): Fate {
  const parts = address.split('/');
  const nouns = parts.filter((_, index) => index % 2 === 0).join('/');
  if (!fields[nouns]?.test(field)) return 'unknown';
  if (ownWords.has(field) || field.startsWith('tags/')) return extras.notes ? 'goes' : 'words';
  if ((field === 'timeline' || field === 'eventList') && /"tags"/u.test(JSON.stringify(value)))
    return extras.notes ? 'goes' : 'words';
  const pointed = pointedTo(parts[0] ?? '', field, value);
  if (pointed !== undefined && !part.records.has(pointed)) return 'link';
  if (field.startsWith('derivesFrom/'))
    return part.articles.has(`articles/${field.slice('derivesFrom/'.length)}`) ? 'goes' : 'link';
  if (field.startsWith('evidence/')) return hasMark(part, field.slice('evidence/'.length)) ? 'goes' : 'link';
  return 'goes';
}

/** The home of the record that a register speaks of, in its name or its value; undefined where it speaks of none. */
function pointedTo(noun: string, field: string, value: unknown): string | undefined {
  const [set = '', ...rest] = field.split('/');
  const element = rest.join('/');
  switch (set) {
    case 'people':
    case 'events':
      return field;
    case 'stances':
      return element;
    case 'sameAs':
    case 'notSameAs':
      return `${noun}/${element}`;
    case 'shows':
      return `${noun}/${String(value)}`;
    case 'to':
    case 'person':
      return `people/${String(value)}`;
    case 'speaker':
    case 'place':
      return speakerHome(value);
    default:
      return undefined;
  }
}

const hasMark = ({ marks }: ChosenPart, id: string): boolean =>
  [...marks.keys()].some((address) => address.endsWith(`/${id}`));

/** Whether an address is one of those that go. */
export function goes(address: string, part: ChosenPart): boolean {
  if (address !== homeOf(address))
    return [part.marks, part.blocks, part.editions, part.parts].some((those) => those.has(address));
  return part.articles.has(address) || part.records.has(address) || part.briefings.has(address);
}

/** Every address that goes, by its home. */
export function addressesByHome(part: ChosenPart): Map<string, string[]> {
  const homes = [...part.articles.keys(), ...part.records, ...part.briefings];
  const byHome = new Map(homes.map((home) => [home, [home]]));
  for (const address of [...part.marks.keys(), ...part.blocks, ...part.editions, ...part.parts])
    byHome.get(homeOf(address))?.push(address);
  return byHome;
}
