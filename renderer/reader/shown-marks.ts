/** What the page is told of marks: all of them once, then only those that are others than it was told. */
import type { PageMark, ToPage } from '../../archive/contract/page.ts';

/** Beyond so many changes all marks are told anew. */
const mostChanges = 200;

export class ShownMarks {
  #told: Map<string, PageMark> | null = null;

  /** A page that was just opened knows nothing for certain. */
  forget(): void {
    this.#told = null;
  }

  /** The message that makes the page show these marks. */
  message(marks: readonly PageMark[], active: string | null): ToPage {
    const before = this.#told;
    const now = new Map(marks.map((mark) => [mark.id, mark]));
    this.#told = now;
    if (!before) return { kind: 'marks', marks: [...marks], active };
    const put = marks.filter((mark) => !same(before.get(mark.id), mark));
    const gone = [...before.keys()].filter((id) => !now.has(id));
    if (put.length + gone.length > mostChanges) return { kind: 'marks', marks: [...marks], active };
    return { kind: 'marks-changed', put, gone, active };
  }

  /** The message that shows one mark more, at once. */
  added(mark: PageMark): ToPage {
    this.#told?.set(mark.id, mark);
    return { kind: 'marks-changed', put: [mark], gone: [], active: mark.id };
  }
}

function same(a: PageMark | undefined, b: PageMark): boolean {
  if (a === b) return true;
  if (!a || a.start !== b.start || a.end !== b.end || a.color !== b.color) return false;
  return isPlain(a) && isPlain(b)
    ? true
    : JSON.stringify([a.further, a.region]) === JSON.stringify([b.further, b.region]);
}

const isPlain = ({ further, region }: PageMark): boolean => further === undefined && region === undefined;
