import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { MarkBoard } from './mark-board.ts';
import type { View } from './view.ts';

/** An opened article with its marks. */
export interface OpenedMarks {
  readonly view: View;
  readonly points: CodePoints;
  readonly board: MarkBoard;
}
