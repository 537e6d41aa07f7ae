/** What the page is told of marks: all of them once, then only those that are others than it was told. */
import type { PageMark, ToPage } from '../../archive/contract/page.ts';
import { listChanges } from './list-changes.ts';

/** Beyond so many changes all marks are told anew. */
const mostChanges = 200;

export class ShownMarks {
  /** Null where a page was just opened: it knows nothing for certain. */
  #list: readonly PageMark[] | null = null;
  readonly #told = new Map<string, PageMark>();
  #active: string | null = null;

  forget(): void {
    this.#list = null;
  }

  /** The message that makes the page show these marks; null where it does. */
  message(marks: readonly PageMark[], active: string | null): ToPage | null {
    const before = this.#list;
    const wasActive = this.#active;
    this.#list = marks;
    this.#active = active;
    if (!before) return this.#all(marks, active);
    const { out, come } = listChanges(before, marks);
    const put = come.filter((mark) => !same(this.#told.get(mark.id), mark));
    const stay = new Set(come.map(({ id }) => id));
    const gone = out.map(({ id }) => id).filter((id) => !stay.has(id));
    if (put.length + gone.length > mostChanges) return this.#all(marks, active);
    for (const id of gone) this.#told.delete(id);
    for (const mark of put) this.#told.set(mark.id, mark);
    if (put.length + gone.length === 0 && active === wasActive) return null;
    return { kind: 'marks-changed', put, gone, active };
  }

  /** The message that shows one mark more, at once, before it comes with all the others. */
  added(mark: PageMark): ToPage {
    this.#told.set(mark.id, mark);
    this.#active = mark.id;
    return { kind: 'marks-changed', put: [mark], gone: [], active: mark.id };
  }

  #all(marks: readonly PageMark[], active: string | null): ToPage {
    this.#told.clear();
    for (const mark of marks) this.#told.set(mark.id, mark);
    return { kind: 'marks', marks: [...marks], active };
  }
}

function same(a: PageMark | undefined, b: PageMark): boolean {
  if (a?.start !== b.start || a.end !== b.end || a.color !== b.color) return false;
  return JSON.stringify([a.further, a.region]) === JSON.stringify([b.further, b.region]);
}
