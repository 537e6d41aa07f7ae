/** What reading needs beside the marks: the look, the headings, where the person stands, finding words, links. */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage, ToPage } from '../../archive/contract/page.ts';
import { headingsOf } from './outline.ts';
import { StandingWatch } from './standing-watch.ts';
import type { View } from './view.ts';

interface Opened {
  readonly view: View;
  readonly points: CodePoints;
  readonly standing: StandingWatch;
}

export class ReadingDesk {
  readonly #tell: (message: FromPage) => void;
  #opened: Opened | null = null;

  constructor(tell: (message: FromPage) => void) {
    this.#tell = tell;
    addEventListener('focus', () => tell({ kind: 'focused' }));
    addEventListener('mouseup', ({ button }) => {
      if (button === 3 || button === 4) tell({ kind: 'side-button', way: button === 3 ? 'back' : 'forward' });
    });
  }

  /** `at`: code points, what is to stand at the top of the view. */
  open(view: View, points: CodePoints, at: number | null): void {
    const standing = new StandingWatch(view, (unit) =>
      this.#tell({ kind: 'standing', at: points.fromUnit(unit) }),
    );
    this.#opened = { view, points, standing };
    if (at !== null) standing.stand(points.toUnit(at));
    const [part] = view.parts;
    if (view.element.matches('.reading') && part)
      this.#tell({ kind: 'outline', headings: headingsOf(view.element, part, points) });
  }

  /** Whether the message was one of reading. */
  receive(message: ToPage): boolean {
    const opened = this.#opened;
    switch (message.kind) {
      case 'stand':
        opened?.standing.stand(opened.points.toUnit(message.at));
        return true;
      default:
        return false;
    }
  }

  /** Changes how lines are set, and stays at the same words. */
  keeping(change: () => void): void {
    if (this.#opened) this.#opened.standing.keeping(change);
    else change();
  }

  close(): void {
    this.#opened?.standing.close();
    this.#opened = null;
  }
}
