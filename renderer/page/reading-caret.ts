/**
 * A caret in the article for those who read and mark by the keyboard: it goes by character, word, line and text, in
 * the order of the text, and with Shift it selects. It counts in the canonical text, so it goes through a reading copy
 * and the pages of a PDF alike.
 */
import type { OpenedMarks } from './opened-marks.ts';
import type { Span } from './span.ts';
import { type CharacterBox, characterBox, edgeOf } from './text-caret.ts';
import { stepFrom } from './text-steps.ts';

/** Characters gone through for the next line, at most. */
const furthestLine = 4_000;
/** CSS pixels kept free between the caret and the edges of the view. */
const margin = 70;

export type CaretKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export class ReadingCaret {
  readonly #opened: () => OpenedMarks | null;
  readonly #moved: (at: number) => void;
  readonly #line = document.createElement('div');
  #on = false;
  #anchor: number | null = null;
  #focus = 0;
  /** Where a way up or down through the lines began, so that short lines do not lead it astray. */
  #column: number | null = null;

  /** `moved` is called with the place of a caret that selects nothing. */
  constructor(opened: () => OpenedMarks | null, moved: (at: number) => void) {
    this.#opened = opened;
    this.#moved = moved;
    this.#line.className = 'reading-caret';
    this.#line.setAttribute('aria-hidden', 'true');
    document.addEventListener('selectionchange', () => this.#follow());
  }

  get on(): boolean {
    return this.#on;
  }

  /** The place of the caret where it selects nothing, else null. */
  get standing(): number | null {
    return this.#on && this.#anchor === this.#focus ? this.#focus : null;
  }

  turn(on: boolean): void {
    this.#on = on;
    if (!on) {
      this.close();
      return;
    }
    const opened = this.#opened();
    if (!opened || this.#anchor !== null) this.draw();
    else this.#put(opened, firstInView(opened), false);
  }

  close(): void {
    this.#anchor = null;
    this.#column = null;
    this.#line.remove();
  }

  /** Draws it where it stands now. */
  draw(): void {
    const opened = this.#opened();
    const box = this.#on && opened && this.#anchor !== null ? this.#boxAt(opened, this.#focus) : null;
    if (!box) {
      this.#line.remove();
      return;
    }
    const line = edgeOf(box, 'start');
    Object.assign(this.#line.style, {
      left: `${line.left + scrollX}px`,
      top: `${line.top + scrollY}px`,
      height: `${line.height}px`,
    });
    if (!this.#line.isConnected) document.body.append(this.#line);
  }

  /** Whether the key is one of its own; what it asks for is done. */
  press(event: CaretKey): boolean {
    const opened = this.#opened();
    if (!this.#on || !opened || event.altKey) return false;
    const to = this.#target(opened, event);
    if (to === null) return false;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') this.#column = null;
    void this.#go(opened, to, event.shiftKey);
    return true;
  }

  #target(opened: OpenedMarks, { key, ctrlKey, metaKey, shiftKey }: CaretKey): number | null {
    const { text } = opened.view;
    const by = ctrlKey || metaKey ? 'word' : 'character';
    const at = this.#focus;
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const box = this.#boxAt(opened, at);
        const step = (key === 'ArrowRight') !== (box?.rightToLeft ?? false) ? 1 : -1;
        const selected = this.#selected();
        if (selected && !shiftKey) return step === 1 ? selected.end : selected.start;
        return drawable(text, stepFrom(text, at, by, step), step);
      }
      case 'ArrowDown':
        return this.#lineFrom(opened, at, 1);
      case 'ArrowUp':
        return this.#lineFrom(opened, at, -1);
      case 'Home':
        return ctrlKey || metaKey ? drawable(text, 0, 1) : this.#edgeOfLine(opened, at, -1);
      case 'End':
        return ctrlKey || metaKey ? text.length : this.#edgeOfLine(opened, at, 1);
      default:
        return null;
    }
  }

  #selected(): Span | null {
    if (this.#anchor === null || this.#anchor === this.#focus) return null;
    return { start: Math.min(this.#anchor, this.#focus), end: Math.max(this.#anchor, this.#focus) };
  }

  /** A page of a PDF that the caret comes to has to be drawn first. */
  async #go(opened: OpenedMarks, to: number, extend: boolean): Promise<void> {
    if (!this.#boxAt(opened, to)) {
      const length = opened.view.text.length;
      const from = Math.min(to, length - 1);
      if (!(await opened.view.prepare({ start: from, end: from + 1 }).catch(() => false))) return;
      if (this.#opened() !== opened) return;
    }
    this.#put(opened, to, extend);
  }

  #put(opened: OpenedMarks, to: number, extend: boolean): void {
    this.#focus = to;
    if (!extend || this.#anchor === null) this.#anchor = to;
    this.#select(opened);
    this.#bringIntoView(opened);
    this.draw();
    if (this.#anchor === this.#focus) this.#moved(this.#focus);
  }

  /** The browser's own selection follows: it is what is copied, and what is marked. */
  #select(opened: OpenedMarks): void {
    const anchor = pointOf(opened, this.#anchor ?? this.#focus);
    const focus = pointOf(opened, this.#focus);
    if (anchor && focus) document.getSelection()?.setBaseAndExtent(...anchor, ...focus);
  }

  /** A click, or a selection by the mouse, takes the caret along. */
  #follow(): void {
    const opened = this.#opened();
    const selection = document.getSelection();
    if (!this.#on || !opened || !selection || selection.rangeCount === 0) return;
    const unit = (node: Node | null, offset: number): number | null => {
      for (const part of opened.view.parts) {
        const at = node && part.offsetOf(node, offset);
        if (at !== null) return at;
      }
      return null;
    };
    const anchor = unit(selection.anchorNode, selection.anchorOffset);
    const focus = unit(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) return;
    // Two places that show as one: at the end of a line, and at the beginning of the next.
    const isOwn = samePoint(opened, this.#anchor, anchor) && samePoint(opened, this.#focus, focus);
    if (isOwn) return;
    this.#anchor = anchor;
    this.#focus = focus;
    this.#column = null;
    this.draw();
  }

  #bringIntoView(opened: OpenedMarks): void {
    const box = this.#boxAt(opened, this.#focus);
    if (!box) return;
    if (box.top < margin) scrollBy({ top: box.top - margin, behavior: 'instant' });
    const below = box.top + box.height + margin - innerHeight;
    if (below > 0) scrollBy({ top: below, behavior: 'instant' });
  }

  /** The box of the character that follows; at a gap or the end of the text that of the one before, behind it. */
  #boxAt({ view }: OpenedMarks, at: number): CharacterBox | null {
    const next = characterBox(at, view.parts);
    if (next) return next;
    const before = at > 0 ? characterBox(at - 1, view.parts) : null;
    return (
      before && {
        ...before,
        left: before.rightToLeft ? before.left - before.width : before.left + before.width,
      }
    );
  }

  /** The nearest place in the line after (or before), in the order of the text. */
  #lineFrom(opened: OpenedMarks, at: number, step: 1 | -1): number {
    const { text, parts } = opened.view;
    const here = this.#boxAt(opened, at);
    if (!here) return drawable(text, stepFrom(text, at, 'word', step), step);
    this.#column ??= edgeOf(here, 'start').left;
    let line: CharacterBox | null = null;
    let best: { at: number; away: number } | null = null;
    for (let gone = 0, next = at; gone < furthestLine; gone++) {
      next = stepFrom(text, next, 'character', step);
      if (next <= 0 || next >= text.length) {
        if (!best) return step === 1 ? text.length : drawable(text, 0, 1);
        break;
      }
      const box = characterBox(next, parts);
      if (!box || sameLine(box, here)) continue;
      line ??= box;
      if (!sameLine(box, line)) break;
      const away = Math.abs(edgeOf(box, 'start').left - this.#column);
      if (!best || away <= best.away) best = { at: next, away };
    }
    return best?.at ?? drawable(text, stepFrom(text, at, 'word', step), step);
  }

  #edgeOfLine(opened: OpenedMarks, at: number, step: 1 | -1): number {
    const { text, parts } = opened.view;
    const here = this.#boxAt(opened, at);
    let edge = at;
    for (let gone = 0, next = at; here && gone < furthestLine; gone++) {
      next = stepFrom(text, next, 'character', step);
      const box = characterBox(next, parts);
      if (!box || !sameLine(box, here)) break;
      edge = next;
      if (next <= 0 || next >= text.length) break;
    }
    return edge;
  }
}

const sameLine = (a: CharacterBox, b: CharacterBox): boolean =>
  Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;

/** The next place at which something stands: between paragraphs there is but white space. */
function drawable(text: string, at: number, step: 1 | -1): number {
  let place = at;
  const isBreak = (unit: number): boolean => /[\n\f]/u.test(text.charAt(unit));
  while (place > 0 && place < text.length && isBreak(place) && isBreak(place - 1)) place += step;
  return Math.max(0, Math.min(text.length, place));
}

function firstInView({ view }: OpenedMarks): number {
  for (const part of view.parts) {
    for (const { node, from, to } of part.runsIn(part.span)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const { bottom, height } = range.getBoundingClientRect();
      if (height > 0 && bottom > 0 && node.data.trim() !== '') return part.offsetOf(node, from) ?? 0;
    }
  }
  return 0;
}

/** The place as a point of the document; behind the character before where none follows. */
function pointOf({ view }: OpenedMarks, at: number): [node: Node, offset: number] | null {
  for (const part of view.parts) {
    const next = part.rangeOf({ start: at, end: at + 1 });
    if (next && part.span.start <= at) return [next.startContainer, next.startOffset];
  }
  for (const part of view.parts) {
    const before = at > 0 ? part.rangeOf({ start: at - 1, end: at }) : null;
    if (before) return [before.endContainer, before.endOffset];
  }
  return null;
}

function samePoint(opened: OpenedMarks, own: number | null, selected: number): boolean {
  if (own === selected) return true;
  const point = own === null ? null : pointOf(opened, own);
  const other = pointOf(opened, selected);
  return point !== null && other !== null && point[0] === other[0] && point[1] === other[1];
}
