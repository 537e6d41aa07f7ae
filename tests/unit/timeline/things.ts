/** Things of a timeline, made up. */
import type { Extent, TimelineThing } from '../../../archive/contract/timeline.ts';
import { stretchOf } from '../../../archive/timeline/extent.ts';

export function dated(edtf: string): Extent {
  const stretch = stretchOf(edtf);
  if (!stretch) throw new Error(`${edtf} is no date`);
  return { edtf, written: '', own: true, saidBy: [], ...stretch };
}

let number = 0;
export const thing = (
  dates: readonly string[],
  { kind = 'event', title = `Event ${++number}`, passages = 0 }: Partial<TimelineThing> = {},
): TimelineThing => ({
  kind,
  id: `t${String(++number).padStart(11, '0')}`,
  title,
  detail: '',
  dates: dates.map(dated),
  undatedWords: '',
  passages,
});
