/** What a generated archive holds, before it is written down in any form: the same for Dossier and for what it is compared with. */
import { Random } from './random.ts';
import { Words } from './words.ts';

export interface Plan {
  readonly seed: string;
  /** Number of articles. */
  readonly articles: number;
  /** Captures of a paragraph instead of a few kilobytes. */
  readonly light: boolean;
  /** Marks of the first article; 0: like any other. */
  readonly longest: number;
}

export interface Device {
  readonly id: string;
  readonly author: string;
}

export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly color: string;
  readonly note: string;
  readonly people: readonly string[];
  readonly events: readonly string[];
  readonly device: Device;
  /** Milliseconds since 1970. */
  readonly made: number;
}

export interface LibraryArticle {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly added: number;
  readonly kind: 'html' | 'text';
  readonly device: Device;
  readonly paragraphs: readonly string[];
  /** The canonical text: title, byline, paragraphs. Within the basic plane: a code point is a UTF-16 unit. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface LibraryRecord {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly device: Device;
  readonly made: number;
  /** Of an event. */
  readonly date: string;
}

const began = Date.UTC(2016, 0, 4);
export const ended = Date.UTC(2026, 10, 1);
const day = 86_400_000;
const colors = ['key', 'confirms', 'contradicts', 'background', 'quotation', 'question'];
const mostMarks = 400;

export class Library {
  readonly plan: Plan;
  readonly words: Words;
  readonly devices: readonly [Device, Device, Device];
  readonly people: readonly LibraryRecord[];
  readonly events: readonly LibraryRecord[];

  constructor(plan: Plan) {
    this.plan = plan;
    this.words = new Words(plan.seed);
    const random = new Random(`${plan.seed}/devices`);
    const [anna, ben] = ['Anna Kowalski', 'Ben Okafor'] as const;
    const device = (author: string): Device => ({ id: random.id(), author });
    this.devices = [device(anna), device(anna), device(ben)];
    this.people = this.#records('people', Math.min(2000, Math.max(10, plan.articles / 50)));
    this.events = this.#records('events', Math.min(1000, Math.max(5, plan.articles / 100)));
  }

  /** The articles in the order in which they were added. */
  *articles(): Generator<LibraryArticle> {
    for (let index = 0; index < this.plan.articles; index++) yield this.#article(index);
  }

  #article(index: number): LibraryArticle {
    const { plan, words } = this;
    const random = new Random(`${plan.seed}/articles/${index}`);
    const step = (ended - began) / plan.articles;
    const added = Math.floor(began + (index + random.fraction()) * step);
    const title = words.title(random);
    const authors = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => words.name(random));
    const isLongest = index === 0 && plan.longest > 0;
    const paragraphs = this.#paragraphs(random, isLongest);
    const text = [title, authors.join(', '), ...paragraphs].join('\n\n');
    const device = this.#device(random);
    const published = new Date(added - random.below(400 * day))
      .toISOString()
      .slice(0, random.chance(0.9) ? 10 : 7);
    // Zipf: at least k marks in one of k^1.5 articles.
    const marks = isLongest
      ? plan.longest
      : Math.min(mostMarks, Math.floor(random.fraction() ** (-1 / 1.5)) - 1);
    return {
      id: random.id(),
      title,
      authors,
      publisher: words.publisher(random),
      published,
      added,
      kind: random.chance(0.7) ? 'html' : 'text',
      device,
      paragraphs,
      text,
      marks: Array.from({ length: marks }, () => this.#mark(random, text, added, device)),
    };
  }

  #paragraphs(random: Random, isLongest: boolean): string[] {
    const { light, longest } = this.plan;
    const count = isLongest ? Math.max(8, longest / 8) : light ? 1 : random.between(5, 11);
    return Array.from({ length: count }, () => this.words.paragraph(random, light && !isLongest ? 30 : 60));
  }

  #mark(random: Random, text: string, added: number, adder: Device): Mark {
    // From the beginning of a word to the end of one.
    const from = text.indexOf(' ', random.below(Math.max(1, text.length - 60)));
    const start = from < 0 ? 0 : from + 1;
    const until = text.indexOf(' ', start + random.between(12, 160));
    return {
      id: random.id(),
      start,
      end: until < 0 ? text.length : until,
      color: colors[random.rank(colors.length)] ?? 'key',
      note: random.chance(0.3) ? this.words.sentence(random) : '',
      people: random.chance(0.25) ? [this.people[random.rank(this.people.length)]?.id ?? ''] : [],
      events: random.chance(0.15) ? [this.events[random.rank(this.events.length)]?.id ?? ''] : [],
      device: random.chance(0.8) ? adder : this.#device(random),
      made: Math.floor(added + 60_000 + random.fraction() ** 3 * 20 * day),
    };
  }

  #records(noun: string, count: number): LibraryRecord[] {
    return Array.from({ length: Math.round(count) }, (_, index) => {
      const random = new Random(`${this.plan.seed}/${noun}/${index}`);
      const name = noun === 'people' ? this.words.name(random) : this.words.title(random);
      return {
        id: random.id(),
        name,
        aliases: random.chance(0.4) ? [name.split(' ').at(-1) ?? name] : [],
        description: random.chance(0.5) ? this.words.sentence(random) : '',
        device: this.#device(random),
        made: began - 10 * day + index * 1000 + random.below(1000),
        date: new Date(began + random.below(ended - began)).toISOString().slice(0, 10),
      };
    });
  }

  /** The first device is used most, the third least. */
  #device(random: Random): Device {
    const draw = random.fraction();
    return this.devices[draw < 0.6 ? 0 : draw < 0.9 ? 1 : 2];
  }
}
