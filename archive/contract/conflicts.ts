/** Conflict copies: what was found, what was absorbed and put away, what was left (`docs/SYNC.md`, "Conflict copies"). */
import * as z from 'zod';

export const copyMakers = [
  'syncthing',
  'dropbox',
  'onedrive',
  'icloud',
  'google-drive',
  'nextcloud',
  'resilio',
  'seafile',
  'synology',
  'git',
  'another-syncer',
  'person',
] as const;
export type CopyMaker = (typeof copyMakers)[number];
const makerSchema = z.enum(copyMakers);

export const copyKinds = ['history', 'checkpoint', 'settings', 'capture', 'card', 'other'] as const;
export type CopyKind = (typeof copyKinds)[number];

const foundSchema = z.object({
  /** Path below the archive, with `/`. */
  path: z.string(),
  /** Path of the file that it is a copy of. */
  original: z.string(),
  maker: makerSchema,
  kind: z.enum(copyKinds),
});
export type FoundCopy = z.infer<typeof foundSchema>;

export const putAwaySchema = foundSchema.extend({
  /** Names what was put away, for *Show in folder*. */
  id: z.string().regex(/^[0-9a-z-]{8,40}$/),
  /** ISO 8601 instant. */
  at: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Changes that were in no other file, and are now in this device's own history. */
  absorbed: z.number().int(),
  /** The original was damaged or missing and was made right from this copy. */
  restored: z.boolean(),
});
export type PutAway = z.infer<typeof putAwaySchema>;

export const keptSchema = foundSchema.extend({
  /** Why it was left where it is, and what can be done. */
  reason: z.string(),
});
export type KeptCopy = z.infer<typeof keptSchema>;

const nothing = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const absorbedSchema = z.object({
  putAway: z.array(putAwaySchema),
  kept: z.array(keptSchema),
  /** Changes that were taken over in all. */
  absorbed: z.number().int(),
});
export type Absorbed = z.infer<typeof absorbedSchema>;

/** Requests that the window may make. */
export const conflictRequests = {
  /** What was put away on this device, newest first, and what was left when it was last looked at. */
  'conflicts.list': request(
    nothing,
    z.object({ putAway: z.array(putAwaySchema), kept: z.array(keptSchema) }),
  ),
  /** Looks through the whole archive for conflict copies; changes nothing. */
  'conflicts.find': request(nothing, z.object({ found: z.array(foundSchema) })),
  /** Looks through the whole archive, absorbs what is new and puts the copies away. */
  'conflicts.absorb': request(nothing, absorbedSchema),
} as const;

/** Only the main process and the command line ask for paths. */
export const conflictServiceRequests = {
  'service.putAwayPath': request(z.object({ id: putAwaySchema.shape.id }), z.object({ path: z.string() })),
} as const;

/** The window is told when copies were absorbed without its asking. */
export const conflictNoticeSchema = z.object({
  kind: z.literal('put-away'),
  makers: z.array(makerSchema),
  copies: z.number().int(),
});

const makerNames: Readonly<Record<CopyMaker, string>> = {
  syncthing: 'Syncthing',
  dropbox: 'Dropbox',
  onedrive: 'OneDrive',
  icloud: 'iCloud or Finder',
  'google-drive': 'Google Drive or a file manager',
  nextcloud: 'Nextcloud or ownCloud',
  resilio: 'Resilio Sync',
  seafile: 'Seafile',
  synology: 'Synology Drive',
  git: 'git',
  'another-syncer': 'a syncer',
  person: 'hand',
};

/** Who made a copy, to be put after “made by”. */
export const madeBy = (maker: CopyMaker): string => makerNames[maker];
