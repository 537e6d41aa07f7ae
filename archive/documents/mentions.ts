/** Where a document speaks of people and events: in quotations, in lists, in its timelines and matrices. */
import type { Annotation } from '../contract/views.ts';
import { quotationPlace } from './quoted-passage.ts';

type Noun = 'people' | 'events';

const signs = { people: 'pe', events: 'ev' } as const;

export class Mentions {
  /** By id, in the order in which they were noted. */
  readonly places: Readonly<Record<Noun, Map<string, string[]>>> = { people: new Map(), events: new Map() };
  readonly #numbers: Readonly<Record<Noun, Map<string, number[]>>> = { people: new Map(), events: new Map() };
  readonly #articles = new Map<string, number[]>();
  readonly #listed = { people: 0, events: 0 };

  /** A quotation, by its number. */
  quoted({ people, events, article }: Annotation, number: number): void {
    noted(this.#articles, article, number);
    for (const [noun, linked] of [
      ['people', people],
      ['events', events],
    ] as const)
      for (const { id } of linked) {
        noted(this.places[noun], id, quotationPlace(number));
        noted(this.#numbers[noun], id, number);
      }
  }

  /** In a figure. */
  shown(ids: Readonly<Record<Noun, readonly string[]>>, place: string): void {
    for (const noun of ['people', 'events'] as const)
      for (const id of ids[noun]) noted(this.places[noun], id, place);
  }

  /** In a list; answers the name of the place. */
  listed(noun: Noun, id: string): string {
    const place = `${signs[noun]}-${++this.#listed[noun]}`;
    noted(this.places[noun], id, place);
    return place;
  }

  readonly quotationsOf = {
    article: (id: string): number[] => [...(this.#articles.get(id) ?? [])],
    person: (id: string): number[] => [...(this.#numbers.people.get(id) ?? [])],
    event: (id: string): number[] => [...(this.#numbers.events.get(id) ?? [])],
  };
}

function noted<V>(places: Map<string, V[]>, id: string, place: V): void {
  const known = places.get(id);
  if (!known) places.set(id, [place]);
  else if (!known.includes(place)) known.push(place);
}
