/**
 * The marks of the article that is read, in the order of their places, and what the page, the margin and the header show of
 * them. Each is made of the one before: among thousands only what is other than it was is looked into.
 */
import type { PageMark } from '../../archive/contract/page.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { changedList, type ListChanges, listChanges } from './list-changes.ts';
import { pageMarkOf } from './marking-actions.ts';

export interface ListedMarks {
  /** In the order of their places; those without one first. None is in the trash. */
  readonly all: readonly Annotation[];
  /** As the page is told of them. */
  readonly drawn: readonly PageMark[];
  /** Those that do not stand where they were made. */
  readonly unplaced: readonly Annotation[];
  /** For how many a person has to say where they stand. */
  readonly open: number;
  readonly find: (id: string | null) => Annotation | undefined;
}

/** Those without a place first, as they were made. */
export const byPlace = (a: Annotation, b: Annotation): number =>
  (a.place?.start ?? -1) - (b.place?.start ?? -1) ||
  (a.place?.end ?? -1) - (b.place?.end ?? -1) ||
  (a.created < b.created ? -1 : Number(a.created > b.created));
const byStart = (a: PageMark, b: PageMark): number => a.start - b.start || a.end - b.end;

const none = { out: [], come: [] } as const;

export class MarkList {
  #stored: readonly Annotation[] = [];
  #waiting: readonly Annotation[] = [];
  readonly #byId = new Map<string, Annotation>();
  readonly #pageMarks = new Map<string, PageMark>();
  #listed: ListedMarks = { all: [], drawn: [], unplaced: [], open: 0, find: (id) => this.#find(id) };

  /** What is stored, and what is on its way to be; the same value for as long as they are. */
  with(stored: readonly Annotation[], waiting: readonly Annotation[]): ListedMarks {
    const changes = stored === this.#stored ? none : listChanges(this.#stored, stored);
    for (const { id } of changes.out) this.#byId.delete(id);
    for (const mark of changes.come) this.#byId.set(mark.id, mark);
    // A refetch can bring the stored mark before its own answer does.
    const left = waiting.filter(({ id }) => !this.#byId.has(id));
    const others = listChanges(this.#waiting, left);
    this.#stored = stored;
    this.#waiting = left;
    this.#change({
      out: [...changes.out, ...others.out].filter(isShown),
      come: [...changes.come, ...others.come].filter(isShown),
    });
    return this.#listed;
  }

  #find(id: string | null): Annotation | undefined {
    if (id === null) return undefined;
    const mark = this.#byId.get(id) ?? this.#waiting.find((one) => one.id === id);
    return mark && isShown(mark) ? mark : undefined;
  }

  #change(changes: ListChanges<Annotation>): void {
    const { out, come } = changes;
    if (out.length + come.length === 0) return;
    const { all, unplaced, open, find } = this.#listed;
    this.#listed = {
      all: changedList(all, changes, byPlace),
      drawn: this.#drawn(changes),
      unplaced: changedList(
        unplaced,
        { out: out.filter(asksForAttention), come: come.filter(asksForAttention) },
        byPlace,
      ),
      open: open - out.filter(isOpen).length + come.filter(isOpen).length,
      find,
    };
  }

  /** A mark that the page draws as before stays the same to it, whatever else is said of it. */
  #drawn({ out, come }: ListChanges<Annotation>): readonly PageMark[] {
    const before = new Map<string, PageMark>();
    for (const { id } of out) {
      const mark = this.#pageMarks.get(id);
      if (mark) before.set(id, mark);
      this.#pageMarks.delete(id);
    }
    const put: PageMark[] = [];
    for (const annotation of come) {
      const old = before.get(annotation.id);
      for (const mark of pageMarkOf(annotation)) {
        const same = old && JSON.stringify(old) === JSON.stringify(mark);
        this.#pageMarks.set(mark.id, same ? old : mark);
        if (same) before.delete(mark.id);
        else put.push(mark);
      }
    }
    return changedList(this.#listed.drawn, { out: [...before.values()], come: put }, byStart);
  }
}

const isShown = ({ trashed }: Annotation): boolean => !trashed;
const isOpen = ({ state }: Annotation): boolean => state === 'lost' || state === 'ambiguous';

/** Where words stand elsewhere, word for word, the card beside them says so: in a newer copy that may hold for all. */
function asksForAttention({ place, state, found }: Annotation): boolean {
  return place === null || (state !== 'exact' && (state !== 'moved' || found !== null));
}
