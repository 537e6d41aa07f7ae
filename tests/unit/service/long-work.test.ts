import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../../../archive/contract/shell.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { problemFrom, temporaryFolder } from '../archive-in-folder.ts';

let service: ArchiveService;
let notices: Notice[];
let article: string;
let folder: string;

beforeEach(async () => {
  notices = [];
  service = new ArchiveService({
    home: temporaryFolder(),
    parser: parserInProcess,
    notify: (notice) => notices.push(notice),
  });
  folder = temporaryFolder();
  await service.answer('service.create', { path: join(folder, 'My archive') });
  const report = await service.answer('articles.paste', { text: 'A text with words.' });
  article = report.imported[0]?.id ?? '';
});
afterEach(() => service.shutDown());

const bag = (name: string) => service.answer('preserving.bag', { folder: join(folder, name), agent: 'test' });

test('one long work runs at a time, tells how it is doing, and the next may follow', async () => {
  const first = bag('one');
  expect((await problemFrom(() => bag('two'))).code).toBe('busy');
  expect((await first).findings).toEqual([]);
  const told = notices.filter((notice) => notice.kind === 'work-progress');
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ work: 'bag', done: 0, total: (await first).files });
  expect(existsSync(join(folder, 'two'))).toBe(false);

  const taken = join(folder, 'taken');
  await service.answer('preserving.unbag', { bag: join(folder, 'one'), folder: taken });
  await service.answer('service.open', { path: taken });
  const part = { kind: 'articles' as const, ids: [article] };
  const extras = { notes: false, history: false, trash: false };
  const report = await service.answer('handover.write', { part, extras, folder: join(folder, 'copy') });
  expect(report.included.articles).toBe(1);
  expect(await service.answer('handover.preview', { part, extras })).toEqual({
    included: report.included,
    leftOut: report.leftOut,
  });
});

test('what is cancelled, or whose archive is closed, leaves nothing', async () => {
  const cancelled = problemFrom(() => bag('cancelled'));
  await service.answer('preserving.cancel', {});
  expect((await cancelled).code).toBe('cancelled');
  const closed = problemFrom(() => bag('closed'));
  await service.answer('service.close', {});
  await closed;
  for (const name of ['cancelled', 'closed']) expect(existsSync(join(folder, name))).toBe(false);
});
