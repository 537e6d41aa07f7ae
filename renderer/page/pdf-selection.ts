/**
 * Keeps a selection in a PDF's text layer steady. Its words are scattered boxes with gaps between; a pointer
 * dragged through a gap would select to the end of the page. So while selecting, an empty box fills the page
 * right behind the moving end, and the gap belongs to it.
 */
export class PdfSelection {
  readonly #root: HTMLElement;
  readonly #listening = new AbortController();
  #before: Range | null = null;
  #pointerDown = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    const { signal } = this.#listening;
    document.addEventListener('selectionchange', () => this.#changed(), { signal });
    document.addEventListener('pointerdown', () => this.#press(true), { signal });
    document.addEventListener('pointerup', () => this.#press(false), { signal });
    addEventListener('blur', () => this.#press(false), { signal });
  }

  close(): void {
    this.#listening.abort();
  }

  #press(down: boolean): void {
    this.#pointerDown = down;
    if (!down) this.#reset(() => false);
  }

  #changed(): void {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    // A selection begun in a gap is anchored between the words: moving the filler about would unmoor it.
    const moored = this.#pointerDown && selection?.anchorNode?.nodeType === Node.TEXT_NODE;
    this.#reset((layer) => moored && Boolean(range?.intersectsNode(layer)));
    if (!range || !moored) return;
    this.#putEndBehind(range);
    this.#before = range.cloneRange();
  }

  /** Puts the filler back to the end of every layer, but for those still in the selection. */
  #reset(selecting: (layer: Element) => boolean): void {
    for (const layer of this.#root.querySelectorAll('.text-layer')) {
      const still = selecting(layer);
      layer.classList.toggle('selecting', still);
      const end = layer.querySelector(':scope > .text-end');
      if (!still && end && end !== layer.lastElementChild) layer.append(end);
    }
    if (!this.#pointerDown) this.#before = null;
  }

  #putEndBehind(range: Range): void {
    const startMoves =
      this.#before !== null && range.compareBoundaryPoints(Range.END_TO_END, this.#before) === 0;
    const word = startMoves ? wordAt(range.startContainer) : wordBefore(range);
    const layer = word?.closest('.text-layer');
    const end = layer?.querySelector(':scope > .text-end');
    if (!word || !layer || !end || word.parentElement !== layer) return;
    layer.insertBefore(end, startMoves ? word : word.nextSibling);
  }
}

function wordAt(node: Node): Element | null {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}

/** The element that holds the range's last selected character. */
function wordBefore(range: Range): Element | null {
  const word = wordAt(range.endContainer);
  return range.endOffset === 0 ? (word?.previousElementSibling ?? word) : word;
}
