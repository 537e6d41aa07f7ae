/** Templates of briefings: Dossier’s, and those that were saved from one’s own briefings. */
import * as z from 'zod';
import { passageFilterSchema } from './passage-list.ts';
import { briefingSchema, idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const builtInTemplates = ['brief', 'chronology', 'profile', 'annotated'] as const;
export type BuiltInTemplate = (typeof builtInTemplates)[number];

const templateNameSchema = z.union([z.enum(builtInTemplates), idSchema]);

export const templateSchema = z.object({
  id: templateNameSchema,
  title: z.string(),
  /** What comes of it, in a sentence. */
  description: z.string(),
  /** One that was saved here, and can be put into the trash. */
  own: z.boolean(),
  /** What must be said before it can be used. */
  needs: z.enum(['person', 'nothing']),
});
export type Template = z.infer<typeof templateSchema>;

export const templateRequests = {
  /** Dossier’s first, then one’s own by title. */
  'templates.list': request(z.object({}), z.array(templateSchema)),
  /**
   * Saves how a briefing is built: its headings, texts, timelines, matrices and lists. Where it quotes, a template has a place for passages;
   * pictures and summaries of articles stay behind.
   */
  'templates.save': request(
    z.object({ briefing: idSchema, title: z.string().optional() }),
    z.object({ id: idSchema, title: z.string() }),
  ),
  /** Makes a briefing of a template. `about`: whose passages and events it is made of; says nothing: of none of them. */
  'templates.use': request(
    z.object({ template: templateNameSchema, title: z.string().optional(), about: passageFilterSchema }),
    briefingSchema,
  ),
} as const;
