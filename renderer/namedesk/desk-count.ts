import { useAnswer } from '../bridge/answers.ts';

/** How many pairs wait for a decision, and joins that don't hold. */
export function useDeskCount(): number {
  const open = useAnswer('desk.pairs', { limit: 0 }).data?.open ?? 0;
  const doubts = useAnswer('identities.doubts', {}).data ?? [];
  return open + doubts.filter(({ noun }) => noun === 'people').length;
}
