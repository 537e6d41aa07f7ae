/**
 * What was changed, when, on which device and by whom; taking it back; the trash; and the name under which
 * a person works.
 */
import * as z from 'zod';
import { idSchema } from './views.ts';

const nothing = z.object({});
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Names a change: it sorts as the changes do. */
const stampSchema = z.string().regex(/^\d{13}-\d{5}-[0-9a-hjkmnp-tv-z]{12}$/, 'not the stamp of a change');

const thingKinds = [
  'article',
  'highlight',
  'person',
  'event',
  'briefing',
  'heading',
  'text',
  'quotation',
  'timeline',
  'matrix',
  'figure',
  'events',
  'people',
  'summary',
  'page-break',
  'sentence',
  'relation',
  'participant',
  'date',
  'device',
  'edition',
  'other',
] as const;
export type ThingKind = (typeof thingKinds)[number];

const thingNameSchema = z.object({
  address: z.string(),
  id: z.string(),
  kind: z.enum(thingKinds),
  /** Title, name or words, as they are now. */
  name: z.string(),
});

const changedThingSchema = thingNameSchema.extend({
  /** What it was called then, where that was something else. */
  nameThen: z.string().nullable(),
  /** The article of a highlight, the briefing of a block. */
  within: thingNameSchema.nullable(),
});
export type ChangedThing = z.infer<typeof changedThingSchema>;

const entrySchema = z.object({
  thing: changedThingSchema,
  what: z.enum(['made', 'changed', 'added', 'removed', 'trashed', 'untrashed', 'destroyed']),
  /** Field or set, as in `docs/FORMAT.md`; '' where the thing itself is meant. */
  field: z.string(),
  /** What stood there before and after, as people read it; null: nothing, or nothing to be read. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Whether it is prose, of which a few words may have been changed among many. */
  prose: z.boolean(),
});
export type HistoryEntry = z.infer<typeof entrySchema>;

const deviceSchema = z.object({
  id: idSchema,
  /** '' where it has not said its name. */
  name: z.string(),
  /** Whether it is this one. */
  own: z.boolean(),
});

const whoSchema = z.object({
  stamp: stampSchema,
  /** Wall clock of the writer, ISO 8601. */
  at: z.string(),
  device: deviceSchema,
  /** '' where no name was given. */
  author: z.string(),
});
export type Who = z.infer<typeof whoSchema>;

const changeViewSchema = whoSchema.extend({
  entries: z.array(entrySchema),
  /** Things it was about besides those in `entries`. */
  more: z.number().int(),
});
export type ChangeView = z.infer<typeof changeViewSchema>;

const dependentSchema = whoSchema.extend({ words: z.string() });

const restoredSchema = thingNameSchema.extend({
  what: z.enum(['trashed', 'untrashed', 'changed']),
  /** Names of the fields that return. */
  fields: z.array(z.string()),
});

export const restorationSchema = z.object({
  /** The moment gone back to, ISO 8601. */
  to: z.string(),
  dryRun: z.boolean(),
  /** Numbers of things that go into the trash, come out of it, and get something back that stood there. */
  trashed: z.number().int(),
  untrashed: z.number().int(),
  changed: z.number().int(),
  /** The first few hundred of them. */
  things: z.array(restoredSchema),
  /** Stamps of the changes made; undoing them all takes the restoration back. */
  stamps: z.array(stampSchema),
});
export type Restoration = z.infer<typeof restorationSchema>;

const trashedSchema = thingNameSchema.extend({
  within: thingNameSchema.extend({ trashed: z.boolean() }).nullable(),
  /** The change that put it there. */
  by: whoSchema,
  /** Changes that were made to it elsewhere, by somebody who did not know yet that it was in the trash. */
  editedMeanwhile: z.array(dependentSchema),
});
export type Trashed = z.infer<typeof trashedSchema>;

const authorSchema = z.object({
  name: z.string(),
  /** Whether the person was asked for it, or gave it unasked. */
  asked: z.boolean(),
});
export type OwnAuthor = z.infer<typeof authorSchema>;

export const authorLimit = 100;

/** `of`: only changes of that thing and of what is below it. */
const stepSchema = z.object({ of: idSchema.optional() });
const nextSchema = z.object({
  /** Of the changes that it takes back: several where one act wrote several. */
  stamps: z.array(stampSchema),
  /** What happened: `colour changed`; and to what: `highlight “he will stay”: colour changed`. */
  what: z.string(),
  words: z.string(),
});
export type NextStep = z.infer<typeof nextSchema>;
const nextStepsSchema = z.object({ undo: nextSchema.nullable(), redo: nextSchema.nullable() });
export type NextSteps = z.infer<typeof nextStepsSchema>;
const takenStepSchema = z.object({
  /** What was done; null: nothing. */
  done: nextSchema
    .extend({
      /** Of the changes that it made. */
      made: z.array(stampSchema),
      touches: z.array(z.string()),
    })
    .nullable(),
  /** Why it can't be, as somebody has changed it since; and the thing whose history tells of that. */
  refused: z.object({ reason: z.string(), thing: changedThingSchema.nullable() }).nullable(),
});
export type TakenStep = z.infer<typeof takenStepSchema>;

/** Requests that the window may make. */
export const historyRequests = {
  /** Newest first; `id`: only what is about that thing and what is below it; `before`: exclusive. */
  'history.list': request(
    z.object({
      id: idSchema.optional(),
      before: stampSchema.optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    z.object({
      changes: z.array(changeViewSchema),
      /** Whether there are older ones. */
      more: z.boolean(),
      /** The thing that was asked about. */
      thing: changedThingSchema.nullable(),
    }),
  ),
  /** Whether a change can be undone, and if not, why: a sentence, and the later changes that it is due to. */
  'history.undoable': request(
    z.object({ stamp: stampSchema }),
    z.object({
      possible: z.boolean(),
      reason: z.string(),
      later: z.array(dependentSchema),
    }),
  ),
  /** Undoes changes, the newest first; those that can't be are left, and said. */
  'history.undo': request(
    z.object({ stamps: z.array(stampSchema).min(1) }),
    z.object({
      /** Stamps of the changes made: undoing them does again what was undone. */
      stamps: z.array(stampSchema),
      left: z.array(z.object({ stamp: stampSchema, reason: z.string() })),
    }),
  ),
  /** What a step back and a step forth would do, in words; null: nothing is left that way. */
  'history.next': request(stepSchema, nextStepsSchema),
  /** Takes the last change of this device back that was not taken back, or does again what was. */
  'history.step': request(stepSchema.extend({ direction: z.enum(['undo', 'redo']) }), takenStepSchema),
  /** Brings the archive, or one thing and what is below it, back to how it stood at a moment. */
  'history.restore': request(
    z.object({ id: idSchema.optional(), to: z.string(), dryRun: z.boolean().optional() }),
    restorationSchema,
  ),
  /** Latest first; `before`: the stamp of the change that put the last one shown there. */
  'trash.list': request(
    z.object({ before: stampSchema.optional(), limit: z.number().int().min(1).max(500).optional() }),
    z.object({ things: z.array(trashedSchema), total: z.number().int() }),
  ),
  /** Ids of all that is in the trash: what emptying it destroys. */
  'trash.ids': request(nothing, z.array(idSchema)),
  /** Takes things out of the trash in one change, a highlight together with its article; answers all of them. */
  'trash.restore': request(
    z.object({ ids: z.array(idSchema).min(1) }),
    z.object({ things: z.array(thingNameSchema) }),
  ),
  /** The name of the person who works on this device. */
  'author.get': request(nothing, authorSchema),
  /** '' for none. */
  'author.set': request(z.object({ name: z.string() }), authorSchema),
  /** Everybody who has worked in this archive and gave a name. */
  'authors.list': request(nothing, z.array(z.string())),
} as const;
