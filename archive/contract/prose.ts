/** Set text: words with their looks, in paragraphs. Every format is made from it; none reads Markdown or CSL itself. */
import * as z from 'zod';

/** Words that look alike. */
const runSchema = z.object({
  kind: z.literal('text'),
  text: z.string(),
  strong: z.literal(true).optional(),
  emphasis: z.literal(true).optional(),
  struck: z.literal(true).optional(),
  code: z.literal(true).optional(),
  smallCapitals: z.literal(true).optional(),
  raised: z.literal(true).optional(),
  lowered: z.literal(true).optional(),
});
export type Run = z.infer<typeof runSchema>;

export const inlineSchema = z.discriminatedUnion('kind', [
  runSchema,
  z.object({ kind: z.literal('break') }),
  /** To the outside: an address with http:, https:, mailto: or dossier:. */
  z.object({ kind: z.literal('link'), address: z.string(), content: z.array(runSchema) }),
  /** To a place of this document. */
  z.object({ kind: z.literal('reference'), place: z.string(), content: z.array(runSchema) }),
  /** The mark of one of the document’s notes. */
  z.object({ kind: z.literal('note'), number: z.number().int() }),
]);
export type Inline = z.infer<typeof inlineSchema>;

export const inlinesSchema = z.array(inlineSchema);

/** A paragraph, or what stands in its place; lists and quotes hold others. */
export type Prose =
  | { readonly kind: 'paragraph'; readonly content: Inline[] }
  /** From 1, below the heading that it stands under. */
  | { readonly kind: 'heading'; readonly level: number; readonly content: Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: Prose[] }
  /** `from`: the first number; null: not numbered. */
  | { readonly kind: 'list'; readonly from: number | null; readonly items: Prose[][] };

export const proseSchema: z.ZodType<Prose, Prose> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), content: inlinesSchema }),
    z.object({ kind: z.literal('heading'), level: z.number().int().min(1), content: inlinesSchema }),
    z.object({ kind: z.literal('code'), text: z.string() }),
    z.object({ kind: z.literal('rule') }),
    z.object({ kind: z.literal('quote'), blocks: z.array(proseSchema) }),
    z.object({
      kind: z.literal('list'),
      from: z.number().int().nullable(),
      items: z.array(z.array(proseSchema)),
    }),
  ]),
);
