/**
 * People and events beyond their names: which records are one, what they have to do with each other, and which
 * passages say so.
 */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { stanceSchema, titledSchema, writtenDateSchema } from './record-parts.ts';
import { annotationSchema, eventSchema, personSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const nothing = z.object({});

/** A person by id, or by a name that finds the person (case and accents folded) or makes a new one. */
export const personRef = z.union([z.object({ id: idSchema }), z.object({ name: z.string() })]);
export type PersonRef = z.infer<typeof personRef>;

const line = z.string().max(500);
const annotations = z.array(idSchema).max(1000);

/** Of which of the joined records a field is shown. */
const choiceSchema = z.object({
  name: idSchema.optional(),
  type: idSchema.optional(),
  description: idSchema.optional(),
  notes: idSchema.optional(),
  date: idSchema.optional(),
  place: idSchema.optional(),
});

const join = z.object({
  ids: z.array(idSchema).min(1).max(200),
  /** The one under whose id they are shown. */
  keep: idSchema,
  shows: choiceSchema.optional(),
  /** Although somebody has said that some of them are not the same; that is taken back. */
  anyway: z.boolean().optional(),
});

/** Without `from`: out of all that it is joined with. */
const part = z.object({ id: idSchema, from: idSchema.optional() });

/** Records that were joined although others told some of them apart; the join was set aside. */
const doubtSchema = z.object({
  noun: z.enum(['people', 'events']),
  joined: z.tuple([titledSchema, titledSchema]),
  apart: z.tuple([titledSchema, titledSchema]),
});

export const recordRequests = {
  /** Makes several records one: nothing that is linked to them is rewritten, and they can be taken apart at any time. */
  'people.join': request(join, personSchema),
  /** Takes a record out of those that it is joined with, or remembers that two are not the same; answers it. */
  'people.part': request(part, personSchema),
  'events.join': request(join, eventSchema),
  'events.part': request(part, eventSchema),
  'identities.doubts': request(nothing, z.array(doubtSchema)),
  /**
   * Makes a new person of some passages of one, with what stands on these alone; the two are not the same from then on.
   * Answers the new one.
   */
  'people.split': request(
    z.object({ id: idSchema, name: z.string(), annotations: z.array(idSchema).min(1).max(10_000) }),
    personSchema,
  ),

  /** Says what one record is to another: `kind` “staff of”. */
  'people.relate': request(
    z.object({ id: idSchema, kind: line, to: personRef, evidence: annotations.optional() }),
    personSchema,
  ),
  'events.addParticipant': request(
    z.object({ id: idSchema, person: personRef, role: line.optional(), evidence: annotations.optional() }),
    eventSchema,
  ),
  /** What a source says of an event’s date. Relative words are read against `article`, or the first evidence’s. */
  'events.addDate': request(
    z.object({
      id: idSchema,
      date: line,
      article: idSchema.optional(),
      evidence: annotations.optional(),
    }),
    eventSchema,
  ),
  /** Changes the role of a participant, or the kind of a relation. */
  'records.editPart': request(z.object({ id: idSchema, words: line }), nothing),
  /** Takes away a relation, a participant or a date, or puts it back. */
  'records.removePart': request(z.object({ id: idSchema, removed: z.boolean() }), nothing),
  /** Puts a passage to a relation, a participant or a date as its evidence, or takes it off. */
  'records.evidence': request(
    z.object({ id: idSchema, annotation: idSchema, present: z.boolean() }),
    nothing,
  ),

  /** Says how a passage stands to the person or the event that it is linked to. */
  'annotations.stance': request(
    z.object({
      id: idSchema,
      to: z.union([z.object({ person: idSchema }), z.object({ event: idSchema })]),
      stance: stanceSchema,
    }),
    annotationSchema,
  ),

  /** Reads a date in words, against the date of an article or an EDTF date, without keeping it. */
  'dates.read': request(
    z.object({ words: line, article: idSchema.optional(), against: z.string().optional() }),
    z.object({ date: z.string().nullable(), written: writtenDateSchema.nullable() }),
  ),
} as const;
