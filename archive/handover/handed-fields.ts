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
  articles: /^(title|authors|publisher|published|language|added|trashed|captures\/.+)$/u,
  'articles/annotations':
    /^(target|color|creator|created|origin|trashed|note|speaker|addressee|occasion|translation|checked|placed\/.+|(people|events|tags)\/.+)$/u,
  people: /^(name|trashed|description|aliases\/.+)$/u,
  events: /^(title|date|trashed|description|aliases\/.+)$/u,
  briefings: /^(title|subtitle|changed|trashed)$/u,
  'briefings/blocks': /^(kind|position|text|annotation|trashed)$/u,
};

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
  if (field === 'note' || field === 'description' || field.startsWith('tags/'))
    return extras.notes ? 'goes' : 'words';
  if (nouns !== 'articles/annotations') return 'goes';
  const linked = /^(people|events)\//u.test(field) ? field : field === 'speaker' && speakerHome(value);
  return !linked || part.records.has(linked) ? 'goes' : 'link';
}

/** Whether an address is one of those that go. */
export function goes(address: string, part: ChosenPart): boolean {
  if (address !== homeOf(address)) return part.marks.has(address) || part.blocks.has(address);
  return part.articles.has(address) || part.records.has(address) || part.briefings.has(address);
}

/** Every address that goes, by its home. */
export function addressesByHome(part: ChosenPart): Map<string, string[]> {
  const homes = [...part.articles.keys(), ...part.records, ...part.briefings];
  const byHome = new Map(homes.map((home) => [home, [home]]));
  for (const address of [...part.marks.keys(), ...part.blocks]) byHome.get(homeOf(address))?.push(address);
  return byHome;
}
