/** What another copy of the archive brings back of what was destroyed is taken away again, and told. */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Notice } from '../../../archive/contract/shell.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { temporaryFolder } from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';

const captureFolders = (path: string): string[] =>
  readdirSync(join(path, 'articles'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('captures'),
  );

test('stored copies that come back go again with the next sweep; files wait for what may name them anew', async () => {
  const notices: Notice[] = [];
  const service = new ArchiveService({
    home: temporaryFolder(),
    parser: parserInProcess,
    notify: (notice) => notices.push(notice),
  });
  const path = join(temporaryFolder(), 'My archive');
  const before = join(temporaryFolder(), 'Before');
  try {
    await service.answer('service.create', { path });
    const { imported } = await service.answer('articles.paste', { text: 'Anna came home.' });
    const article = imported[0]?.id ?? '';
    const { id: person } = await service.answer('people.add', { name: 'Bo' });
    const png = Buffer.from(smallPng()).toString('base64');
    await service.answer('records.setPicture', { noun: 'people', id: person, png, alt: '' });
    cpSync(path, before, { recursive: true });
    await service.answer('things.destroy', { ids: [article, person] });
    expect(captureFolders(path)).toEqual([]);
    expect(readdirSync(join(path, 'files'))).toEqual([]);
    for (const folder of ['articles', 'files'])
      cpSync(join(before, folder), join(path, folder), { recursive: true });
    expect(captureFolders(path)).toHaveLength(1);

    service.watch();
    await expect
      .poll(() => notices.filter(({ kind }) => kind === 'destroyed-again'), { timeout: 10_000 })
      .toEqual([{ kind: 'destroyed-again', count: 1 }]);
    expect(captureFolders(path)).toEqual([]);
    expect(existsSync(join(path, 'dossier.json'))).toBe(true);
  } finally {
    service.shutDown();
  }
});
