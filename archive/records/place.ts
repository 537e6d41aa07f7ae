import * as z from 'zod';
import { idSchema } from '../contract/id.ts';
import type { Replica } from '../storage/replica.ts';

/** What the register `place` of an event holds: a record's id, or the name of a place that has none. */
const placeSchema = z.union([z.object({ person: idSchema }), z.object({ name: z.string().min(1) })]);

export const readPlace = (replica: Replica, address: string): z.infer<typeof placeSchema> | undefined =>
  placeSchema.safeParse(replica.value(address, 'place')).data;
