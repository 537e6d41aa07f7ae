import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { newArchive, openArchive } from '../archive-in-folder.ts';

const ana = 'people/aaaaaaaaaaaa';
/** More versions than a change names of those that were replaced before it. */
const versions = 40;

test('a change that is told to the checkpoint a second time takes no names of replaced versions out of it', async () => {
  const { archive, path, home } = newArchive();
  const describe = (words: string) =>
    archive.commit((draft) => {
      draft.set(ana, 'name', 'Ana');
      draft.setProse(ana, 'description', words);
    });
  for (let version = 1; version < versions; version++) describe(`version ${version}`);
  archive.checkpoint();
  describe('the last one');
  const owed = archive.index.all<{ home: string; change: number }>('SELECT * FROM lagging');
  expect(owed).toHaveLength(1);
  archive.checkpoint();
  const file = join(archive.folderOf(ana, ''), `${archive.device}.json`);
  const written = readFileSync(file, 'utf8');
  expect(JSON.parse(written).things[ana].description.replaces).toHaveLength(versions - 1);

  // As where the process is killed before it has noted that the checkpoint was brought up to date.
  for (const { home, change } of owed) archive.index.run('INSERT INTO lagging VALUES (?, ?)', home, change);
  archive.abandon();
  const again = openArchive(path, { home });
  expect(again.archive.lagging).toBe(true);
  again.archive.checkpoint();
  expect(again.archive.lagging).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect((await verifyArchive(again.archive)).findings).toEqual([]);
});
