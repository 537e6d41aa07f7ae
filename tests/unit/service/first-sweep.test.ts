/** A command on an archive that is new to a device: what it must know before it answers, and what may follow. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import type { ReadSoFar } from '../../../archive/storage/archive.ts';
import { newArchive, problemFrom, temporaryFolder } from '../archive-in-folder.ts';

let path: string;
let home: string;
let told: ReadSoFar[];
let service: ArchiveService;

const person = (number: number): string => `people/${String(number).padStart(12, '0')}`;
const newService = (): ArchiveService =>
  new ArchiveService({
    home,
    parser: parserInProcess,
    notify: () => {},
    onReading: (read) => told.push(read),
  });
const names = async (): Promise<string[]> =>
  (await service.answer('people.list', {})).map(({ name }) => name).sort();

/** Two people, of one of whom only a checkpoint speaks any more. */
beforeEach(() => {
  const { archive, path: folder } = newArchive();
  path = folder;
  home = temporaryFolder();
  told = [];
  for (const number of [1, 2])
    archive.commit((draft) => draft.set(person(number), 'name', `Person ${number}`));
  archive.close();
  rmSync(join(path, 'history', archive.device), { recursive: true });
  service = newService();
});
afterEach(() => service.shutDown());

test('all that lies in the folder is known when it has learned, and the rest is done thereafter', async () => {
  service.open(path);
  service.learnOnce();
  const { archive } = service.current;
  expect(await names()).toEqual(['Person 1', 'Person 2']);
  expect(archive.isSwept).toBe(false);
  service.learnOnce();
  service.finishSweep();
  expect(archive.isSwept).toBe(true);
  expect(told.at(-1)?.things).toBeGreaterThanOrEqual(2);
  // The shadow holds what has vanished since.
  rmSync(join(path, 'people'), { recursive: true });
  expect(archive.findMissing()).toMatchObject({ folders: ['people'], isMuch: true });
});

test('what is written between the two is kept, and swept with the rest', async () => {
  service.open(path);
  service.learnOnce();
  const { id } = await service.answer('people.add', { name: 'Person 3' });
  service.finishSweep();
  service.close();
  service.open(path);
  expect(service.current.archive.isSwept).toBe(true);
  expect(await names()).toEqual(['Person 1', 'Person 2', 'Person 3']);
  rmSync(join(path, 'people'), { recursive: true });
  const missing = service.current.archive.findMissing();
  expect(missing.files.map(({ home: of }) => of)).toContain(`people/${id}`);
  expect((await problemFrom(() => service.answer('people.add', { name: 'Person 4' }))).code).toBe('guarded');
});

test('a command that is killed after its answer leaves the sweep to the next one', async () => {
  service.open(path);
  service.learnOnce();
  service.current.archive.abandon();
  service = newService();
  service.open(path);
  expect(service.current.archive.isSwept).toBe(false);
  service.sweepOnce();
  expect(service.current.archive.isSwept).toBe(true);
  expect(await names()).toEqual(['Person 1', 'Person 2']);
});
