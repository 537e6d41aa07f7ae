/** Verifying and repairing through the service, beside other questions. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../../../archive/contract/shell.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { problemFrom, temporaryFolder } from '../archive-in-folder.ts';

let service: ArchiveService;
let notices: Notice[];
let path: string;
let home: string;

beforeEach(async () => {
  notices = [];
  home = temporaryFolder();
  service = new ArchiveService({
    home,
    parser: parserInProcess,
    notify: (notice) => notices.push(notice),
  });
  path = join(temporaryFolder(), 'My archive');
  await service.answer('service.create', { path });
  for (let number = 0; number < 30; number++)
    await service.answer('articles.paste', { text: `A text with words, number ${number}.` });
  service.sweepOnce();
});
afterEach(() => service.shutDown());

const original = (): string => {
  const entry = readdirSync(path, { withFileTypes: true, recursive: true }).find(
    ({ name }) => name === 'original.txt',
  );
  return join(entry?.parentPath ?? '', 'original.txt');
};

test('is done once at a time, while other questions are answered, and tells how far it is', async () => {
  expect(await service.answer('archive.lastVerified', {})).toBeNull();
  const verifying = service.answer('archive.verify', {});
  expect((await problemFrom(() => service.answer('archive.repair', {}))).code).toBe('busy');
  let isDone = false;
  let answered = 0;
  const done = verifying.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await service.answer('articles.list', {});
    answered++;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect((await done).findings).toEqual([]);
  expect(answered).toBeGreaterThan(3);
  expect(notices.some((notice) => notice.kind === 'verify-progress' && notice.stage === 'captures')).toBe(
    true,
  );
  expect(await service.answer('archive.lastVerified', {})).toMatchObject({ findings: 0 });
});

test('can be cancelled, and ends where the archive is closed', async () => {
  const cancelled = problemFrom(() => service.answer('archive.verify', {}));
  await service.answer('archive.cancelVerify', {});
  expect((await cancelled).code).toBe('cancelled');
  const closed = problemFrom(() => service.answer('archive.verify', {}));
  await service.answer('service.close', {});
  expect((await closed).code).toBe('cancelled');
  await service.answer('service.open', { path });
  expect((await service.answer('archive.verify', {})).findings).toEqual([]);
});

test('repairs from the mirror, and what was read before is read anew', async () => {
  await service.answer('service.mirror', { path: join(temporaryFolder(), 'Mirror') });
  expect((await service.answer('archive.mirror', {})).path).not.toBeNull();
  writeFileSync(original(), 'Altered');
  const { done, left } = await service.answer('archive.repair', {});
  expect(done).toMatchObject([{ action: 'restore-capture' }]);
  expect(left.findings).toEqual([]);
  expect(notices.some((notice) => notice.kind === 'changed' && notice.addresses.length === 0)).toBe(true);
});

test('repairs nothing while much is missing', async () => {
  rmSync(join(path, 'articles'), { recursive: true });
  expect((await problemFrom(() => service.answer('archive.repair', {}))).code).toBe('guarded');
  expect(await service.answer('guard.status', {})).toMatchObject({ stopped: true });
});
