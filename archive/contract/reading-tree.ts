/**
 * A reading copy as a tree of what may be set on paper: nothing but words, the shapes of paragraphs, and pictures that the file
 * itself holds. It is made in the parser’s process, and is safe by what it can’t say: no address, no style, no name of its own.
 */
import * as z from 'zod';

/** Elements that keep their shape; of all others only what is in them is kept. */
export const shapedElements = [
  ...[
    'header',
    'section',
    'div',
    'address',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'pre',
    'blockquote',
    'hr',
  ],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  ...['em', 'strong', 'code', 'sub', 'sup', 's', 'u', 'small', 'q', 'br', 'ruby', 'rt', 'rp', 'bdi', 'bdo'],
] as const;
const shapedElementSchema = z.enum(shapedElements as unknown as readonly [string, ...string[]]);

/** Words of the article’s own parts that the reading copy gives a class. */
export const readingParts = ['byline', 'dateline', 'kicker', 'standfirst', 'source'] as const;

const attributesSchema = z.object({
  part: z.enum(readingParts).optional(),
  dir: z.enum(['ltr', 'rtl', 'auto']).optional(),
  /** BCP 47, as the page says. */
  lang: z.string().max(40).optional(),
  /** Of cells. */
  columns: z.number().int().min(2).max(100).optional(),
  rows: z.number().int().min(2).max(1000).optional(),
  /** Of a numbered list: where it begins. */
  start: z.number().int().optional(),
});
export type ElementAttributes = z.infer<typeof attributesSchema>;

export const readingPictureSchema = z.object({
  type: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']),
  base64: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/u),
});
export type ReadingPicture = z.infer<typeof readingPictureSchema>;

export const elementShape = {
  kind: z.literal('element'),
  name: shapedElementSchema,
  ...attributesSchema.shape,
} as const;

export type ReadingNode =
  /** `start`: where it stands in the canonical text, in UTF-16 units; null for white space that is no part of it. */
  | { readonly kind: 'text'; readonly text: string; readonly start: number | null }
  | { readonly kind: 'picture'; readonly picture: number; readonly alt: string }
  | ({
      readonly kind: 'element';
      readonly name: string;
      readonly content: ReadingNode[];
    } & ElementAttributes);

const readingNodeSchema: z.ZodType<ReadingNode, ReadingNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string(), start: z.number().int().nullable() }),
    z.object({ kind: z.literal('picture'), picture: z.number().int(), alt: z.string() }),
    z.object({ ...elementShape, content: z.array(readingNodeSchema) }),
  ]),
);

export const readingTreeSchema = z.object({
  language: z.string().max(40),
  direction: z.enum(['ltr', 'rtl', 'auto']),
  /** Each picture once, in order; nodes name them by number. */
  pictures: z.array(readingPictureSchema),
  content: z.array(readingNodeSchema),
});
export type ReadingTree = z.infer<typeof readingTreeSchema>;
