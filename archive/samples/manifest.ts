/** What `samples/sample.json` says: the sources of the sample archive, and what is known from them; things are named by keys. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { recordTypeSchema, stanceSchema } from '../contract/record-parts.ts';
import { markColorSchema } from '../contract/views.ts';

const key = z.string();
/** Marks by key. */
const evidence = z.array(key).default([]);

const articleSchema = z.object({
  key,
  file: z.string(),
  title: z.string().optional(),
  published: z.string().optional(),
  publisher: z.string().optional(),
  authors: z.array(z.string()).optional(),
  derivesFrom: z.array(key).default([]),
});

const personSchema = z.object({
  key,
  type: recordTypeSchema.optional(),
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
  identifiers: z.record(z.string(), z.string()).optional(),
});

const eventSchema = z.object({
  key,
  title: z.string(),
  date: z.string(),
  description: z.string(),
  place: key.optional(),
  participants: z.array(z.object({ person: key, role: z.string(), evidence })).default([]),
  /** What single sources say of its date. */
  dates: z.array(z.object({ date: z.string(), evidence })).default([]),
});

const annotationSchema = z.object({
  key,
  article: key,
  quote: z.string(),
  color: markColorSchema,
  note: z.string().optional(),
  people: z.array(z.object({ person: key, stance: stanceSchema.optional() })).default([]),
  events: z.array(z.object({ event: key, stance: stanceSchema.optional() })).default([]),
  /** `speaker`: a person by key, or the name of somebody who is not in the archive. */
  speech: z.object({ speaker: z.string(), addressee: z.string(), occasion: z.string() }).optional(),
});

const manifestSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  articles: z.array(articleSchema),
  people: z.array(personSchema),
  events: z.array(eventSchema),
  annotations: z.array(annotationSchema),
  relations: z.array(z.object({ of: key, kind: z.string(), to: key, evidence })),
  /** Marks that report the same words. */
  statements: z.array(z.array(key)),
  briefing: z.object({
    title: z.string(),
    subtitle: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('heading'), text: z.string() }),
        z.object({ kind: z.literal('text'), text: z.string() }),
        z.object({ kind: z.literal('quotation'), annotation: key }),
        /** Of all events. */
        z.object({ kind: z.literal('timeline'), text: z.string() }),
        z.object({ kind: z.literal('matrix'), events: z.array(key), text: z.string() }),
      ]),
    ),
  }),
});
export type SampleManifest = z.infer<typeof manifestSchema>;

export function readSampleManifest(samples: string): SampleManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(samples, 'sample.json'), 'utf8')));
}
