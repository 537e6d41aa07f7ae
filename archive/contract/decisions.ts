/**
 * Texts of which there are several versions, written on different devices at once: all are kept and shown side by
 * side until a person picks one or combines them (`docs/SYNC.md`, 3).
 */
import * as z from 'zod';

/** Its stamp, and the beginning of its text's hash. */
const nameSchema = z
  .string()
  .regex(/^\d{13}-\d{5}-[0-9a-hjkmnp-tv-z]{12}-[0-9a-f]{8}$/, 'not the name of a version');

export const versionSchema = z.object({
  name: nameSchema,
  text: z.string(),
  /** ISO 8601 instant, by the clock of the device that wrote it. */
  at: z.string(),
  /** '' where the person has not given a name. */
  author: z.string(),
  device: z.string(),
  /** '' where the device has not told its name. */
  deviceName: z.string(),
  /** Whether it was written on this device. */
  here: z.boolean(),
});
export type Version = z.infer<typeof versionSchema>;

/** All versions of a text, oldest first; none where there is only one, and so nothing to decide. */
export const versionsSchema = z.array(versionSchema);
/**
 * The names of the versions that a view shows of a text. An edit gives them back as `replaces`: it settles these and no others,
 * so that what arrives while a person writes is kept beside what they wrote.
 */
export const seenSchema = z.array(nameSchema);
/** Absent: whatever is known, where that is one version; several are not replaced unseen. */
export const replacesSchema = seenSchema.optional();

/** What a text belongs to; `of` is an address below that of the thing which the window can open. */
export const decisionSchema = z.object({
  of: z.string(),
  field: z.enum(['note', 'notes', 'description', 'text']),
  kind: z.enum(['annotation', 'person', 'event', 'briefing']),
  /** The person's name, the event's or the briefing's title; of a note the words that were marked. */
  title: z.string(),
  /** Of a note: the title of its article; else ''. */
  source: z.string(),
  seen: seenSchema,
  versions: versionsSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const decisionsRequests = {
  /** Every text with several versions, but for what is in the trash. */
  'decisions.list': request(z.object({}), z.array(decisionSchema)),
  /**
   * Puts one text in the place of the versions named. `left` are the versions that stand now, where others than
   * these were there or have arrived meanwhile.
   */
  'decisions.settle': request(
    z.object({
      of: z.string(),
      field: decisionSchema.shape.field,
      text: z.string(),
      replaces: seenSchema.min(1),
    }),
    z.object({ left: versionsSchema }),
  ),
} as const;
