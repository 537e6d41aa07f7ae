import { cpSync, existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../../../archive/contract/service.ts';
import type { Notice } from '../../../archive/contract/shell.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { deviceName } from '../../../archive/settings/device-settings.ts';
import { setOwnAuthor } from '../../../archive/settings/own-author.ts';
import { onAnotherDevice, problemFrom, temporaryFolder } from '../archive-in-folder.ts';

const opened: ArchiveService[] = [];
let service: ArchiveService;
let home: string;
let notices: Notice[];
let path: string;

beforeEach(async () => {
  home = temporaryFolder();
  notices = [];
  path = join(temporaryFolder(), 'My archive');
  service = new ArchiveService({ home, parser: parserInProcess, notify: (notice) => notices.push(notice) });
  opened.push(service);
  await service.answer('service.create', { path });
});
afterEach(() => {
  for (const one of opened.splice(0)) one.shutDown();
});

async function ask<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
  const answer = await service.answer(name, input);
  expect(serviceRequests[name].output.safeParse(answer).error?.issues).toBeUndefined();
  return answer;
}

describe('history, restoring and trash', () => {
  test('are answered in the shapes of the contract', async () => {
    const { id } = await ask('people.add', { name: 'Ana' });
    const [made] = (await ask('history.list', { id })).changes;
    const moment = made?.at ?? '';
    await pause(5);
    await ask('people.edit', { id, name: 'Anna' });
    const [renamed] = (await ask('history.list', { id, limit: 1 })).changes;
    expect(await ask('history.undoable', { stamp: made?.stamp ?? '' })).toMatchObject({ possible: false });
    const { stamps } = await ask('history.undo', { stamps: [renamed?.stamp ?? ''] });
    expect((await ask('people.get', { id })).name).toBe('Ana');
    await ask('history.undo', { stamps });
    expect(await ask('history.restore', { to: moment, dryRun: true })).toMatchObject({ changed: 1 });
    expect(await ask('history.restore', { id, to: moment })).toMatchObject({ changed: 1, dryRun: false });
    expect((await ask('people.get', { id })).name).toBe('Ana');
    await ask('people.trash', { id, trashed: true });
    expect(await ask('trash.list', {})).toMatchObject({ total: 1, things: [{ id, kind: 'person' }] });
    expect((await ask('trash.restore', { ids: [id] })).things).toMatchObject([{ id }]);
    expect((await ask('archive.verify', {})).findings).toEqual([]);
  });

  test.each([
    ['history.list', { id: 'aaaaaaaaaaaa' }],
    ['history.undo', { stamps: ['1795343472123-00004-k3f9x2m0q7ab'] }],
    ['history.undoable', { stamp: '1795343472123-00004-k3f9x2m0q7ab' }],
    ['history.restore', { id: 'aaaaaaaaaaaa', to: '2026-11-20' }],
    ['trash.restore', { ids: ['aaaaaaaaaaaa'] }],
  ] as const)('are refused where there is no such thing, and nothing is written: %s', async (name, input) => {
    const { device } = await ask('archive.status', {});
    const problem = await problemFrom(() => service.answer(name, input as never));
    expect(['not-found', 'invalid-value']).toContain(problem.code);
    expect(existsSync(join(path, 'history', device))).toBe(false);
  });
});

describe('the author', () => {
  test('given at any time, here or on the command line, is that of the next change and mark', async () => {
    expect(await ask('author.get', {})).toEqual({ name: '', asked: false });
    const article =
      (await ask('articles.paste', { text: 'He will stay. She may go.' })).imported[0]?.id ?? '';
    expect((await ask('annotations.add', { article, passage: { quote: 'stay' } })).creator).toBe('');
    await ask('author.set', { name: 'Ana' });
    expect((await ask('annotations.add', { article, passage: { quote: 'may' } })).creator).toBe('Ana');
    setOwnAuthor(home, 'Bo');
    expect((await ask('annotations.add', { article, passage: { quote: 'go' } })).creator).toBe('Bo');
    const [settings, change] = (await ask('history.list', {})).changes;
    expect(settings).toMatchObject({ entries: [{ thing: { kind: 'device' }, from: 'Ana', to: 'Bo' }] });
    expect(change?.author).toBe('Bo');
    expect(await ask('authors.list', {})).toEqual(['Bo']);
  });
});

describe('the name of the computer', () => {
  test('is said with the first change, and not by whoever only reads', async () => {
    const { device } = await ask('archive.status', {});
    await ask('people.list', {});
    expect(existsSync(join(path, 'history', device))).toBe(false);
    await ask('people.add', { name: 'Ana' });
    await ask('people.add', { name: 'Bo' });
    const { replica } = service.current.archive;
    expect(deviceName(replica, device)).toBe(hostname());
    const told = (await ask('history.list', {})).changes.filter(({ entries }) =>
      entries.some(({ thing }) => thing.kind === 'device'),
    );
    expect(told).toHaveLength(1);
  });
});

describe('what arrives from outside', () => {
  test('is told once where it was edited there and put into the trash here', async () => {
    const { id } = await ask('people.add', { name: 'Ana' });
    const copy = join(temporaryFolder(), 'Copy');
    cpSync(path, copy, { recursive: true });
    const there = onAnotherDevice(copy, { author: 'Bo' });
    there.archive.commit((draft) => draft.set(`people/${id}`, 'name', 'Anna'));
    await ask('people.trash', { id, trashed: true });
    service.watch();
    const history = join('history', there.archive.device);
    cpSync(join(copy, history), join(path, history), { recursive: true });
    const told = () => notices.filter(({ kind }) => kind === 'edited-in-trash');
    for (let wait = 0; wait < 100 && told().length === 0; wait++) await pause(50);
    expect(told()).toMatchObject([{ things: [{ id, message: expect.stringContaining('person Anna') }] }]);
    there.archive.commit((draft) => draft.set('people/bbbbbbbbbbbb', 'name', 'Other'));
    cpSync(join(copy, history), join(path, history), { recursive: true });
    await pause(1000);
    expect(told()).toHaveLength(1);
  });
});
