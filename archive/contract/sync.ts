/** Sync with another folder: what is asked, what is answered, and what the window is told meanwhile. */
import * as z from 'zod';
import { idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});

/** What a change was about, as a person counts it. */
export const syncedKinds = ['articles', 'highlights', 'people', 'events', 'briefings', 'others'] as const;
export type SyncedKind = (typeof syncedKinds)[number];

const amountSchema = z.object({ new: z.number().int(), changed: z.number().int() });

const syncedThingSchema = z.object({
  address: z.string(),
  kind: z.enum(syncedKinds),
  /** Title, name or the marked words; may be ''. */
  title: z.string(),
  state: z.enum(['new', 'changed', 'trashed']),
});
export type SyncedThing = z.infer<typeof syncedThingSchema>;

/** What went one way. */
const carriedSchema = z.object({
  amounts: z.record(z.enum(syncedKinds), amountSchema),
  changes: z.number().int(),
  /** The things themselves, the first of them; the amounts count them all. */
  things: z.array(syncedThingSchema),
  /** Stored copies of articles, and other files, with their bytes. */
  captures: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** A field that was changed on both sides since they last met. */
const mergedFieldSchema = z.object({
  address: z.string(),
  kind: z.enum(syncedKinds),
  title: z.string(),
  field: z.string(),
  /** Whose value holds; `both`: two versions of a text, kept until a person settles them; `trash`: see there. */
  holds: z.enum(['here', 'there', 'both', 'trash']),
});
export type MergedField = z.infer<typeof mergedFieldSchema>;

export const syncDecisionKinds = [
  'two-versions', // the same text was changed on both sides: both are kept
  'histories-parted', // two writers used one id: all that either says was kept
  'unreadable', // a file that can't be parsed: left where it is, nothing carried over it
  'damaged', // a stored copy that is not what was stored, with no whole one to mend it
  'differs', // two whole files under one name
  'strange', // a link, or a file of a size that it can't have
] as const;

const syncDecisionSchema = z.object({
  kind: z.enum(syncDecisionKinds),
  /** Path below the folder, or an address. */
  where: z.string(),
  message: z.string(),
});
export type SyncDecision = z.infer<typeof syncDecisionSchema>;

export const syncReportSchema = z.object({
  /** The other folder. */
  folder: z.string(),
  /** Only looked: nothing was written. */
  dryRun: z.boolean(),
  /** Whether the other folder was empty and became a copy. */
  newCopy: z.boolean(),
  came: carriedSchema,
  went: carriedSchema,
  merged: z.array(mergedFieldSchema),
  /** Files of stored copies that were damaged on one side and mended from the other. */
  mended: z.object({ here: z.number().int(), there: z.number().int() }),
  /** Stored copies and files of what was destroyed that still lay, or lay again, in a folder and were taken away. */
  destroyed: z.number().int(),
  decisions: z.array(syncDecisionSchema),
});
export type SyncReport = z.infer<typeof syncReportSchema>;

const rememberedFolderSchema = z.object({
  id: idSchema,
  path: z.string(),
  name: z.string(),
  /** Whether the folder is to be seen just now; a stick may not be plugged in. */
  there: z.boolean(),
  /** Instant of the last sync that was done to its end, or null. */
  synced: z.string().nullable(),
});
export type RememberedFolder = z.infer<typeof rememberedFolderSchema>;

const folder = z.object({ folder: idSchema });

/** Requests that the window may make: it names folders by the ids of those that a person chose in a dialog. */
export const syncRequests = {
  /** The folders that this archive was synced with, the latest first. */
  'sync.folders': request(nothing, z.array(rememberedFolderSchema)),
  'sync.run': request(folder.extend({ dryRun: z.boolean() }), syncReportSchema),
  'sync.cancel': request(nothing, nothing),
  /** Forgets a folder; the folder itself is not touched. */
  'sync.forget': request(folder, nothing),
} as const;

/** Only the main process and the command line name folders. */
export const syncServiceRequests = {
  'service.sync': request(z.object({ path: z.string(), dryRun: z.boolean() }), syncReportSchema),
  /**
   * Notes a folder that was chosen in a dialog. One that holds other things (a stick) stands for a folder in it
   * with the archive's name.
   */
  'service.chooseSyncFolder': request(z.object({ path: z.string() }), folder),
} as const;

export const syncShellRequests = {
  /** Asks for a folder and remembers it; null where cancelled. */
  'shell.chooseSyncFolder': request(nothing, folder.nullable()),
} as const;

/** While a sync is under way. `total` is 0 while it is not known. */
export const syncProgressSchema = z.object({
  kind: z.literal('sync-progress'),
  stage: z.enum(['looking', 'carrying']),
  done: z.number().int(),
  total: z.number().int(),
  /** What is being carried, below the folder. */
  file: z.string(),
});
export type SyncProgress = Omit<z.infer<typeof syncProgressSchema>, 'kind'>;
