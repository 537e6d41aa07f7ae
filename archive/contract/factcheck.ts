/** Fact-check of a briefing: each sentence of its own text, and the passages that its author says support it. */
import * as z from 'zod';
import { longestPastedDraft, wordPartSchema } from './drafts.ts';
import { anchorStateSchema, idSchema, passageSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Where sentences are looked for; a heading and a caption count where they end as a sentence does. */
const ownTextKinds = ['text', 'heading', 'caption', 'summary'] as const;
export type OwnTextKind = (typeof ownTextKinds)[number];

/** A sentence by its words: `prefix` and `suffix` are those of the sentences beside it, of which tell two alike ones apart. */
const sentenceQuoteSchema = z.object({
  exact: z.string().min(1).max(200_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
});
export type SentenceQuote = z.infer<typeof sentenceQuoteSchema>;

/** A sentence as who asks was shown it; it must stand so still. */
const sentenceRefSchema = z.object({ block: idSchema, quote: sentenceQuoteSchema });
export type SentenceRef = z.infer<typeof sentenceRefSchema>;

/** What an author said of words that have been changed since. */
const changedClaimSchema = z.object({
  claim: idSchema,
  /** The sentence as it was. */
  was: z.string(),
  evidence: z.array(idSchema),
  needsNone: z.boolean(),
  /** From how it was (`quoted`) to how it is (`source`). */
  difference: z.array(wordPartSchema),
});

/**
 * `supported`: by a passage that is here; `needs-none`: the author said so; `changed`: it was either, in other words;
 * `gap`: nobody has said anything of it.
 */
export const sentenceStates = ['supported', 'needs-none', 'changed', 'gap'] as const;
export type SentenceState = (typeof sentenceStates)[number];

const checkedSentenceSchema = z.object({
  /** From 1, in order. */
  number: z.number().int(),
  block: idSchema,
  kind: z.enum(ownTextKinds),
  /** Whether it begins a paragraph. */
  first: z.boolean(),
  quote: sentenceQuoteSchema,
  state: z.enum(sentenceStates),
  /** Ids of marks; what is known of them is in `passages`. */
  evidence: z.array(idSchema),
  changed: z.array(changedClaimSchema),
});
export type CheckedSentence = z.infer<typeof checkedSentenceSchema>;

/** What an author said of a sentence that is not in the briefing any more, or is there several times. */
const looseClaimSchema = changedClaimSchema.omit({ difference: true }).extend({
  /** Numbers of the sentences that have its words. */
  among: z.array(z.number().int()),
});

const supportingPassageSchema = z.object({
  annotation: idSchema,
  /** `here`, or why it supports nothing: its mark is in the trash, or not in this archive. */
  presence: z.enum(['here', 'trash', 'missing']),
  quote: z.string(),
  state: anchorStateSchema,
  /** A machine read it from a picture, and nobody has compared the words yet. */
  unconfirmed: z.boolean(),
  /** '' where it was given none yet. */
  sign: z.string(),
  /** The source in a line; in a table as the style has it. */
  citation: z.string(),
  article: idSchema.nullable(),
  title: z.string(),
  /** `dossier://…` */
  address: z.string(),
});
export type SupportingPassage = z.infer<typeof supportingPassageSchema>;

export const factCheckSchema = z.object({
  id: idSchema,
  title: z.string(),
  sentences: z.array(checkedSentenceSchema),
  loose: z.array(looseClaimSchema),
  passages: z.record(z.string(), supportingPassageSchema),
  /** Texts with several versions: nobody knows yet which sentences they will have. */
  undecided: z.number().int(),
  counts: z.object({
    sentences: z.number().int(),
    supported: z.number().int(),
    needsNone: z.number().int(),
    changed: z.number().int(),
    gaps: z.number().int(),
  }),
});
export type FactCheck = z.infer<typeof factCheckSchema>;

const suggestionSchema = z.object({
  passage: passageSchema,
  /** The briefing quotes it. */
  quoted: z.boolean(),
  /** Words and names that it shares with the sentence. */
  shared: z.array(z.string()),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Passages that are suggested, or found, at once. */
export const mostSuggestions = 60;

const takenDraftSchema = z.object({
  id: idSchema,
  title: z.string(),
  paragraphs: z.number().int(),
  notes: z.number().int(),
  /** Comments are not part of a text. */
  commentsLeftOut: z.number().int(),
});
export type TakenDraft = z.infer<typeof takenDraftSchema>;

export const factCheckFormats = ['docx', 'csv'] as const;
export type FactCheckFormat = (typeof factCheckFormats)[number];

const byId = z.object({ id: idSchema });
const ofSentence = byId.extend({ sentence: sentenceRefSchema });
const tableReport = z.object({ path: z.string(), sentences: z.number().int(), gaps: z.number().int() });

/** Requests that the window may make. */
export const factCheckRequests = {
  'factcheck.get': request(byId, factCheckSchema),
  /** Says that passages support a sentence. */
  'factcheck.link': request(
    ofSentence.extend({ annotations: z.array(idSchema).min(1).max(200) }),
    factCheckSchema,
  ),
  'factcheck.unlink': request(ofSentence.extend({ annotation: idSchema }), factCheckSchema),
  /** Says that a sentence needs no source, or that it does after all. */
  'factcheck.needsNone': request(ofSentence.extend({ needsNone: z.boolean() }), factCheckSchema),
  /** What was said of other words stands for this sentence, too; null: it stands for none any more. */
  'factcheck.settle': request(
    byId.extend({ claim: idSchema, sentence: sentenceRefSchema.nullable() }),
    factCheckSchema,
  ),
  /** Gives a sign to every supporting passage that has none yet. */
  'factcheck.giveSigns': request(byId, factCheckSchema),
  /** Passages that might support a sentence, the likeliest first; with `words`, those that have all of them. */
  'factcheck.suggest': request(
    ofSentence.extend({ words: z.string().max(500).optional() }),
    z.array(suggestionSchema),
  ),
  /** Takes pasted text in as a new briefing. */
  'factcheck.takeDraft': request(
    z.object({
      title: z.string().max(500).optional(),
      text: z.string().max(longestPastedDraft),
      html: z.string().max(longestPastedDraft).optional(),
    }),
    takenDraftSchema,
  ),
} as const;

/** Requests that only the main process and the command line may make: they name paths. */
export const factCheckServiceRequests = {
  'factcheck.takeDraftFile': request(
    z.object({ path: z.string(), title: z.string().max(500).optional() }),
    takenDraftSchema,
  ),
  /** Writes the table into a file. */
  'factcheck.export': request(
    byId.extend({ format: z.enum(factCheckFormats), path: z.string(), bom: z.boolean().optional() }),
    tableReport,
  ),
} as const;

export const factCheckShellRequests = {
  /** *Open a draft…*: asks for a file and takes it in as a new briefing; null where cancelled. */
  'shell.takeDraft': request(z.object({}), takenDraftSchema.nullable()),
  /** *Export…*: asks where to, and writes the table; null where cancelled. */
  'shell.exportFactCheck': request(byId.extend({ format: z.enum(factCheckFormats) }), tableReport.nullable()),
} as const;
