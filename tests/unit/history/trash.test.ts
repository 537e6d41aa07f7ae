import { describe, expect, test } from 'vitest';
import { addAnnotation, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { editedInTrash, listTrash, restoreFromTrash } from '../../../archive/history/trash.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import { announceDevice } from '../../../archive/settings/device-settings.ts';
import type { Archive } from '../../../archive/storage/archive.ts';
import { importContent, newArchive, problemOf } from '../archive-in-folder.ts';
import { anotherDevice, archiveWithClock, carry, onACopy, stampOf } from './archives.ts';

const trash = (archive: Archive, address: string) =>
  archive.commit((draft) => draft.set(address, 'trashed', true));

describe('the trash', () => {
  test('lists everything in it, latest first, by pages, with who and where', async () => {
    const one = archiveWithClock();
    const { archive, texts, clock } = one;
    const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
    const mark = addAnnotation(archive, texts, { article, passage: { quote: 'will stay' } });
    const other = addAnnotation(archive, texts, { article, passage: { quote: 'may go' } });
    const person = addPerson(archive, { name: 'Ana' });
    const home = `articles/${article}`;
    archive.author = 'Bo';
    for (const address of [`${home}/annotations/${mark}`, home, `people/${person}`]) {
      clock.now += 1000;
      trash(archive, address);
    }
    const { things, total } = listTrash(archive, {});
    expect(total).toBe(3);
    expect(things).toMatchObject([
      { id: person, kind: 'person', name: 'Ana', within: null, by: { author: 'Bo', device: { own: true } } },
      { id: article, kind: 'article', editedMeanwhile: [] },
      { id: mark, kind: 'highlight', name: 'will stay', within: { id: article, trashed: true } },
    ]);
    const first = listTrash(archive, { limit: 1 });
    expect(first.things.map(({ id }) => id)).toEqual([person]);
    expect(listTrash(archive, { before: first.things[0]?.by.stamp }).things.map(({ id }) => id)).toEqual([
      article,
      mark,
    ]);

    // A highlight would not be seen without its article.
    expect(restoreFromTrash(archive, [mark]).map(({ id }) => id)).toEqual([mark, article]);
    expect(listTrash(archive, {}).things.map(({ id }) => id)).toEqual([person]);
    expect(archive.replica.value(`${home}/annotations/${other}`, 'trashed')).toBeUndefined();
    expect(problemOf(() => restoreFromTrash(archive, [mark])).code).toBe('not-found');
  });

  test('keeps together on a page what one change put there', () => {
    const { archive } = newArchive();
    const ids = ['A', 'B', 'C'].map((name) => addPerson(archive, { name }));
    archive.commit((draft) => {
      for (const id of ids) draft.set(`people/${id}`, 'trashed', true);
    });
    const { things, total } = listTrash(archive, { limit: 1 });
    expect([things.length, total]).toEqual([3, 3]);
    expect(listTrash(archive, { before: things[0]?.by.stamp }).things).toEqual([]);
  });

  test('is empty in a new archive', () => {
    expect(listTrash(newArchive().archive, {})).toEqual({ things: [], total: 0 });
  });

  test('says what was edited there while it was trashed here, and keeps the edit', async () => {
    const here = archiveWithClock();
    const article = await importContent(here, 'a.txt', 'He will stay.');
    const mark = addAnnotation(here.archive, here.texts, { article, passage: { quote: 'will stay' } });
    const there = onACopy(here, 'Bo');
    announceDevice(there.archive, 'Laptop');
    const home = `articles/${article}`;
    here.clock.now += 1000;
    trash(here.archive, home);
    const stamp = stampOf(here.archive);
    editAnnotation(there.archive, { id: mark, note: 'Edited there' });
    expect(editedInTrash(here.archive, [home])).toEqual([]);
    carry(here, there);
    const [thing] = listTrash(here.archive, {}).things;
    expect(thing).toMatchObject({
      id: article,
      by: { stamp, device: { own: true } },
      editedMeanwhile: [
        {
          author: 'Bo',
          device: { name: 'Laptop' },
          words: expect.stringContaining('note written: “Edited there”'),
        },
      ],
    });
    const told = editedInTrash(here.archive, [`${home}/annotations/${mark}`]);
    expect(told).toMatchObject([{ id: article, message: expect.stringContaining('with the edit') }]);
    expect(editedInTrash(there.archive, [home])).toMatchObject([{ id: article, key: told[0]?.key }]);
    restoreFromTrash(here.archive, [article]);
    expect(here.archive.replica.value(`${home}/annotations/${mark}`, 'note')).toBe('Edited there');
    expect(editedInTrash(here.archive, [home])).toEqual([]);
  });

  test('says nothing of edits that whoever trashed it knew, or that were made knowing of it', () => {
    const here = archiveWithClock();
    const id = addPerson(here.archive, { name: 'Ana' });
    const there = anotherDevice(here);
    editPerson(there.archive, { id, name: 'Anna' });
    trash(here.archive, `people/${id}`);
    editPerson(there.archive, { id, name: 'Anka' });
    here.archive.refresh();
    expect(listTrash(here.archive, {}).things).toMatchObject([{ id, name: 'Anka', editedMeanwhile: [] }]);
  });
});
