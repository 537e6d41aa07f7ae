/** Joining quotations into a statement, and taking them out, from wherever they are shown. */
import { act } from '../bridge/acting.ts';
import { offerUndo } from '../window/undo.ts';

const touches = ['articles'];

/** Answers whether they were joined; why not is told. */
export async function joinQuotations(annotations: readonly string[]): Promise<boolean> {
  const joined = await act(
    'statements.join',
    { annotations: [...annotations] },
    { failed: 'The quotations were not joined', touches },
  );
  if (joined) void offerUndo('Joined as reports of one statement.');
  return joined !== null;
}

export async function takeOut(annotation: string, statement: string): Promise<void> {
  const done = await act(
    'statements.part',
    { annotations: [annotation], statement },
    { failed: 'The quotation was not taken out', touches },
  );
  if (done) void offerUndo('Taken out of the statement.');
}
