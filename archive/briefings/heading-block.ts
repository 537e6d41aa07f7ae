import { type HeadingLevel, headingLevelSchema } from '../contract/briefing-blocks.ts';
import type { Replica } from '../storage/replica.ts';

/** Of a heading; 1 where nothing is said. */
export const blockLevel = (replica: Replica, address: string): HeadingLevel =>
  headingLevelSchema.catch(1).parse(replica.value(address, 'level'));
