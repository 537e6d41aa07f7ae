/** Putting a mark where a person says that it stands; one change, which can be taken back. */
import type { TextPlace } from '../../archive/contract/views.ts';
import { act } from '../bridge/acting.ts';
import { offerUndo } from '../window/undo.ts';

interface Placing {
  readonly article: string;
  readonly id: string;
  readonly capture: string;
  readonly places: readonly TextPlace[];
}

/** Answers whether it stands there now. */
export async function placeMark({ article, id, capture, places }: Placing): Promise<boolean> {
  const placed = await act(
    'annotations.place',
    { id, capture, places: places.map(({ start, end }) => ({ start, end })) },
    { failed: 'The mark was not put there', touches: [`articles/${article}`] },
  );
  if (!placed) return false;
  void offerUndo('The mark was put there. What was marked stays as it was.');
  return true;
}
