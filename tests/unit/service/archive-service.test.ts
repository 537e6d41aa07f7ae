import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestNames } from '../../../archive/contract/names.ts';
import { archiveRequests } from '../../../archive/contract/requests.ts';
import {
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../../../archive/contract/service.ts';
import { type Notice, shellRequests } from '../../../archive/contract/shell.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import type { Parser } from '../../../archive/importing/parsed.ts';
import { answers } from '../../../archive/service/answers.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { onAnotherDevice, problemFrom, temporaryFolder, writeFile } from '../archive-in-folder.ts';

const unknown = 'aaaaaaaaaaaa';
let service: ArchiveService;
let notices: Notice[];
let path: string;

function newService(parser: Partial<Parser> = {}): ArchiveService {
  notices = [];
  return new ArchiveService({
    home: temporaryFolder(),
    parser: { ...parserInProcess, ...parser },
    notify: (notice) => notices.push(notice),
  });
}
beforeEach(() => {
  service = newService();
  path = join(temporaryFolder(), 'My archive');
});
afterEach(() => service.shutDown());

/** Asks, and sees that the answer has the shape of the contract. */
async function ask<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
  const answer = await service.answer(name, input);
  expect(serviceRequests[name].output.safeParse(answer).error?.issues).toBeUndefined();
  return answer;
}
const addText = async (content: string): Promise<string> =>
  (await ask('articles.paste', { text: content })).imported[0]?.id ?? '';

describe('the contract', () => {
  test('has an answer to every request, and no other', () =>
    expect(Object.keys(answers).sort()).toEqual(Object.keys(serviceRequests).sort()));

  test('names every request for the preload', () =>
    expect([...requestNames].sort()).toEqual(
      [...Object.keys(archiveRequests), ...Object.keys(shellRequests)].sort(),
    ));
});

describe('a malformed request', () => {
  const opening = new Set(['service.create', 'service.open', 'service.createSample']);
  test.each(Object.keys(serviceRequests) as ServiceRequestName[])('is refused as such: %s', async (name) => {
    await ask('service.create', { path });
    for (const input of [null, 7, 'words', []])
      expect((await problemFrom(() => service.answer(name, input as never))).code).toBe('usage');
    const needsNothing = serviceRequests[name].input.safeParse({}).success;
    if (!needsNothing)
      expect((await problemFrom(() => service.answer(name, {} as never))).code).toBe('usage');
    else expect(opening.has(name)).toBe(false);
  });

  test.each([
    ['articles.get', { id: '../../etc/passwd' }],
    ['articles.get', { id: 'ILOUILOUILOU' }],
    ['service.captureFile', { article: unknown, capture: '../../..', file: 'text.json' }],
    [
      'service.captureFile',
      { article: unknown, capture: '20261122T101112Z-9f86d081', file: '../capture.json' },
    ],
    ['annotations.add', { article: unknown, passage: { start: -1, end: 3 } }],
    ['annotations.add', { article: unknown, passage: { start: 0.5, end: 3 } }],
    ['annotations.add', { article: unknown, passage: { quote: 'x', nth: 0 } }],
    ['annotations.add', { article: unknown, passage: { quote: 'x' }, color: 'red' }],
    ['briefings.addBlocks', { id: unknown, blocks: [] }],
    ['articles.import', { paths: [] }],
    ['articles.page', { order: 'added', descending: true, offset: 0, limit: 501 }],
    ['articles.page', { order: 'added', descending: true, offset: -1, limit: 10 }],
    ['articles.page', { order: 'shelf', descending: true, offset: 0, limit: 10 }],
    ['articles.trashMany', { articles: { ids: [] }, trashed: true }],
    ['annotations.page', { offset: 0, limit: 0 }],
  ] as const)('is refused: %s %j', async (name, input) => {
    await ask('service.create', { path });
    expect((await problemFrom(() => service.answer(name, input as never))).code).toBe('usage');
  });
});

describe('without an archive', () => {
  test.each(['archive.status', 'articles.list', 'archive.verify', 'people.list'] as const)(
    '%s is refused',
    async (name) => expect((await problemFrom(() => service.answer(name, {}))).code).toBe('no-archive-open'),
  );

  test('nothing is imported', async () =>
    expect((await problemFrom(() => service.answer('articles.import', { paths: ['/x'] }))).code).toBe(
      'no-archive-open',
    ));
});

describe('an unknown id', () => {
  const requests: readonly (readonly [ServiceRequestName, object])[] = [
    ['articles.get', {}],
    ['articles.text', {}],
    ['articles.edit', { title: 'x' }],
    ['articles.trash', { trashed: true }],
    ['annotations.edit', { note: 'x' }],
    ['annotations.trash', { trashed: true }],
    ['annotations.linkPerson', { person: { name: 'Never Made' } }],
    ['annotations.unlinkPerson', { person: unknown }],
    ['annotations.linkEvent', { event: { title: 'Never Made' } }],
    ['annotations.unlinkEvent', { event: unknown }],
    ['people.get', {}],
    ['people.edit', { name: 'x' }],
    ['people.trash', { trashed: true }],
    ['events.get', {}],
    ['events.edit', { title: 'x' }],
    ['events.trash', { trashed: true }],
    ['briefings.get', {}],
    ['briefings.edit', { title: 'x' }],
    ['briefings.trash', { trashed: true }],
    ['briefings.addBlocks', { blocks: [{ kind: 'heading', text: 'x' }] }],
    ['briefings.editBlock', { block: unknown, text: 'x' }],
    ['briefings.moveBlock', { block: unknown, after: null }],
    ['briefings.removeBlock', { block: unknown, removed: true }],
    ['archive.trash', { trashed: true }],
    ['service.briefingDocument', { date: '2026-11-22' }],
    ['service.captureFile', { article: unknown, capture: '20261122T101112Z-9f86d081', file: 'text.json' }],
  ];
  test.each(requests)('is refused, and nothing is written: %s', async (name, more) => {
    const { device } = await ask('service.create', { path });
    const problem = await problemFrom(() => service.answer(name, { id: unknown, ...more } as never));
    expect(problem.code).toBe('not-found');
    expect(problem.message).toMatch(/\.$/u);
    expect(existsSync(join(path, 'history', device))).toBe(false);
  });
});

describe('a whole day’s work', () => {
  test('is answered in the shapes of the contract', async () => {
    expect(await ask('service.create', { path })).toMatchObject({
      path,
      name: 'My archive',
      articles: 0,
      warnings: [],
    });
    const article = await addText('Kevin de León will stay. The council met.');
    await ask('articles.edit', {
      id: article,
      title: 'Stays',
      authors: [' Ana ', ''],
      publisher: 'Ledger',
      published: '2022-10-19',
    });
    expect(await ask('articles.list', {})).toMatchObject([{ id: article, title: 'Stays', authors: ['Ana'] }]);
    expect((await ask('articles.text', { id: article })).text).toBe(
      'Kevin de León will stay. The council met.',
    );
    const mark = await ask('annotations.add', {
      article,
      passage: { quote: 'will stay' },
      people: [{ name: 'Kevin de León' }],
    });
    await ask('annotations.linkEvent', { id: mark.id, event: { title: 'Vote', date: '2022-10-19' } });
    await ask('annotations.linkPerson', { id: mark.id, person: { name: 'Bo' } });
    await ask('annotations.edit', { id: mark.id, note: 'n', color: 'question' });
    const [person, bo] = [...mark.people, await ask('people.add', { name: 'Zoë', aliases: ['Z'] })];
    await ask('annotations.unlinkPerson', { id: mark.id, person: bo?.id ?? '' });
    expect(await ask('people.get', { id: person?.id ?? '' })).toMatchObject({
      passages: [{ annotation: { id: mark.id } }],
      sources: 1,
    });
    await ask('people.edit', { id: person?.id ?? '', description: 'd' });
    const event = (await ask('events.list', {}))[0]?.id ?? '';
    expect(await ask('events.get', { id: event })).toMatchObject({
      passages: [{ annotation: { id: mark.id } }],
    });
    await ask('events.edit', { id: event, date: null });
    await ask('annotations.unlinkEvent', { id: mark.id, event });
    expect((await ask('events.add', { title: 'Other' })).passages).toEqual([]);
    expect(await ask('search', { words: 'leon' })).toMatchObject([{ article }]);
    const briefing = await ask('briefings.add', { title: 'B', gather: 'all' });
    expect(briefing.blocks.map(({ kind }) => kind)).toEqual(['heading', 'quotation']);
    await ask('briefings.addBlocks', { id: briefing.id, blocks: [{ kind: 'text', text: 't' }] });
    const [first] = briefing.blocks;
    await ask('briefings.editBlock', { id: briefing.id, block: first?.id ?? '', text: 'H' });
    await ask('briefings.moveBlock', { id: briefing.id, block: first?.id ?? '', after: null });
    await ask('briefings.removeBlock', { id: briefing.id, block: first?.id ?? '', removed: true });
    await ask('briefings.edit', { id: briefing.id, subtitle: 's' });
    expect((await ask('briefings.get', { id: briefing.id })).blocks).toHaveLength(2);
    expect(await ask('briefings.list', {})).toHaveLength(1);
    expect(
      (await ask('service.briefingDocument', { id: briefing.id, date: '2026-11-22' })).sources,
    ).toHaveLength(1);
    const { capture } = await ask('articles.get', { id: article });
    const { path: file } = await ask('service.captureFile', {
      article,
      capture: capture?.id ?? '',
      file: 'reading.html',
    });
    expect(readFileSync(file, 'utf8')).toContain('will stay');
    expect(await ask('annotations.page', { offset: 0, limit: 10 })).toMatchObject({ total: 1 });
    expect((await ask('archive.verify', {})).findings).toEqual([]);
    expect(await ask('archive.status', {})).toMatchObject({
      articles: 1,
      annotations: 1,
      people: 3,
      events: 2,
      briefings: 1,
    });
    await ask('articles.cancelImport', {});
    await ask('service.close', {});
    await ask('service.open', { path });
    expect(await ask('archive.status', {})).toMatchObject({
      articles: 1,
      annotations: 1,
      people: 3,
      events: 2,
      briefings: 1,
    });
  });

  test('goes into the trash and comes back', async () => {
    await ask('service.create', { path });
    const article = await addText('He will stay.');
    const mark = await ask('annotations.add', {
      article,
      passage: { quote: 'stay' },
      people: [{ name: 'Bo' }],
      events: [{ title: 'Vote' }],
    });
    const briefing = await ask('briefings.add', { title: 'B', gather: 'all' });
    const person = mark.people[0]?.id ?? '';
    const event = mark.events[0]?.id ?? '';
    const things = [
      ['articles.trash', article],
      ['annotations.trash', mark.id],
      ['people.trash', person],
      ['events.trash', event],
      ['briefings.trash', briefing.id],
    ] as const;
    for (const trashed of [true, false, true])
      for (const [name, id] of things) await ask(name, { id, trashed });
    expect(await ask('archive.status', {})).toMatchObject({
      articles: 0,
      annotations: 0,
      people: 0,
      events: 0,
      briefings: 0,
    });
    expect(await ask('articles.list', { trashed: true })).toHaveLength(1);
    for (const [, id] of things) await ask('archive.trash', { id, trashed: false });
    expect(await ask('archive.status', {})).toMatchObject({
      articles: 1,
      annotations: 1,
      people: 1,
      events: 1,
      briefings: 1,
    });
  });
});

describe('opening', () => {
  test('a folder that is no archive keeps the one that is open', async () => {
    await ask('service.create', { path });
    expect((await problemFrom(() => service.answer('service.open', { path: temporaryFolder() }))).code).toBe(
      'not-an-archive',
    );
    expect((await ask('archive.status', {})).path).toBe(path);
  });

  test('the same archive again changes nothing', async () => {
    await ask('service.create', { path });
    await addText('Words.');
    await ask('service.open', { path });
    expect(await ask('archive.status', {})).toMatchObject({ articles: 1 });
    expect(service.isOpen(path)).toBe(true);
  });

  test('the sample makes an archive without a fault', { timeout: 60_000 }, async () => {
    const samples = resolve(import.meta.dirname, '../../../samples');
    const status = await ask('service.createSample', { path, samples });
    expect(status.articles).toBeGreaterThan(3);
    expect(status.annotations).toBeGreaterThan(3);
    expect((await ask('archive.verify', {})).findings).toEqual([]);
    const { total, passages } = await ask('annotations.page', { offset: 0, limit: 500 });
    expect(passages).toHaveLength(total);
    for (const { annotation } of passages) expect(annotation.state).toBe('exact');
  });
});

describe('an import', () => {
  test('is one at a time, and can be cancelled', async () => {
    let reached: () => void = () => {};
    const started = new Promise<void>((resolveStarted) => {
      reached = resolveStarted;
    });
    service = newService({
      parse: (job, signal) => {
        reached();
        return new Promise((resolveParsed) => {
          signal?.addEventListener('abort', () => resolveParsed(parserInProcess.parse(job)));
        });
      },
      close: () => {},
    });
    await ask('service.create', { path });
    const files = ['a.txt', 'b.txt'].map((name) =>
      writeFile(join(temporaryFolder(), name), `Words of ${name}`),
    );
    const importing = ask('articles.import', { paths: files });
    await started;
    expect((await problemFrom(() => service.answer('articles.import', { paths: files }))).code).toBe('busy');
    await ask('articles.cancelImport', {});
    expect((await importing).imported).toHaveLength(1);
    expect(notices.filter(({ kind }) => kind === 'import-progress').length).toBeGreaterThan(0);
    expect((await ask('articles.paste', { text: '' })).refused).toHaveLength(1);
  });
});

describe('watching', () => {
  test('tells of what another device has changed', async () => {
    await ask('service.create', { path });
    service.watch();
    const there = onAnotherDevice(path);
    there.archive.commit((draft) => draft.set('people/bbbbbbbbbbbb', 'name', 'Bo'));
    for (let wait = 0; wait < 100 && !notices.some(({ kind }) => kind === 'changed'); wait++) await pause(50);
    expect(notices).toContainEqual({ kind: 'changed', addresses: ['people/bbbbbbbbbbbb'] });
    expect(await ask('people.list', {})).toMatchObject([{ name: 'Bo' }]);
  });

  test('writes checkpoints a moment after a change', async () => {
    await ask('service.create', { path });
    const { id } = await ask('people.add', { name: 'Ana' });
    const folder = join(path, 'people', id.slice(0, 2), `Ana [${id}]`);
    for (let wait = 0; wait < 100 && !existsSync(folder); wait++) await pause(50);
    expect(existsSync(folder)).toBe(true);
  });
});
