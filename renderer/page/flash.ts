/** Shows once where a place is: a tint that fades and, since colour is never alone, a frame round the words. */
import { motion } from '../../archive/contract/theme.ts';
import { flashHighlightName, translucent } from './highlight-styles.ts';
import { registered } from './mark-painter.ts';
import { around, type Box } from './text-rects.ts';

/** Opacity of the tint, one step after the other. */
const steps = [0.42, 0.42, 0.42, 0.32, 0.22, 0.12] as const;
/** CSS pixels between the words and the frame. */
const gap = 5;
const flashPriority = 100;

export class Flash {
  readonly #sheet = new CSSStyleSheet();
  readonly #frame = document.createElement('div');
  #timer = 0;

  constructor() {
    this.#frame.className = 'flash-frame';
    this.#frame.setAttribute('aria-hidden', 'true');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** `boxes` are the words' rectangles in the viewport. */
  show(range: Range, boxes: readonly Box[]): void {
    this.clear();
    registered(flashHighlightName, flashPriority).add(range);
    const box = around(boxes);
    if (box) this.#place(box);
    this.#step(0);
  }

  /** Shows a box of the viewport that holds no words. */
  frame(box: Box): void {
    this.clear();
    this.#place(box);
    this.#step(0);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#frame.remove();
    CSS.highlights.get(flashHighlightName)?.clear();
  }

  #place(box: Box): void {
    // In the document, so that it moves with the words.
    Object.assign(this.#frame.style, {
      left: `${box.left + scrollX - gap}px`,
      top: `${box.top + scrollY - gap}px`,
      width: `${box.width + 2 * gap}px`,
      height: `${box.height + 2 * gap}px`,
    });
    this.#frame.classList.remove('leaving');
    document.body.append(this.#frame);
  }

  #step(at: number): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const opacity = steps[at];
    if (opacity === undefined) {
      this.clear();
      return;
    }
    this.#sheet.replaceSync(
      `::highlight(${flashHighlightName}) { background-color: ${translucent('var(--accent)', still ? steps[0] : opacity)}; }`,
    );
    this.#frame.classList.toggle('leaving', at >= steps.length - 1);
    this.#timer = window.setTimeout(() => this.#step(at + 1), motion.long);
  }
}
