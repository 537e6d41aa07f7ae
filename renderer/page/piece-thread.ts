/** Ties the pieces of a mark together by a thin line at their side: of the active mark, and of the one under the pointer. */
import type { OpenedMarks } from './opened-marks.ts';
import { around, type Box, textRects } from './text-rects.ts';

/** CSS pixels from the words to the line, and from one thread to the next. */
const away = 14;
const apart = 5;
/** How far it points towards each piece. */
const notch = 7;
/** Pieces that are tied, at most. */
const most = 60;

export class PieceThread {
  readonly #layer = document.createElement('div');
  #drawn = '';

  constructor() {
    this.#layer.className = 'piece-threads';
    this.#layer.setAttribute('aria-hidden', 'true');
  }

  /** Draws the threads of those of the marks that are in several pieces. */
  draw(opened: OpenedMarks, ids: readonly string[]): void {
    const threads = [...new Set(ids)]
      .map((id) => opened.board.index.piecesOf(id).slice(0, most))
      .filter((pieces) => pieces.length > 1);
    const key = JSON.stringify([
      threads,
      scrollX,
      document.body.scrollHeight,
      innerWidth,
      opened.view.parts.length,
    ]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const lines = threads.flatMap((pieces, lane) => {
      const drawn = pieces.flatMap((piece) => {
        const part = opened.view.parts.find(({ span }) => span.start < piece.end && span.end > piece.start);
        const box = part && around(textRects(part, piece));
        const node = part?.rangeOf(piece)?.startContainer;
        const column = node?.parentElement?.closest('.reading > *, .sheet');
        return box && column ? [{ box, left: column.getBoundingClientRect().left }] : [];
      });
      const [first, last] = [drawn[0], drawn.at(-1)];
      if (!first || !last || drawn.length < 2) return [];
      // Beside the column, where no words stand; on a sheet of a PDF that is its edge.
      const isSheet = opened.view.element.classList.contains('sheets');
      const beside = isSheet ? away / 2 + lane * apart : -away - lane * apart;
      const left = Math.min(...drawn.map((one) => one.left)) + beside + scrollX;
      const middle = ({ box }: { box: Box }): number => box.top + Math.min(box.height / 2, 14) + scrollY;
      const color = pieces[0]?.color ?? 'key';
      return [
        line(color, { left, top: middle(first), width: 0, height: middle(last) - middle(first) }),
        ...drawn.map((one) => line(color, { left, top: middle(one), width: notch, height: 0 })),
      ];
    });
    this.#layer.replaceChildren(...lines);
    if (lines.length === 0) this.#layer.remove();
    else if (!this.#layer.isConnected) document.body.append(this.#layer);
  }

  close(): void {
    this.#drawn = '';
    this.#layer.remove();
  }
}

function line(color: string, box: { left: number; top: number; width: number; height: number }): HTMLElement {
  const element = document.createElement('div');
  element.className = 'piece-thread';
  element.dataset.color = color;
  Object.assign(element.style, {
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${Math.max(0, box.width)}px`,
    height: `${Math.max(0, box.height)}px`,
  });
  return element;
}
