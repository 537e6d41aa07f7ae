/** Builds the sample archive from its sources by the same requests that a person's clicks make. */
import { join } from 'node:path';
import type { NewBlock } from '../contract/requests.ts';
import type { ArchiveService } from '../service/archive-service.ts';
import { readSampleManifest, type SampleManifest } from './manifest.ts';

/** Ids by the manifest's keys. */
type Ids = ReadonlyMap<string, string>;

/** Fills the archive that the service has open. */
export async function buildSample(service: ArchiveService, samples: string): Promise<void> {
  const manifest = readSampleManifest(samples);
  const articles = await importArticles(service, manifest, samples);
  const people = new Map<string, string>();
  for (const { key, ...person } of manifest.people)
    people.set(key, (await service.answer('people.add', person)).id);
  const events = new Map<string, string>();
  for (const { key, title, date, description, place } of manifest.events) {
    const at = place === undefined ? {} : { place: { id: named(people, place) } };
    events.set(key, (await service.answer('events.add', { title, date, description, ...at })).id);
  }
  const marks = await markPassages(service, manifest, { articles, people, events });
  await sayWhoAndWhen(service, manifest, { people, events, marks });
  for (const keys of manifest.statements)
    await service.answer('statements.join', { annotations: keys.map((key) => named(marks, key)) });
  await writeBriefing(service, manifest, { events, marks });
}

async function importArticles(
  service: ArchiveService,
  manifest: SampleManifest,
  samples: string,
): Promise<Ids> {
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
  return articles;
}

async function markPassages(
  service: ArchiveService,
  manifest: SampleManifest,
  { articles, people, events }: { articles: Ids; people: Ids; events: Ids },
): Promise<Ids> {
  const marks = new Map<string, string>();
  for (const { key, article, quote, speech, ...mark } of manifest.annotations) {
    const { id } = await service.answer('annotations.add', {
      ...mark,
      article: named(articles, article),
      passage: { quote },
      people: mark.people.map(({ person }) => ({ id: named(people, person) })),
      events: mark.events.map(({ event }) => ({ id: named(events, event) })),
    });
    marks.set(key, id);
    for (const { person, stance } of mark.people)
      if (stance)
        await service.answer('annotations.stance', { id, to: { person: named(people, person) }, stance });
    for (const { event, stance } of mark.events)
      if (stance)
        await service.answer('annotations.stance', { id, to: { event: named(events, event) }, stance });
    if (!speech) continue;
    const speaker = people.get(speech.speaker);
    await service.answer('annotations.attribute', {
      ...speech,
      id,
      speaker: speaker === undefined ? { name: speech.speaker } : { id: speaker },
    });
  }
  return marks;
}

/** Roles, dates by source, and relations, each with its passages. */
async function sayWhoAndWhen(
  service: ArchiveService,
  { events: described, relations }: SampleManifest,
  { people, events, marks }: { people: Ids; events: Ids; marks: Ids },
): Promise<void> {
  const evidenceOf = (keys: readonly string[]) => keys.map((key) => named(marks, key));
  for (const { key, participants, dates } of described) {
    const id = named(events, key);
    for (const { person, role, evidence } of participants)
      await service.answer('events.addParticipant', {
        id,
        person: { id: named(people, person) },
        role,
        evidence: evidenceOf(evidence),
      });
    for (const { date, evidence } of dates)
      await service.answer('events.addDate', { id, date, evidence: evidenceOf(evidence) });
  }
  for (const { of, kind, to, evidence } of relations)
    await service.answer('people.relate', {
      id: named(people, of),
      kind,
      to: { id: named(people, to) },
      evidence: evidenceOf(evidence),
    });
}

async function writeBriefing(
  service: ArchiveService,
  { briefing: { title, subtitle, blocks } }: SampleManifest,
  { events, marks }: { events: Ids; marks: Ids },
): Promise<void> {
  const { id } = await service.answer('briefings.add', { title, subtitle });
  await service.answer('briefings.addBlocks', {
    id,
    blocks: blocks.map((block): NewBlock => {
      switch (block.kind) {
        case 'quotation':
          return { kind: 'quotation', annotation: named(marks, block.annotation) };
        case 'timeline':
          return { ...block, filter: { show: 'events' } };
        case 'matrix':
          return {
            kind: 'matrix',
            text: block.text,
            matrix: { of: 'events', only: block.events.map((key) => named(events, key)) },
          };
        default:
          return block;
      }
    }),
  });
}

function named(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample speaks of “${key}”, which it does not have`);
  return id;
}
