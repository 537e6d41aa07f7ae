/** What is done for good, and what is done when much has vanished: destroying, the guard, the mirror. */
import * as z from 'zod';
import { idSchema } from './views.ts';

const nothing = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const thingsSchema = z.object({
  ids: z.array(idSchema).min(1).max(1_000_000),
  /** Only what is in the trash at that moment: what was taken out meanwhile stays. */
  inTrash: z.boolean().optional(),
});

export const destructionSchema = z.object({
  things: z.array(z.object({ id: idSchema, noun: z.string(), title: z.string() })),
  /** What goes with its home: marks with their articles, parts, sentences and editions with their briefings. */
  below: z.number().int(),
  /** The same by noun, such as `blocks`; none of which there is nothing. */
  parts: z.array(z.object({ noun: z.string(), count: z.number().int() })),
  captures: z.number().int(),
  /** Pictures and files of editions that nothing else refers to. */
  files: z.number().int(),
  /** Size of the stored copies and of these files on the disk. */
  bytes: z.number().int(),
  /** Other devices that write into the archive: each destroys its own part when it hears of it. */
  devices: z.number().int(),
  /** Where bytes of it may be that can't be reached from here, as sentences. */
  elsewhere: z.array(z.string()),
});
export type Destruction = z.infer<typeof destructionSchema>;

export const guardStatusSchema = z.object({
  /** Whether nothing is written into the folder until the person has decided. */
  stopped: z.boolean(),
  /** Folders directly below the archive that are gone or empty. */
  folders: z.array(z.string()),
  histories: z.number().int(),
  /** Checkpoints and settings. */
  files: z.number().int(),
  captures: z.number().int(),
  /** Things of which something is missing, and the titles of the first of them. */
  things: z.number().int(),
  titles: z.array(z.string()),
  /** Captures that the mirror holds, of those that are missing; null where there is no mirror. */
  inMirror: z.number().int().nullable(),
  mirror: z.string().nullable(),
});
export type GuardStatus = z.infer<typeof guardStatusSchema>;

export const guardOutcomeSchema = z.object({
  /** Files put back from the shadow, captures put back from the mirror or another copy. */
  files: z.number().int(),
  captures: z.number().int(),
  /** Captures that are still missing. */
  missing: z.number().int(),
  /** Things that were put into the trash. */
  trashed: z.number().int(),
});
export type GuardOutcome = z.infer<typeof guardOutcomeSchema>;

/** Stored copies in the mirror: those that were new to it, and all. */
export const mirrorSchema = z.object({ copied: z.number().int(), held: z.number().int() });

export const keepingRequests = {
  /** What destroying these would take away; changes nothing. */
  'things.toDestroy': request(thingsSchema, destructionSchema),
  'things.destroy': request(thingsSchema, destructionSchema),
  /** The folder that holds stored copies a second time, or null. */
  'archive.mirror': request(nothing, z.object({ path: z.string().nullable() })),
  /** What is missing from the folder, looked at anew. */
  'guard.status': request(nothing, guardStatusSchema),
  /** Puts back what can be: JSON from the shadow, captures from the mirror. */
  'guard.restore': request(nothing, guardOutcomeSchema),
  /** Puts into the trash what is gone, and takes what is there for the whole from now on. */
  'guard.accept': request(nothing, guardOutcomeSchema),
} as const;

/** What only the main process and the command line may ask: a window must not name paths. */
export const keepingServiceRequests = {
  'service.restoreFrom': request(z.object({ from: z.string() }), guardOutcomeSchema),
  /** Sets the folder that holds stored copies a second time, or lets go of it; copies what it lacks. */
  'service.mirror': request(z.object({ path: z.string().nullable() }), mirrorSchema),
} as const;
