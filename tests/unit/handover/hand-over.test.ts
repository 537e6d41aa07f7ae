import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCapture } from '../../../archive/articles/capture.ts';
import type { HandoverExtras, HandoverPart, HandoverPreview } from '../../../archive/contract/handover.ts';
import { isInformation } from '../../../archive/contract/verifying.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { handOver, previewHandover } from '../../../archive/handover/hand-over.ts';
import { personView } from '../../../archive/people/person.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  contentsOf,
  knownTo,
  openArchive,
  problemFrom,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';
import { type RichArchive, richArchive, secrets } from './rich-archive.ts';

let from: RichArchive;
let before: Record<string, string>;
beforeAll(async () => {
  from = await richArchive();
  before = contentsOf(from.path);
});

const bare: HandoverExtras = { notes: false, history: false, trash: false };

interface Handed extends TestArchive {
  readonly id: string;
  /** Every name and byte of the copy. */
  readonly everything: string;
}

async function handed(part: HandoverPart, extras: Partial<HandoverExtras> = {}): Promise<Handed> {
  const place = temporaryFolder();
  const folder = join(place, 'copy');
  const input = { part, extras: { ...bare, ...extras }, folder };
  const preview = previewHandover(from.archive, part, input.extras);
  const report = await handOver(from.archive, input, { home: from.home });
  expect(report).toEqual({ ...preview, folder, id: report.id });
  expect(report.id).not.toBe(from.archive.card.id);
  expect(readdirSync(place)).toEqual(['copy']);
  expect(readdirSync(join(from.home, 'staging')).filter((name) => name.startsWith('handover'))).toEqual([]);
  expect(contentsOf(from.path)).toEqual(before);
  const everything = JSON.stringify(Object.entries(contentsOf(folder))).normalize('NFC');
  const opened = openArchive(folder, { home: temporaryFolder() });
  const { findings } = await verifyArchive(opened.archive);
  expect(findings.filter((finding) => !isInformation(finding))).toEqual([]);
  return { ...opened, id: report.id, everything };
}

const count = ({ leftOut }: HandoverPreview): Record<string, number> =>
  Object.fromEntries(leftOut.map((left) => [left.kind, left.count]));

describe('a briefing and its sources', () => {
  it('goes without notes, trash, history and all that it does not quote', async () => {
    const part: HandoverPart = { kind: 'briefings', ids: [from.briefing] };
    const { archive, texts, everything } = await handed(part);
    const said = previewHandover(from.archive, part, bare);
    expect(said.included).toMatchObject({
      articles: 1,
      marks: 1,
      people: 1,
      events: 1,
      briefings: 1,
      changes: 0,
    });
    expect(count(said)).toMatchObject({
      notes: 1,
      descriptions: 2,
      marks: 1,
      people: 1,
      trash: 2,
      quotations: 1,
    });
    expect(said.leftOut.find(({ kind }) => kind === 'history')?.count).toBeGreaterThan(5);

    const words = Object.entries(secrets).filter(
      // Words of the article itself: a source goes whole.
      ([why]) => !['otherMark', 'trashedMark', 'formerTitle'].includes(why),
    );
    for (const [why, secret] of words) expect(everything.includes(secret), why).toBe(false);
    for (const id of [from.archive.device, from.archive.card.id, from.stranger, from.other, from.second])
      expect(everything).not.toContain(id);
    // Of the marks that stay here: not even their ids; the one that the briefing quotes is named by it.
    expect(everything).not.toContain(from.noted);
    expect(archive.replica.below(`articles/${from.article}`, 'annotations')).toHaveLength(1);
    expect(readdirSync(join(archive.path, 'articles', from.article.slice(0, 2)))).toEqual([
      `2022-10-19 The warden stays [${from.article}]`,
    ]);

    const document = exportedDocument({ archive, texts }, { id: from.briefing, date: '2022-11-22' });
    expect(document.blocks.map((block) => block.kind)).toEqual(['text', 'quotation', 'missing']);
    expect(document.blocks[1]).toMatchObject({
      quotation: {
        pieces: [{ text: 'he won’t resign' }],
        state: 'exact',
        color: 'confirms',
        note: { blocks: [] },
      },
    });
    expect(document.people).toMatchObject([{ name: 'Iván Sørlie', description: { blocks: [] } }]);
  });

  it('goes with notes where they are asked for', async () => {
    const { archive, texts, everything } = await handed(
      { kind: 'briefings', ids: [from.briefing] },
      { notes: true },
    );
    expect(personView(archive, texts, from.person)).toMatchObject({
      description: secrets.description,
      passages: [{ annotation: { note: secrets.note } }],
    });
    for (const why of ['otherNote', 'trashedNote', 'stranger', 'removedBlock', 'formerBlock'] as const)
      expect(everything.includes(secrets[why]), why).toBe(false);
  });

  it('goes with its trash where that is asked for', async () => {
    const part: HandoverPart = { kind: 'briefings', ids: [from.briefing] };
    const { archive, everything } = await handed(part, { trash: true });
    expect(everything).toContain(secrets.removedBlock);
    expect(archive.replica.value(`articles/${from.article}/annotations/${from.trashed}`, 'trashed')).toBe(
      true,
    );
    expect(everything).not.toContain(secrets.trashedNote);
    expect(count(previewHandover(from.archive, part, { ...bare, trash: true }))).not.toHaveProperty('trash');
  });

  it('goes with the history of what goes, and of nothing else', async () => {
    const part: HandoverPart = { kind: 'briefings', ids: [from.briefing] };
    const { archive, everything } = await handed(part, { history: true });
    const address = `articles/${from.article}/annotations/${from.quoted}`;
    const original = from.archive.log.about(address);
    const changes = archive.log.about(address).filter(({ stamp }) => stamp.endsWith(from.archive.device));
    expect(changes.length).toBeGreaterThan(1);
    for (const change of changes) {
      const there = original.find(({ stamp }) => stamp === change.stamp);
      expect(change).toMatchObject({ at: there?.at, author: 'Ada' });
      for (const write of change.writes) expect(there?.writes).toContainEqual(write);
    }
    expect(everything).toContain(secrets.formerBlock);
    for (const why of [
      'note',
      'otherNote',
      'description',
      'stranger',
      'strangerAlias',
      'removedBlock',
    ] as const)
      expect(everything.includes(secrets[why]), why).toBe(false);
    expect(everything).not.toContain(from.stranger);
    expect(everything).not.toContain(from.noted);
    // The registers are the original ones: nothing was written anew over them.
    expect(archive.replica.thing(address)?.get('color')).toEqual(
      from.archive.replica.thing(address)?.get('color'),
    );
  });
});

describe('articles, a person, an event', () => {
  it('hands over articles with all their marks', async () => {
    const part: HandoverPart = { kind: 'articles', ids: [from.article] };
    const { archive, everything } = await handed(part);
    expect(archive.replica.homes('articles')).toEqual([`articles/${from.article}`]);
    expect(archive.replica.below(`articles/${from.article}`, 'annotations')).toHaveLength(2);
    expect(archive.replica.homes('briefings')).toEqual([]);
    // Linked to one of the marks, and so goes with its aliases.
    expect(everything).toContain(secrets.strangerAlias);
    for (const why of [
      'note',
      'otherNote',
      'trashedNote',
      'description',
      'otherArticle',
      'otherTitle',
    ] as const)
      expect(everything.includes(secrets[why]), why).toBe(false);
    expect(everything).not.toContain(from.trashed);
  });

  it('hands over a person’s passages, in whichever articles they stand', async () => {
    const part: HandoverPart = { kind: 'person', id: from.person };
    const { archive, texts, everything } = await handed(part);
    const { passages, aliases } = personView(archive, texts, from.person);
    expect(passages.map(({ annotation }) => [annotation.quote, annotation.state])).toEqual([
      ['he won’t resign', 'exact'],
      ['words for the warden', 'exact'],
    ]);
    expect(aliases).toEqual(['Ivan Sorlie']);
    expect(everything).not.toContain(secrets.stranger);
    expect(count(previewHandover(from.archive, part, bare))).toMatchObject({ marks: 1, people: 1, trash: 1 });
  });

  it('hands over an event’s passages', async () => {
    const { archive } = await handed({ kind: 'event', id: from.event });
    expect(archive.replica.homes('articles')).toEqual([`articles/${from.article}`]);
    expect(archive.replica.homes('events')).toEqual([`events/${from.event}`]);
  });

  it('copies stored files byte for byte', async () => {
    const { archive } = await handed({ kind: 'articles', ids: [from.article, from.second] });
    for (const id of [from.article, from.second]) {
      const [capture = ''] = archive.replica.elements(`articles/${id}`, 'captures')[0] ?? [];
      const [there, here] = [from.path, archive.path].map((path) =>
        findCapture(path, `articles/${id}`, capture),
      );
      expect(contentsOf(here ?? '')).toEqual(contentsOf(there ?? ''));
    }
  });

  it('knows everything of what goes when all is asked for', async () => {
    const { archive } = await handed(
      { kind: 'articles', ids: [from.article, from.second, from.other] },
      { notes: true, history: true, trash: true },
    );
    const known = knownTo(archive);
    const original = knownTo(from.archive);
    expect(Object.keys(known).filter((address) => address.startsWith('articles/'))).toEqual(
      Object.keys(original).filter((address) => address.startsWith('articles/')),
    );
    for (const [address, thing] of Object.entries(known)) expect(thing, address).toEqual(original[address]);
  });

  it('opens on this very device too, and can be worked on', async () => {
    const folder = join(temporaryFolder(), 'copy');
    const part: HandoverPart = { kind: 'articles', ids: [from.second] };
    const extras = { notes: true, history: true, trash: true };
    await handOver(from.archive, { part, extras, folder }, { home: from.home });
    const { archive } = openArchive(folder, { home: from.home });
    archive.commit((draft) => draft.set(`articles/${from.second}`, 'title', 'Anew'));
    archive.checkpoint();
    const again = openArchive(folder, { home: temporaryFolder() });
    expect(again.archive.replica.value(`articles/${from.second}`, 'title')).toBe('Anew');
    expect((await verifyArchive(again.archive)).findings).toEqual([]);
  });
});

describe('is refused', () => {
  it('for what is not there, or is in the trash and that is not asked for', async () => {
    const none = problemOf(() =>
      previewHandover(from.archive, { kind: 'articles', ids: ['k3f9x2m0q7ab'] }, bare),
    );
    expect(none.code).toBe('not-found');
    const { archive } = from;
    const nobody = archive.replica
      .homes('people')
      .find((home) => archive.replica.value(home, 'name') === 'Nobody linked');
    const unlinked = problemOf(() =>
      previewHandover(archive, { kind: 'person', id: nobody?.slice(7) ?? '' }, bare),
    );
    expect(unlinked.message).toContain('No passage is linked to “Nobody linked”');
    const made = await richArchive();
    made.archive.commit((draft) => draft.set(`articles/${made.article}`, 'trashed', true));
    const part: HandoverPart = { kind: 'articles', ids: [made.article] };
    expect(problemOf(() => previewHandover(made.archive, part, bare)).message).toContain('is in the trash');
    expect(previewHandover(made.archive, part, { ...bare, trash: true }).included.articles).toBe(1);
    // A briefing whose source is in the trash goes without it, and says so.
    const briefing: HandoverPart = { kind: 'briefings', ids: [made.briefing] };
    const preview = previewHandover(made.archive, briefing, bare);
    expect(preview.included).toMatchObject({ articles: 0, briefings: 1 });
    expect(count(preview)).toMatchObject({ quotations: 2 });
  });

  it('with nothing left, where a stored copy was altered or is not here', async () => {
    const made = await richArchive();
    const [capture = ''] = made.archive.replica.elements(`articles/${made.article}`, 'captures')[0] ?? [];
    const folder = findCapture(made.path, `articles/${made.article}`, capture) ?? '';
    const place = temporaryFolder();
    const part: HandoverPart = { kind: 'articles', ids: [made.second, made.article] };
    const write = () =>
      handOver(made.archive, { part, extras: bare, folder: join(place, 'copy') }, { home: made.home });
    const original = readFileSync(join(folder, 'original.txt'));
    writeFileSync(join(folder, 'original.txt'), original.toString().replace('warden', 'w4rden'));
    const altered = await problemFrom(write);
    expect(altered.message).toContain('The stored copy of “The warden stays” was altered');
    expect(altered.details).toEqual({ article: made.article });
    expect(readdirSync(place)).toEqual([]);
    writeFileSync(
      join(folder, 'capture.json'),
      readFileSync(join(folder, 'capture.json'), 'utf8').replace(
        '"original.txt"',
        '"../../../../dossier.json"',
      ),
    );
    expect((await problemFrom(write)).message).toContain('can’t be read as it was stored');
    expect(existsSync(join(place, 'copy'))).toBe(false);
  });

  it('where there is something, and within the archive', async () => {
    const part: HandoverPart = { kind: 'articles', ids: [from.article] };
    const write = (folder: string) =>
      handOver(from.archive, { part, extras: bare, folder }, { home: from.home });
    expect((await problemFrom(() => write(from.path))).message).toContain('can’t lie in the archive');
    expect((await problemFrom(() => write(from.home))).code).toBe('not-empty');
    expect(contentsOf(from.path)).toEqual(before);
  });

  it('when it is stopped', async () => {
    const place = temporaryFolder();
    const stop = new AbortController();
    const part: HandoverPart = { kind: 'articles', ids: [from.article] };
    const problem = await problemFrom(() =>
      handOver(
        from.archive,
        { part, extras: bare, folder: join(place, 'copy') },
        { home: from.home, signal: stop.signal, onProgress: () => stop.abort() },
      ),
    );
    expect(problem.code).toBe('cancelled');
    expect(readdirSync(place)).toEqual([]);
  });
});
