/** Which things belong to a chosen part of an archive, and which beside them do not. */
import { type AnnotationRecord, readAnnotation } from '../annotations/annotation.ts';
import { marksLinkedTo } from '../annotations/mark-rows.ts';
import { speakerHome } from '../annotations/speech.ts';
import { foldedTag } from '../annotations/tag-names.shared.ts';
import { type ArticleRecord, existingArticle, readArticle } from '../articles/article.ts';
import { existingBriefing } from '../briefings/briefing.ts';
import type { HandoverExtras, HandoverPart } from '../contract/handover.ts';
import { ProblemError } from '../contract/problem.ts';
import { existingEvent } from '../events/event.ts';
import { existingPerson } from '../people/person.ts';
import { readPlace } from '../records/place.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { canBeHanded, editionInWords } from './handed-editions.ts';
import { LeftOutList } from './left-out.ts';
import { shownByBlock } from './shown-by-block.ts';

/** Addresses of what goes. */
export interface ChosenPart {
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly marks: ReadonlyMap<string, AnnotationRecord>;
  /** Homes of people and of events. */
  readonly records: ReadonlySet<string>;
  readonly briefings: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
  readonly editions: ReadonlySet<string>;
  /** Relations, participants and dates, where all records that they speak of go. */
  readonly parts: ReadonlySet<string>;
  readonly leftOut: LeftOutList;
}

export function choosePart(archive: Archive, part: HandoverPart, extras: HandoverExtras): ChosenPart {
  return new Choice(archive, extras).of(part);
}

const inTrash = (words: string): ProblemError =>
  new ProblemError(
    'invalid-value',
    `“${words}” is in the trash. Take it out of the trash, or hand over the trash too. Nothing was handed over.`,
  );

class Choice implements ChosenPart {
  readonly articles = new Map<string, ArticleRecord>();
  readonly marks = new Map<string, AnnotationRecord>();
  readonly records = new Set<string>();
  readonly briefings = new Set<string>();
  readonly blocks = new Set<string>();
  readonly editions = new Set<string>();
  readonly parts = new Set<string>();
  readonly leftOut = new LeftOutList();
  readonly #archive: Archive;
  readonly #extras: HandoverExtras;

  constructor(archive: Archive, extras: HandoverExtras) {
    this.#archive = archive;
    this.#extras = extras;
  }

  of(part: HandoverPart): ChosenPart {
    switch (part.kind) {
      case 'articles':
        for (const id of part.ids) this.#article(id);
        break;
      case 'briefings':
        for (const id of part.ids) this.#briefing(id);
        break;
      case 'person':
        this.#record(existingPerson(this.#archive, part.id));
        break;
      case 'event': {
        const { title, ...event } = existingEvent(this.#archive, part.id);
        this.#record({ ...event, name: title });
      }
    }
    for (const mark of this.marks.values()) this.#links(mark);
    this.#parts();
    for (const article of this.articles.values()) this.#otherMarks(article);
    for (const { home } of this.articles.values()) this.#origins(home);
    if (!this.#extras.notes) this.#words();
    return this;
  }

  #article(id: string): void {
    const article = existingArticle(this.#archive, id);
    if (article.trashed && !this.#extras.trash) throw inTrash(article.title);
    this.articles.set(article.home, article);
    for (const address of this.#archive.replica.below(article.home, 'annotations')) this.#mark(address);
  }

  #briefing(id: string): void {
    const { replica } = this.#archive;
    const home = existingBriefing(this.#archive, id);
    const title = readText(replica, home, 'title');
    if (replica.value(home, 'trashed') === true && !this.#extras.trash) throw inTrash(title);
    this.briefings.add(home);
    for (const address of replica.below(home, 'claims')) this.blocks.add(address);
    for (const address of replica.below(home, 'editions')) this.#edition(address);
    for (const address of replica.below(home, 'blocks')) {
      if (replica.value(address, 'trashed') === true && !this.#extras.trash) {
        this.leftOut.note('trash', address, `a part of “${title}”`);
        continue;
      }
      this.blocks.add(address);
      this.#shownBy(address);
      const quoted = readText(replica, address, 'annotation');
      if (quoted === '') continue;
      const mark = replica.addressOf(quoted);
      if (mark === undefined || !this.#mark(mark))
        this.leftOut.note('quotations', address, mark === undefined ? quoted : this.#quote(mark));
    }
  }

  #edition(address: string): void {
    const isTrash = this.#archive.replica.value(address, 'trashed') === true && !this.#extras.trash;
    if (this.#extras.editions && !isTrash && canBeHanded(this.#archive, address)) this.editions.add(address);
    else this.leftOut.note(isTrash ? 'trash' : 'editions', address, editionInWords(this.#archive, address));
  }

  /** What a timeline, a list or a summary shows: it would be empty without. */
  #shownBy(address: string): void {
    const { events, people, articles } = shownByBlock(this.#archive, address);
    for (const home of [...events, ...people])
      if (
        this.#archive.replica.thing(home) &&
        (this.#extras.trash || this.#archive.replica.value(home, 'trashed') !== true)
      )
        this.records.add(home);
    for (const home of articles) {
      const article = readArticle(this.#archive.replica, home);
      if (!this.#archive.replica.thing(home)?.has('title')) continue;
      if (article.trashed && !this.#extras.trash) this.leftOut.note('trash', home, article.title);
      else this.articles.set(home, article);
    }
  }

  /** A person or an event, all records that are joined in it, with every mark that is linked to them. */
  #record({
    name,
    records,
    trashed,
  }: {
    readonly name: string;
    readonly records: readonly string[];
    readonly trashed: boolean;
  }): void {
    const { replica } = this.#archive;
    if (trashed && !this.#extras.trash) throw inTrash(name);
    for (const one of records) this.records.add(one);
    for (const address of marksLinkedTo(this.#archive.index, records)) this.#mark(address);
    for (const address of this.#marksInTrash())
      if (records.some((one) => replica.value(address, one) === true)) this.#mark(address);
    if (this.marks.size === 0)
      throw new ProblemError(
        'not-found',
        `No passage is linked to “${name}”, so there is nothing to hand over. Link passages to it, or choose articles.`,
      );
  }

  /** Marks that are in the trash, themselves or with their article. */
  #marksInTrash(): string[] {
    const { replica } = this.#archive;
    return replica
      .trashed()
      .filter((address) => address.startsWith('articles/'))
      .flatMap((address) =>
        homeOf(address) === address ? replica.below(address, 'annotations') : [address],
      );
  }

  /** Takes a mark with its article; false where it does not go. */
  #mark(address: string): boolean {
    if (this.marks.has(address)) return true;
    const { replica } = this.#archive;
    const mark = readAnnotation(replica, address);
    // Its place has not arrived yet, or can't be read: nothing could be shown of it.
    if (!mark || !replica.thing(homeOf(address))) return false;
    const article = this.articles.get(homeOf(address)) ?? readArticle(replica, homeOf(address));
    if ((mark.trashed || article.trashed) && !this.#extras.trash) {
      this.leftOut.note('trash', address, mark.target.quote.exact);
      return false;
    }
    this.marks.set(address, mark);
    this.articles.set(article.home, article);
    return true;
  }

  #links(mark: AnnotationRecord): void {
    const { replica } = this.#archive;
    for (const home of linkedHomes(replica, mark)) {
      const here = replica.thing(home) !== undefined && !replica.isDestroyed(home);
      if (here && (this.#extras.trash || replica.value(home, 'trashed') !== true)) this.records.add(home);
      else this.leftOut.note('links', `${mark.address} ${home}`, this.#nameOf(home) || idOf(home));
    }
  }

  /** What the records that go have to do with each other, and what sources say of their dates. */
  #parts(): void {
    const { replica } = this.#archive;
    for (const home of this.records) {
      const place = readPlace(replica, home);
      if (place && 'person' in place && !this.records.has(`people/${place.person}`))
        this.leftOut.note('links', `${home} place`, this.#nameOf(`people/${place.person}`));
      for (const part of ['relations', 'participants', 'dates'].flatMap((noun) =>
        replica.below(home, noun),
      )) {
        if (replica.value(part, 'trashed') === true && !this.#extras.trash) continue;
        const other = readText(replica, part, 'to') || readText(replica, part, 'person');
        if (other === '' || this.records.has(`people/${other}`)) this.parts.add(part);
        else this.leftOut.note('links', part, this.#nameOf(`people/${other}`) || other);
      }
    }
  }

  /** What stands in the articles that go and does not go with them. */
  #otherMarks({ home }: ArticleRecord): void {
    const { replica } = this.#archive;
    for (const address of replica.below(home, 'annotations')) {
      if (this.marks.has(address)) continue;
      const mark = readAnnotation(replica, address);
      this.leftOut.note(
        mark?.trashed && !this.#extras.trash ? 'trash' : 'marks',
        address,
        mark?.target.quote.exact ?? '',
      );
      if (!mark) continue;
      for (const linked of linkedHomes(replica, mark))
        if (!this.records.has(linked) && replica.thing(linked))
          this.leftOut.note(linked.startsWith('people/') ? 'people' : 'events', linked, this.#nameOf(linked));
    }
  }

  /** What an article that goes derives from, where that does not go. */
  #origins(home: string): void {
    for (const id of readSet(this.#archive.replica, home, 'derivesFrom'))
      if (!this.articles.has(`articles/${id}`))
        this.leftOut.note('links', `${home} ${id}`, this.#nameOf(`articles/${id}`) || id);
  }

  #words(): void {
    for (const address of this.editions) {
      const recipient = readText(this.#archive.replica, address, 'recipient');
      if (recipient !== '') this.leftOut.note('notes', address, `for ${recipient}`);
    }
    for (const [address, mark] of this.marks) {
      const note = readText(this.#archive.replica, address, 'note');
      if (note !== '') this.leftOut.note('notes', address, note);
      for (const tag of mark.tags) this.leftOut.note('tags', foldedTag(tag), tag);
    }
    for (const home of this.records) {
      if (readText(this.#archive.replica, home, 'description') !== '')
        this.leftOut.note('descriptions', home, this.#nameOf(home));
      const notes = readText(this.#archive.replica, home, 'notes');
      if (notes !== '') this.leftOut.note('notes', home, notes);
      for (const tag of readSet(this.#archive.replica, home, 'tags'))
        this.leftOut.note('tags', foldedTag(tag), tag);
    }
  }

  #nameOf(home: string): string {
    const { replica } = this.#archive;
    return readText(replica, home, 'name') || readText(replica, home, 'title');
  }

  #quote(address: string): string {
    return readAnnotation(this.#archive.replica, address)?.target.quote.exact ?? idOf(address);
  }
}

/** Whom and what a mark speaks of, and who speaks in it; each once. */
function linkedHomes(replica: Replica, { address, people, events }: AnnotationRecord): ReadonlySet<string> {
  const speaker = speakerHome(replica.value(address, 'speaker'));
  return new Set([
    ...people.map((id) => `people/${id}`),
    ...events.map((id) => `events/${id}`),
    ...(speaker ? [speaker] : []),
  ]);
}
