/** Quotations in a text, compared with the stored copies: of a draft from elsewhere, and of a briefing. */
import * as z from 'zod';
import { anchorStateSchema, captureSchema, idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const draftKinds = ['docx', 'text', 'markdown', 'html'] as const;
export type DraftKind = (typeof draftKinds)[number];

export const storyKinds = ['body', 'footnote', 'endnote', 'comment'] as const;
export type StoryKind = (typeof storyKinds)[number];

/**
 * Words that a source and a quotation share or do not: `source` stands only there, `quoted` only in the quotation, and in
 * front of what stands in its place. What an ellipsis leaves out, and what [brackets] put in, are no differences.
 */
export const wordPartSchema = z.object({
  kind: z.enum(['same', 'source', 'quoted', 'leftOut', 'insertion']),
  text: z.string(),
});
export type WordPart = z.infer<typeof wordPartSchema>;

/** Where words stand in a stored copy; offsets in code points. */
export const standingSchema = z.object({
  article: idSchema,
  title: z.string(),
  publisher: z.string(),
  /** EDTF, or null. */
  published: z.string().nullable(),
  capture: captureSchema.shape.id,
  captured: z.string(),
  /** Whether that is the newest copy of the article. */
  newest: z.boolean(),
  start: z.number().int(),
  end: z.number().int(),
  /** Of a PDF, from 1; null for other kinds. */
  page: z.number().int().nullable(),
  /** From 1; null for PDF. */
  paragraph: z.number().int().nullable(),
  /** `dossier://…`, by which the app shows the place. */
  address: z.string(),
  /** A machine read these words from a picture of the page. */
  machineRead: z.boolean(),
  /** The stored words. */
  words: z.string(),
  before: z.string(),
  after: z.string(),
});
export type Standing = z.infer<typeof standingSchema>;

/** Character for character, quotes, dashes and spaces folded; else with differences, or nowhere. */
export const quoteVerdicts = ['stands', 'differs', 'none'] as const;
export type QuoteVerdict = (typeof quoteVerdicts)[number];

export const checkedQuotationSchema = z.object({
  /** From 1, in order. */
  number: z.number().int(),
  words: z.string(),
  /** Set in marks, or as a block. */
  style: z.enum(['marks', 'block']),
  /** Its closing mark is missing: it is taken to go to the end of its paragraph. */
  unclosed: z.boolean(),
  /** Number of the quotation that it stands in; those are listed only where that one does not stand itself. */
  within: z.number().int().nullable(),
  where: z.object({
    story: z.enum(storyKinds),
    /** Of the note or the comment, from 1; null for the body. */
    number: z.number().int().nullable(),
    /** From 1, within the body or the note. */
    paragraph: z.number().int(),
    /** Who wrote the comment; else ''. */
    by: z.string(),
  }),
  before: z.string(),
  after: z.string(),
  /** Tracked changes within it: it is checked with insertions accepted and deletions gone. */
  changes: z.array(z.object({ kind: z.enum(['inserted', 'deleted']), text: z.string(), by: z.string() })),
  /** Whether it stood word for word before these changes. */
  stoodBefore: z.boolean(),
  verdict: z.enum(quoteVerdicts),
  /** The first of the places where it stands, each in another article. */
  places: z.array(standingSchema),
  /** In how many articles it stands. */
  articles: z.number().int(),
  /** At each ellipsis, the words of the source that it leaves out. */
  leftOut: z.array(z.string()),
  /** What stands in [brackets], and the words of the source in whose place it does. */
  insertions: z.array(z.object({ words: z.string(), instead: z.string() })),
  /** What at its end is the draft’s own: a comma or full stop within the marks, a source in parentheses. */
  ownEnd: z.string(),
  /** The passage most like it, where it does not stand; of one that is in no source a hint at most. */
  nearest: standingSchema.extend({ likeness: z.number().min(0).max(1) }).nullable(),
  /** Word by word against that passage. */
  difference: z.array(wordPartSchema),
});
export type CheckedQuotation = z.infer<typeof checkedQuotationSchema>;

export const draftCheckSchema = z.object({
  /** Name of the file; '' for pasted text. */
  file: z.string(),
  kind: z.enum(draftKinds),
  quotations: z.array(checkedQuotationSchema),
  stands: z.number().int(),
  differs: z.number().int(),
  none: z.number().int(),
  /** Articles that were looked into, and those whose copy is not here or can’t be read: titles of the first of them. */
  articles: z.number().int(),
  unread: z.object({ count: z.number().int(), titles: z.array(z.string()) }),
});
export type DraftCheck = z.infer<typeof draftCheckSchema>;

/** A quotation block of a briefing beside the stored copy. */
export const checkedBlockSchema = z.object({
  block: idSchema,
  /** Number of the quotation in the briefing, from 1. */
  number: z.number().int(),
  words: z.string(),
  verdict: z.enum(['stands', 'differs', 'unknown']),
  /** How its passage was found; null where the highlight is not here or in the trash. */
  state: anchorStateSchema.nullable(),
  /** How many edits were made of words that the highlight is not of any more: they are not set. */
  staleEdits: z.number().int(),
  /** Its words stand elsewhere, or a little differently, in the newest copy, and can be taken from there. */
  newest: z.boolean(),
  /** Read by a machine, and compared by nobody yet. */
  unconfirmed: z.boolean(),
  translated: z.boolean(),
  /** Its source; null where the highlight is not here. */
  article: idSchema.nullable(),
  title: z.string(),
  annotation: idSchema,
  difference: z.array(wordPartSchema),
});
export type CheckedBlock = z.infer<typeof checkedBlockSchema>;

export const briefingCheckSchema = z.object({
  blocks: z.array(checkedBlockSchema),
  /** Quotations that were typed into its own text, by block. */
  typed: z.array(
    z.object({
      block: idSchema,
      /** Where the words stand in the block’s text, in UTF-16 code units. */
      start: z.number().int(),
      end: z.number().int(),
      quotation: checkedQuotationSchema,
    }),
  ),
  /** How many of both don’t stand, or are in doubt; not those that are left out of the export. */
  findings: z.number().int(),
  unread: draftCheckSchema.shape.unread,
});
export type BriefingCheck = z.infer<typeof briefingCheckSchema>;

/** How far a check is; told only of what takes a while. Amounts are articles. */
export const draftProgressSchema = z.object({
  kind: z.literal('draft-progress'),
  done: z.number().int(),
  total: z.number().int(),
});

/** Characters that may be pasted. */
export const longestPastedDraft = 5_000_000;

/** Requests that the window may make. */
export const draftRequests = {
  /** Checks text that was pasted; `html` where that came with it. */
  'drafts.check': request(
    z.object({
      text: z.string().max(longestPastedDraft),
      html: z.string().max(longestPastedDraft).optional(),
    }),
    draftCheckSchema,
  ),
  'drafts.cancel': request(z.object({}), z.object({})),
  'briefings.check': request(z.object({ id: idSchema }), briefingCheckSchema),
  /** Puts the stored words in the place of a quotation that was typed into a text, which must still be `words`. */
  'briefings.putRight': request(
    z.object({
      id: idSchema,
      block: idSchema,
      start: z.number().int().min(0),
      end: z.number().int().min(1),
      words: z.string(),
      stored: z.string().min(1),
    }),
    z.object({}),
  ),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const draftServiceRequests = {
  'drafts.checkFile': request(z.object({ path: z.string() }), draftCheckSchema),
} as const;

export const draftShellRequests = {
  /** *Choose a file…*: asks for a draft and checks it; null where cancelled. */
  'shell.checkDraft': request(z.object({}), draftCheckSchema.nullable()),
} as const;
