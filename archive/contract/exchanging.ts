/** Marks that go out to other programs, and those that come from them. */
import * as z from 'zod';
import { idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const exportFormats = ['jsonld', 'jsonld-files', 'csv', 'markdown', 'pdf'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const importFormats = [
  'w3c',
  'hypothesis',
  'zotero-csv',
  'zotero-json',
  'zotero-note',
  'readwise',
  'pdf',
] as const;
export const importFormatSchema = z.enum(importFormats);
export type ImportFormat = z.infer<typeof importFormatSchema>;

/** One kind of thing that could not be carried, or was carried otherwise than it stood; a whole sentence. */
export const exchangeLineSchema = z.object({
  message: z.string(),
  /** How many marks it is about. */
  count: z.number().int(),
  /** The first hundred of them: their words, or their rows in the file. */
  examples: z.array(z.string()),
});
export type ExchangeLine = z.infer<typeof exchangeLineSchema>;

/** What goes out: the marks of these articles, or of all where none is named. */
export const exportChoiceSchema = z.object({
  format: exportFormatSchema,
  articles: z.array(idSchema),
  /** For a table that is opened in a program which takes UTF-8 for something else without a byte order mark. */
  bom: z.boolean().optional(),
});
export type ExportChoice = z.infer<typeof exportChoiceSchema>;

export const exportPreviewSchema = z.object({
  marks: z.number().int(),
  articles: z.number().int(),
  /** Of the articles that are named, those with an original that is a PDF. */
  pdfs: z.number().int(),
  /** Title of the only article; null where there are several. */
  title: z.string().nullable(),
});

export const exportReportSchema = z.object({
  /** The file that was written, or the folder. */
  path: z.string(),
  format: exportFormatSchema,
  marks: z.number().int(),
  articles: z.number().int(),
  files: z.number().int(),
  notCarried: z.array(exchangeLineSchema),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

/** By what a source was taken for an article of the archive. */
export const matchedBy = ['id', 'file', 'text', 'address', 'doi', 'title', 'chosen'] as const;
export const importStates = ['exact', 'moved', 'ambiguous', 'lost', 'region', 'waiting'] as const;
const statesSchema = z.object(
  Object.fromEntries(importStates.map((state) => [state, z.number().int()])) as Record<
    (typeof importStates)[number],
    z.ZodNumber
  >,
);
export type ImportStates = z.infer<typeof statesSchema>;

/** What a file says was marked: one article, page or book. */
export const importSourceSchema = z.object({
  /** Its number in the file, from 0. */
  source: z.number().int(),
  title: z.string(),
  address: z.string(),
  marks: z.number().int(),
  /** Where its marks go; null where no article fits, or several do. */
  article: z.object({ id: idSchema, title: z.string() }).nullable(),
  by: z.enum(matchedBy).nullable(),
  /** Of its marks, those that were brought in before, and are here or in the trash. */
  known: z.number().int(),
  /** How those would be found that are new. */
  states: statesSchema,
});
export type ImportSource = z.infer<typeof importSourceSchema>;

export const importPlanSchema = z.object({
  /** By which the plan is carried out; it is forgotten when another file is read. */
  plan: z.string(),
  /** Name of the file, without its folder. */
  file: z.string(),
  format: importFormatSchema,
  marks: z.number().int(),
  sources: z.array(importSourceSchema),
  notCarried: z.array(exchangeLineSchema),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export const marksReportSchema = z.object({
  file: z.string(),
  format: importFormatSchema,
  added: z.number().int(),
  /** Those that had been brought in before. */
  known: z.number().int(),
  states: statesSchema,
  articles: z.array(z.object({ id: idSchema, title: z.string(), added: z.number().int() })),
  /** Marks that went nowhere, one by one: their words and why. */
  left: z.array(z.object({ where: z.string(), words: z.string(), reason: z.string() })),
  notCarried: z.array(exchangeLineSchema),
});
export type MarksReport = z.infer<typeof marksReportSchema>;

export const exchangeStages = ['reading', 'finding', 'bringing'] as const;
export type ExchangeStage = (typeof exchangeStages)[number];

/** How far marks are on their way in; told only of what takes a while. Amounts are marks; 0 of 0 while a file is read. */
export const exchangeProgressSchema = z.object({
  kind: z.literal('exchange-progress'),
  stage: z.enum(exchangeStages),
  file: z.string(),
  done: z.number().int(),
  total: z.number().int(),
});

/** Where the marks of each source go: null for nowhere. Sources that are not named go where the plan says. */
const assignmentSchema = z.array(z.object({ source: z.number().int().min(0), article: idSchema.nullable() }));

/** Requests that the window may make. */
export const exchangingRequests = {
  'exchanging.preview': request(exportChoiceSchema.pick({ articles: true }), exportPreviewSchema),
  /** How many marks made by other programs an article's PDF holds, and how many of them are not here yet. */
  'exchanging.heldInPdf': request(
    z.object({ article: idSchema }),
    z.object({ marks: z.number().int(), fresh: z.number().int() }),
  ),
  /** A plan for the marks that an article's own PDF holds. */
  'exchanging.readPdf': request(z.object({ article: idSchema }), importPlanSchema),
  /** Another look at a plan, with sources put elsewhere. */
  'exchanging.plan': request(z.object({ plan: z.string(), into: assignmentSchema }), importPlanSchema),
  /** Stops reading a file, and looking for its marks. What is being brought in is brought in. */
  'exchanging.cancel': request(z.object({}), z.object({})),
  'exchanging.bringIn': request(z.object({ plan: z.string(), into: assignmentSchema }), marksReportSchema),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const exchangingServiceRequests = {
  'exchanging.export': request(
    exportChoiceSchema.extend({ path: z.string(), agent: z.string() }),
    exportReportSchema,
  ),
  /** `into`: the article that all marks go to; `near`: the one for a file of a single source that none fits. */
  'exchanging.read': request(
    z.object({
      path: z.string(),
      format: importFormatSchema.optional(),
      into: idSchema.optional(),
      near: idSchema.optional(),
    }),
    importPlanSchema,
  ),
} as const;

/** What the window asks of the shell: the dialogs are the main process's. */
export const exchangingShellRequests = {
  /** *Export marks…*: asks where to, and writes; null where cancelled. */
  'shell.exportMarks': request(exportChoiceSchema, exportReportSchema.nullable()),
  /** *Import marks…*: asks for a file and reads it; nothing is brought in yet. Null where cancelled. */
  'shell.importMarks': request(z.object({ near: idSchema.optional() }), importPlanSchema.nullable()),
} as const;
