/** Things as people know them: what kind of thing an address is, and what it is called. */

import { targetSchema } from '../anchoring/selectors.ts';
import { blockKind } from '../briefings/block-record.ts';
import type { ChangedThing, ThingKind } from '../contract/history.ts';
import { deviceName } from '../settings/device-settings.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf, settingsHome } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';

export type ThingName = Pick<ChangedThing, 'address' | 'id' | 'kind' | 'name'>;
type Read = (field: string) => Json | undefined;

const nameLimit = 160;

/** Names of things, each found out once. */
export class Things {
  readonly #archive: Archive;
  readonly #names = new Map<string, ThingName>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  name(address: string): ThingName {
    const known = this.#names.get(address);
    if (known) return known;
    const read: Read = (field) => this.#archive.replica.value(address, field);
    const kind = kindOf(address, read);
    const name = { address, id: idOf(address), kind, name: this.called(address, kind, read) };
    this.#names.set(address, name);
    return name;
  }

  /** With what it lies in. `readThen` reads its fields as they were at some moment. */
  changed(address: string, readThen?: Read): ChangedThing {
    const now = this.name(address);
    const then = readThen ? this.called(address, now.kind, readThen) : '';
    const home = homeOf(address);
    return {
      ...now,
      nameThen: then === '' || then === now.name ? null : then,
      within: home === address || home === settingsHome ? null : this.name(home),
    };
  }

  /** '' where that can't be said. */
  called(address: string, kind: ThingKind, read: Read): string {
    switch (kind) {
      case 'person':
        return short(read('name'));
      case 'highlight':
        return short(targetSchema.safeParse(read('target')).data?.quote.exact);
      case 'sentence':
        return short((read('quote') as { exact?: unknown } | null | undefined)?.exact);
      case 'heading':
      case 'text':
      case 'timeline':
      case 'matrix':
      case 'figure':
      case 'events':
      case 'people':
        return short(read('text'));
      case 'summary':
        return this.#record('articles', read('article'));
      case 'page-break':
        return '';
      case 'quotation':
        return this.#quoted(read('annotation'));
      case 'relation':
        return short(read('kind'));
      case 'participant':
        return this.#record('people', read('person'));
      case 'date':
        return short((read('dateWritten') as { words?: unknown } | null | undefined)?.words ?? read('date'));
      case 'device':
        return deviceName(this.#archive.replica, idOf(address));
      default:
        return short(read('title'));
    }
  }

  #record(noun: string, id: Json | undefined): string {
    return typeof id === 'string' ? this.name(`${noun}/${id}`).name : '';
  }

  /** The words of the highlight that a block quotes. */
  #quoted(id: Json | undefined): string {
    const address = typeof id === 'string' ? this.#archive.replica.addressOf(id) : undefined;
    return address === undefined ? '' : this.name(address).name;
  }
}

function kindOf(address: string, read: Read): ThingKind {
  const [noun, , below] = address.split('/');
  if (below === 'annotations') return 'highlight';
  if (below === 'blocks') {
    return blockKind(read('kind'));
  }
  if (below === 'editions') return 'edition';
  if (below === 'claims') return 'sentence';
  if (below === 'relations') return 'relation';
  if (below === 'participants') return 'participant';
  if (below === 'dates') return 'date';
  if (below !== undefined) return 'other';
  switch (noun) {
    case 'articles':
      return 'article';
    case 'people':
      return 'person';
    case 'events':
      return 'event';
    case 'briefings':
      return 'briefing';
    case 'settings':
      return 'device';
    default:
      return 'other';
  }
}

function short(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/\s+/gu, ' ').trim();
  const characters = [...line.slice(0, nameLimit * 2)];
  return characters.length > nameLimit
    ? `${characters
        .slice(0, nameLimit - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
