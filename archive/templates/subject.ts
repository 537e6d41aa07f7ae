/** What a briefing that is made of a template is about. */
import { existingAnnotation } from '../annotations/annotation.ts';
import { articleHome, titleOf } from '../articles/article.ts';
import { type Gathered, gathered } from '../briefings/gather.ts';
import type { GatherOrder } from '../contract/briefing-requests.ts';
import type { PassageFilter } from '../contract/passage-list.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock } from '../contract/requests.ts';
import type { TimelineFilter } from '../contract/timeline.ts';
import { existingEvent } from '../events/event.ts';
import { existingPerson, typeOf } from '../people/person.ts';
import type { Archive } from '../storage/archive.ts';

export class Subject {
  readonly #archive: Archive;
  readonly #about: PassageFilter;
  readonly #quoted = new Set<string>();

  constructor(archive: Archive, about: PassageFilter) {
    this.#archive = archive;
    this.#about = about;
  }

  /** Whether anything was said. */
  get isGiven(): boolean {
    return Object.values(this.#about).some((value) => value !== undefined && value !== '');
  }

  get person(): { readonly id: string; readonly name: string } | null {
    const { person } = this.#about;
    return person === undefined ? null : { id: person, name: existingPerson(this.#archive, person).name };
  }

  /** The person’s or the event’s name; '' for neither. */
  get name(): string {
    const { event } = this.#about;
    return this.person?.name ?? (event === undefined ? '' : existingEvent(this.#archive, event).title);
  }

  /** The events and publications that it is about; an event says nothing of others. */
  get timeline(): TimelineFilter {
    const { person, tag, article } = this.#about;
    const place = person !== undefined && this.#isPlace(person);
    return {
      ...(person !== undefined && (place ? { places: [person] } : { people: [person] })),
      ...(tag !== undefined && { tags: [tag] }),
      ...(article !== undefined && { articles: [article] }),
    };
  }

  get event(): string | undefined {
    return this.#about.event;
  }

  /** The passages that fit, each only once in the briefing; at most so many. None where nothing was said. */
  passages(by: GatherOrder, most = Number.POSITIVE_INFINITY): NewBlock[] {
    if (!this.isGiven) return [];
    const { blocks }: Gathered = gathered(this.#archive, this.#about, by, this.#quoted);
    const taken = blocks.slice(0, most);
    for (const block of taken) if (block.kind === 'quotation') this.#quoted.add(block.annotation);
    return taken;
  }

  /** The same under the articles that they stand in, these in the order of publication. */
  byArticle(): {
    readonly article: string;
    readonly title: string;
    readonly passages: readonly NewBlock[];
  }[] {
    const articles = new Map<string, NewBlock[]>();
    for (const block of this.passages('article')) {
      if (block.kind !== 'quotation') continue;
      const { article } = existingAnnotation(this.#archive, block.annotation);
      articles.set(article, [...(articles.get(article) ?? []), block]);
    }
    return [...articles].map(([article, passages]) => ({
      article,
      title: titleOf(this.#archive.replica, articleHome(article)),
      passages,
    }));
  }

  #isPlace(person: string): boolean {
    return typeOf(this.#archive, existingPerson(this.#archive, person).records) === 'place';
  }
}

export function neededPerson(subject: Subject): { readonly id: string; readonly name: string } {
  const { person } = subject;
  if (person) return person;
  throw new ProblemError('invalid-value', 'A profile is of somebody: say of whom. Nothing was made.');
}
