import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { existingArticle } from '../../../archive/articles/article.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { createArchiveFolder } from '../../../archive/storage/archive-folder.ts';
import { importContent, openArchive, temporaryFolder } from '../archive-in-folder.ts';

test('an archive without labels has names that tell nothing of what it holds', async () => {
  const home = temporaryFolder();
  const path = join(home, 'Archive');
  createArchiveFolder(path, home, false);
  const opened = openArchive(path, { home });
  const article = await importContent(opened, 'Zebulon.html', '<h1>Zebulon came home</h1><p>And stayed.</p>');
  const person = addPerson(opened.archive, { name: 'Zebulon Pike' });
  opened.archive.checkpoint();
  const known =
    /^([a-z]+|[0-9a-z]{2}|[0-9a-z]{12}(\.json)?|\d{6}\.jsonl|\d{8}T\d{6}Z-[0-9a-f]{8}|original\.html|[a-z]+\.(html|json))$/;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
    name.split(/[\\/]/),
  );
  expect(names.filter((name) => !known.test(name))).toEqual([]);
  expect(names).toContain(article);
  expect(names).toContain(person);
  // Nor does the name of a stored copy tell the hash of the file that it was made from.
  const { capture } = existingArticle(opened.archive, article);
  expect(capture?.id.endsWith(capture.announced.originalSha256.slice(0, 8))).toBe(false);
});
