/** Parts of people and events as they are shown: roles, relations, dates, and the passages that are evidence of them. */
import * as z from 'zod';
import { idSchema } from './id.ts';

export const recordTypes = ['person', 'organisation', 'place'] as const;
export const recordTypeSchema = z.enum(recordTypes);
export type RecordType = z.infer<typeof recordTypeSchema>;

/** What a passage says of the person or the event that it is linked to; where nobody said, it mentions it. */
export const stances = ['reports', 'confirms', 'contradicts', 'denies', 'mentions'] as const;
export const stanceSchema = z.enum(stances);
export type Stance = z.infer<typeof stanceSchema>;

export const namedSchema = z.object({ id: idSchema, name: z.string() });
export type Named = z.infer<typeof namedSchema>;
export const titledSchema = z.object({ id: idSchema, title: z.string() });

/** By what the record is known elsewhere: `wikidata` Q15133865, `website` https://…. */
export const identifierSchema = z.object({ scheme: z.string(), value: z.string() });
export type Identifier = z.infer<typeof identifierSchema>;

/** A passage that says so; without words and article where it is not here, or in the trash. */
export const evidenceSchema = z.object({
  annotation: idSchema,
  quote: z.string(),
  article: titledSchema.nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const supported = {
  evidence: z.array(evidenceSchema),
  /** Whether some of the evidence is here. */
  supported: z.boolean(),
};

/** `kind` as a person would say it of the one whose page this is not: “staff of”, “brother of”. */
export const relationSchema = z.object({
  id: idSchema,
  kind: z.string(),
  from: namedSchema,
  to: namedSchema,
  /** Whether it is written of the record that is shown, or of the other one. */
  outgoing: z.boolean(),
  ...supported,
});
export type Relation = z.infer<typeof relationSchema>;

/** `role`: “chair”, “victim”; '' where it is not known. */
export const participantSchema = z.object({
  id: idSchema,
  person: namedSchema,
  role: z.string(),
  ...supported,
});
export type Participant = z.infer<typeof participantSchema>;

/** An event of a person. `role` '' where it is not known; `place`: it took place there. */
export const partInEventSchema = titledSchema.extend({
  date: z.string().nullable(),
  role: z.string(),
  place: z.boolean(),
});

/** A date in words, with what these are relative to. */
export const writtenDateSchema = z.object({
  words: z.string(),
  /** EDTF: the date of the text that relative words were read against; null where they were not, or need none. */
  against: z.string().nullable(),
  /** Whether the words mean a date only together with that of their text. */
  relative: z.boolean(),
});
export type WrittenDate = z.infer<typeof writtenDateSchema>;

/** What a source says of the date of an event. */
export const dateStatementSchema = z.object({
  id: idSchema,
  /** EDTF; null where the words are relative to a date that is not known. */
  date: z.string().nullable(),
  written: writtenDateSchema.nullable(),
  ...supported,
});
export type DateStatement = z.infer<typeof dateStatementSchema>;
