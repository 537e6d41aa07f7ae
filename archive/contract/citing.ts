/** Signs of sources and passages, what bibliographies say of an article, and citations in a style. */
import * as z from 'zod';
import { notePlaces } from './document.ts';
import { idSchema } from './id.ts';
import { inlinesSchema } from './prose.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** What a source is, in the terms of CSL 1.0.2. */
export const sourceTypes = [
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'webpage',
  'post-weblog',
  'post',
  'report',
  'book',
  'chapter',
  'paper-conference',
  'thesis',
  'entry-encyclopedia',
  'interview',
  'speech',
  'broadcast',
  'motion_picture',
  'personal_communication',
  'manuscript',
  'map',
  'patent',
  'legislation',
  'bill',
  'legal_case',
  'hearing',
  'treaty',
  'standard',
  'dataset',
  'software',
  'pamphlet',
  'document',
] as const;
export const sourceTypeSchema = z.enum(sourceTypes);
export type SourceType = z.infer<typeof sourceTypeSchema>;

/** Texts that bibliographies say of a source, beside title, authors, publisher, date and language, by their names in CSL. */
export const factNames = [
  'container-title',
  'collection-title',
  'volume',
  'issue',
  'page',
  'number',
  'edition',
  'genre',
  'publisher-place',
  'event-title',
  'event-place',
  'authority',
  'section',
  'archive',
  'archive_location',
  'DOI',
  'ISBN',
  'ISSN',
  'URL',
  /** EDTF day on which it was seen there; where nobody says, the day on which the copy was stored. */
  'accessed',
  'note',
] as const;
export const factNameSchema = z.enum(factNames);
export type FactName = z.infer<typeof factNameSchema>;

/** Most characters of one fact. */
export const longestFact = 2000;

/** A name in its parts, as CSL has them; an institution’s, or one that can’t be divided, is `literal`. */
export const citedNameSchema = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  /** Sorted without it: “van” of Ludwig van Beethoven. */
  'dropping-particle': z.string().optional(),
  /** Part of the name wherever it stands: “de” of Kevin de León. */
  'non-dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
});
export type CitedName = z.infer<typeof citedNameSchema>;

export const nameRoles = ['editor', 'translator', 'container-author', 'interviewer', 'recipient'] as const;
export const nameRoleSchema = z.enum(nameRoles);
export type NameRole = z.infer<typeof nameRoleSchema>;

const namesSchema = z.array(citedNameSchema).max(500);
export const factsSchema = z.partialRecord(factNameSchema, z.string().max(longestFact));
export type Facts = z.infer<typeof factsSchema>;

/** What is known of an article for citing it. */
export const citedFactsSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Null where nobody has said; `takenFor` is what it is cited as. */
  type: sourceTypeSchema.nullable(),
  takenFor: sourceTypeSchema,
  /** The article’s authors in order, each in parts. */
  authors: namesSchema,
  names: z.partialRecord(nameRoleSchema, namesSchema),
  facts: factsSchema,
  /** What is used where a fact is not given: the address in the stored copy, the day on which it was stored. */
  found: factsSchema,
});
export type CitedFacts = z.infer<typeof citedFactsSchema>;

/** What a person says anew; '' takes a fact away, an empty list names. Authors: as the article has them. */
export const factChangesSchema = z.object({
  type: sourceTypeSchema.nullable().optional(),
  authors: namesSchema.optional(),
  names: z.partialRecord(nameRoleSchema, namesSchema).optional(),
  facts: factsSchema.optional(),
});
export type FactChanges = z.infer<typeof factChangesSchema>;

export const citingStyleSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Sets notes; else it cites in the text. */
  isNote: z.boolean(),
  /** Added by somebody to this archive. */
  isOwn: z.boolean(),
});
export type CitingStyle = z.infer<typeof citingStyleSchema>;

/** How a briefing cites; null: as is usual (Chicago notes, where the style has its notes, the language of the app). */
export const citingChoiceSchema = z.object({
  style: z.string().max(100).nullable(),
  notes: z.enum(notePlaces).nullable(),
  /** BCP 47. */
  language: z.string().max(35).nullable(),
});
export type CitingChoice = z.infer<typeof citingChoiceSchema>;
/** What is to be otherwise. */
export const citingChangesSchema = citingChoiceSchema.partial();
export type CitingChanges = z.infer<typeof citingChangesSchema>;

/** What a sign leads to. */
export const foundBySignSchema = z.object({
  /** As it is shown now. */
  sign: z.string(),
  article: idSchema,
  annotation: idSchema.nullable(),
  title: z.string(),
  /** Words of the passage; '' for an article. */
  words: z.string(),
  trashed: z.boolean(),
});
export type FoundBySign = z.infer<typeof foundBySignSchema>;

export const referenceFormats = ['bibtex', 'ris', 'csl-json'] as const;
export const referenceFormatSchema = z.enum(referenceFormats);
export type ReferenceFormat = z.infer<typeof referenceFormatSchema>;

/** One thing that a file of references says of an article. */
const describedFieldSchema = z.object({
  /** In words. */
  field: z.string(),
  from: z.string(),
  to: z.string(),
  /** Something else stands there now: it stays unless told otherwise. */
  overwrites: z.boolean(),
});

export const descriptionPlanSchema = z.object({
  /** By which it is carried out; it is forgotten when another file is read. */
  plan: z.string(),
  file: z.string(),
  format: referenceFormatSchema,
  /** Entries of the file, in order. */
  entries: z.array(
    z.object({
      title: z.string(),
      article: z.object({ id: idSchema, title: z.string() }).nullable(),
      by: z.enum(['id', 'address', 'doi', 'title']).nullable(),
      fields: z.array(describedFieldSchema),
    }),
  ),
  /** Lines that could not be read, each as a sentence that names it. */
  problems: z.array(z.string()),
});
export type DescriptionPlan = z.infer<typeof descriptionPlanSchema>;

const stylesSchema = z.array(citingStyleSchema);

/** Requests that the window may make. */
export const citingRequests = {
  'citing.find': request(z.object({ sign: z.string().max(100) }), z.array(foundBySignSchema)),
  'citing.facts': request(z.object({ id: idSchema }), citedFactsSchema),
  'citing.describe': request(z.object({ id: idSchema, changes: factChangesSchema }), citedFactsSchema),
  'citing.styles': request(z.object({}), stylesSchema),
  'citing.removeStyle': request(z.object({ id: z.string() }), stylesSchema),
  /** How a briefing cites, as it was chosen. */
  'citing.choice': request(z.object({ briefing: idSchema }), citingChoiceSchema),
  'citing.choose': request(z.object({ briefing: idSchema, choice: citingChangesSchema }), citingChoiceSchema),
  /** One article, or one passage of it, cited in a style: the note or citation, and the entry of a bibliography. */
  'citing.cite': request(
    z.object({
      article: idSchema,
      annotation: idSchema.optional(),
      style: z.string().max(100).optional(),
      language: z.string().max(35).optional(),
    }),
    z.object({
      sign: z.string(),
      citation: inlinesSchema,
      entry: inlinesSchema,
      /** The same as plain words. */
      citationWords: z.string(),
      entryWords: z.string(),
    }),
  ),
  /** Bibliographic data of articles (all where none is named) as a file of references. */
  'citing.references': request(
    z.object({ articles: z.array(idSchema), format: referenceFormatSchema }),
    z.object({ content: z.string(), articles: z.number().int() }),
  ),
  /** Carries a plan out; `overwrite`: also where something else stands. */
  'citing.carryOut': request(
    z.object({ plan: z.string(), overwrite: z.boolean() }),
    z.object({ articles: z.number().int(), fields: z.number().int(), left: z.number().int() }),
  ),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const citingServiceRequests = {
  'citing.addStyle': request(z.object({ path: z.string() }), citingStyleSchema),
  'citing.readReferences': request(z.object({ path: z.string() }), descriptionPlanSchema),
  /** A list of all chosen articles in a style, as plain words. */
  'citing.bibliography': request(
    z.object({
      articles: z.array(idSchema),
      style: z.string().optional(),
      language: z.string().optional(),
    }),
    z.object({ entries: z.array(z.object({ article: idSchema, words: z.string() })) }),
  ),
} as const;

/** What the window asks of the shell: the dialogs are the main process’s. */
export const citingShellRequests = {
  /** *Add a citation style…*: asks for a .csl file; null where cancelled. */
  'shell.addStyle': request(z.object({}), citingStyleSchema.nullable()),
  /** *Export references…*: asks where to; null where cancelled. */
  'shell.exportReferences': request(
    z.object({ articles: z.array(idSchema), format: referenceFormatSchema }),
    z.object({ path: z.string(), articles: z.number().int() }).nullable(),
  ),
  /** *Describe from a file…*: asks for one and reads it; nothing is changed yet. Null where cancelled. */
  'shell.readReferences': request(z.object({}), descriptionPlanSchema.nullable()),
} as const;
