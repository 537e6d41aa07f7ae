import { type CopyMaker, madeBy } from '../../archive/contract/conflicts.ts';
import { queryClient } from '../bridge/cache.ts';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';

/** Says that conflict copies were absorbed without the person's asking. */
export function tellPutAway({ makers, copies }: { makers: readonly CopyMaker[]; copies: number }): void {
  void queryClient.invalidateQueries({ queryKey: ['conflicts.list'] });
  const [maker, ...others] = makers;
  const by = maker && others.length === 0 ? ` made by ${madeBy(maker)}` : '';
  const what = copies === 1 ? `A conflict copy${by} was` : `${copies} conflict copies${by} were`;
  tell(`${what} absorbed; nothing was lost.`, { label: 'Show…', run: () => go({ kind: 'put-away' }) });
}
