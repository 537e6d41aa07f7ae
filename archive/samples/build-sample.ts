/** Builds the sample archive from its sources by the same requests that a person's clicks make. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { stanceSchema } from '../contract/record-parts.ts';
import type { NewBlock } from '../contract/requests.ts';
import { markColorSchema } from '../contract/views.ts';
import type { ArchiveService } from '../service/archive-service.ts';

const manifestSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  articles: z.array(
    z.object({
      key: z.string(),
      file: z.string(),
      title: z.string().optional(),
      published: z.string().optional(),
      publisher: z.string().optional(),
      authors: z.array(z.string()).optional(),
      derivesFrom: z.array(z.string()).default([]),
    }),
  ),
  people: z.array(
    z.object({ key: z.string(), name: z.string(), aliases: z.array(z.string()), description: z.string() }),
  ),
  events: z.array(
    z.object({ key: z.string(), title: z.string(), date: z.string(), description: z.string() }),
  ),
  annotations: z.array(
    z.object({
      key: z.string(),
      article: z.string(),
      quote: z.string(),
      color: markColorSchema,
      note: z.string().optional(),
      people: z.array(z.string()).default([]),
      events: z.array(z.string()).default([]),
      /** By event; where none is said, the passage mentions it. */
      stances: z.record(z.string(), stanceSchema).default({}),
    }),
  ),
  briefing: z.object({
    title: z.string(),
    subtitle: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('heading'), text: z.string() }),
        z.object({ kind: z.literal('text'), text: z.string() }),
        z.object({ kind: z.literal('quotation'), annotation: z.string() }),
      ]),
    ),
  }),
});
export type SampleManifest = z.infer<typeof manifestSchema>;

export function readSampleManifest(samples: string): SampleManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(samples, 'sample.json'), 'utf8')));
}

/** Fills the archive that the service has open. */
export async function buildSample(service: ArchiveService, samples: string): Promise<void> {
  const manifest = readSampleManifest(samples);
  const articles = new Map<string, string>();
  for (const { key, file, derivesFrom: _, ...known } of manifest.articles) {
    const { imported, refused } = await service.answer('articles.import', { paths: [join(samples, file)] });
    const [article] = imported;
    if (!article) throw new Error(`the sample’s ${file} ${refused[0]?.reason}`);
    articles.set(key, article.id);
    if (Object.keys(known).length > 0) await service.answer('articles.edit', { id: article.id, ...known });
  }
  for (const { key, derivesFrom } of manifest.articles)
    for (const from of derivesFrom)
      await service.answer('articles.derive', {
        id: named(articles, key),
        from: named(articles, from),
        derives: true,
      });
  const people = new Map<string, string>();
  for (const { key, ...person } of manifest.people)
    people.set(key, (await service.answer('people.add', person)).id);
  const events = new Map<string, string>();
  for (const { key, ...event } of manifest.events)
    events.set(key, (await service.answer('events.add', event)).id);
  const annotations = new Map<string, string>();
  for (const { key, article, quote, stances, ...mark } of manifest.annotations) {
    const added = await service.answer('annotations.add', {
      ...mark,
      article: named(articles, article),
      passage: { quote },
      people: mark.people.map((person) => ({ id: named(people, person) })),
      events: mark.events.map((event) => ({ id: named(events, event) })),
    });
    annotations.set(key, added.id);
    for (const [event, stance] of Object.entries(stances))
      await service.answer('annotations.stance', {
        id: added.id,
        to: { event: named(events, event) },
        stance,
      });
  }
  const { title, subtitle, blocks } = manifest.briefing;
  const briefing = await service.answer('briefings.add', { title, subtitle });
  await service.answer('briefings.addBlocks', {
    id: briefing.id,
    blocks: blocks.map(
      (block): NewBlock =>
        block.kind === 'quotation'
          ? { kind: 'quotation', annotation: named(annotations, block.annotation) }
          : block,
    ),
  });
}

function named(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample speaks of “${key}”, which it does not have`);
  return id;
}
