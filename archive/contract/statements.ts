/**
 * Quotations by speaker: who said what, to whom, on what occasion, reported where; and statements, which are
 * quotations that a person has joined because they are reports of the very same words.
 */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { speechSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const line = z.string().max(500);

/** A person of the archive, or a name that no record has. */
export const speakerRefSchema = z.union([z.object({ id: idSchema }), z.object({ name: line })]);
export type SpeakerRef = z.infer<typeof speakerRefSchema>;

const speakerSchema = z.object({
  id: idSchema.nullable(),
  name: z.string(),
  quotations: z.number().int(),
  /** Different articles that report them. */
  sources: z.number().int(),
});
export type Speaker = z.infer<typeof speakerSchema>;

const quotationSchema = z.object({
  annotation: idSchema,
  quote: z.string(),
  article: z.object({
    id: idSchema,
    title: z.string(),
    publisher: z.string(),
    published: z.string().nullable(),
    /** BCP 47, or '' where it is not known. */
    language: z.string(),
  }),
  /** Page of a PDF, or null. */
  page: z.number().int().nullable(),
  speech: speechSchema,
  /** Ids of the other statements that it stands in as well: two devices may have joined it at once. */
  also: z.array(idSchema),
});
export type Quotation = z.infer<typeof quotationSchema>;

/** In what the quotations of a statement have come to differ since they were joined. */
export const statementParts = ['speaker', 'addressee', 'occasion'] as const;
export type StatementPart = (typeof statementParts)[number];

const statementSchema = z.object({
  /** Null for a quotation that is joined with no other. */
  id: idSchema.nullable(),
  speaker: z.object({ id: idSchema.nullable(), name: z.string() }),
  /** '' where no quotation says it. */
  addressee: z.string(),
  occasion: z.string(),
  differs: z.array(z.enum(statementParts)),
  /** By date of publication. */
  quotations: z.array(quotationSchema).min(1),
});
export type Statement = z.infer<typeof statementSchema>;

/** Quotations that are joined, or taken out, at once. */
const annotations = z.array(idSchema).max(1000);

/** Requests that the window may make. */
export const statementRequests = {
  /** Everyone who is named as a speaker, by name. */
  'statements.speakers': request(z.object({}), z.array(speakerSchema)),
  /** Statements of a speaker, or of all, by date of their first report; those of one occasion follow each other. */
  'statements.list': request(z.object({ speaker: speakerRefSchema.optional() }), z.array(statementSchema)),
  /** Says that quotations report one statement: one speaker, one occasion, one listener. */
  'statements.join': request(z.object({ annotations: annotations.min(2) }), statementSchema),
  /** Takes quotations out of the statements that they stand in, or out of one of them. */
  'statements.part': request(
    z.object({ annotations: annotations.min(1), statement: idSchema.optional() }),
    z.object({}),
  ),
} as const;

const tableChoice = { speaker: speakerRefSchema.optional(), bom: z.boolean().optional() };
const tableReport = z.object({ path: z.string(), quotations: z.number().int() });

/** Requests that only the main process and the command line may make. */
export const statementServiceRequests = {
  'statements.table': request(z.object(tableChoice), z.object({ csv: z.string() })),
  'statements.export': request(z.object({ ...tableChoice, path: z.string() }), tableReport),
} as const;

/** What the window asks of the shell. */
export const statementShellRequests = {
  /** *Export…*: asks where to, and writes the table; null where cancelled. */
  'shell.exportStatements': request(z.object(tableChoice), tableReport.nullable()),
} as const;
