import { describe, expect, test } from 'vitest';
import { addAnnotation, changeLink, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import { entryLine, whoInWords } from '../../../archive/history/change-words.shared.ts';
import { listChanges } from '../../../archive/history/list-changes.ts';
import { restoreTo } from '../../../archive/history/restore.ts';
import { addPerson, editPerson } from '../../../archive/people/person.ts';
import { announceDevice, authorsOf } from '../../../archive/settings/device-settings.ts';
import { importContent, newArchive } from '../archive-in-folder.ts';
import { anotherDevice, archiveWithClock, beginning } from './archives.ts';

const lines = (archive: Parameters<typeof listChanges>[0], id?: string): string[] =>
  listChanges(archive, { id }).changes.flatMap(({ entries }) => entries.map((entry) => entryLine(entry)));

describe('the history in words', () => {
  test('tells each change, newest first, with what stood there before', async () => {
    const one = newArchive();
    const { archive, texts } = one;
    const article = await importContent(one, 'a.txt', 'He will stay. She may go.');
    editArticle(archive, { id: article, title: 'The gate', published: '2022-10-19', authors: ['A', 'B'] });
    editArticle(archive, { id: article, published: null });
    const mark = addAnnotation(archive, texts, { article, passage: { quote: 'will stay' }, note: 'Why?' });
    editAnnotation(archive, { id: mark, note: 'Why not?', color: 'question' });
    const ana = addPerson(archive, { name: 'Ana', aliases: ['A.'] });
    changeLink(archive, mark, 'people', true, () => ana);
    changeLink(archive, mark, 'people', false, () => ana);
    archive.commit((draft) => draft.set(`articles/${article}`, 'trashed', true));
    archive.commit((draft) => draft.set(`articles/${article}`, 'trashed', false));
    const marked = 'highlight “will stay” in article “The gate”';
    expect(lines(archive)).toEqual([
      'article “The gate”: taken out of the trash',
      'article “The gate”: moved to the trash',
      `${marked}: unlinked from person Ana`,
      `${marked}: linked to person Ana`,
      'person Ana: added',
      'person Ana: other name “A.” added',
      `${marked}: colour changed: “Key” → “Question”`,
      `${marked}: note changed: “Why?” → “Why not?”`,
      `${marked}: added`,
      `${marked}: note written: “Why?”`,
      'article “The gate”: date of publication taken away: “19 October 2022” → nothing',
      'article “The gate”: title changed: “He will stay.” → “The gate”',
      'article “The gate”: authors written: “A, B”',
      'article “The gate”: date of publication written: “19 October 2022”',
      'article “The gate” (then “He will stay.”): added',
    ]);
    expect(lines(archive, mark).every((line) => line.startsWith(marked))).toBe(true);
    expect(lines(archive, ana)).toHaveLength(2);
    expect(listChanges(archive, { id: mark }).thing).toMatchObject({
      kind: 'highlight',
      within: { name: 'The gate' },
    });
  });

  test('shows of long prose the part that was changed', () => {
    const { archive } = newArchive();
    const long = 'She kept the ledgers of the gate’s suppliers. '.repeat(20);
    const id = addPerson(archive, { name: 'Ana', description: `${long}In the spring.` });
    editPerson(archive, { id, description: `${long}In June.` });
    const [line = ''] = lines(archive, id);
    expect(line).toMatch(/“…[^”]*suppliers\. In the spring\.” → “…[^”]*suppliers\. In June\.”$/u);
    expect(line.length).toBeLessThan(300);
  });

  test('comes in pages that fit together', () => {
    const { archive } = newArchive();
    const id = addPerson(archive, { name: '0' });
    for (let count = 1; count < 25; count++) editPerson(archive, { id, name: String(count) });
    const told: string[] = [];
    let before: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const { changes, more } = listChanges(archive, { before, limit: 7 });
      told.push(...changes.flatMap(({ entries }) => entries.map(({ to }) => to ?? 'made')));
      before = changes.at(-1)?.stamp;
      if (!more) break;
    }
    expect(told).toEqual([...Array.from({ length: 24 }, (_, index) => String(24 - index)), 'made']);
  });

  test('says who and where, and shows both of what was written at once', () => {
    const here = archiveWithClock();
    here.archive.author = 'Ana';
    const id = addPerson(here.archive, { name: 'P', description: 'One' });
    announceDevice(here.archive, 'Desk');
    const there = anotherDevice(here, 'Bo');
    announceDevice(there.archive, 'Laptop');
    announceDevice(there.archive, 'Laptop');
    here.archive.refresh();
    editPerson(there.archive, { id, description: 'Two' });
    here.archive.refresh();
    const [change, ...others] = listChanges(here.archive, {}).changes;
    expect(others.filter(({ device }) => device.name === 'Laptop')).toHaveLength(1);
    expect(change).toMatchObject({
      author: 'Bo',
      device: { name: 'Laptop', own: false },
      entries: [{ field: 'description', from: 'One', to: 'Two', prose: true }],
    });
    expect(change && whoInWords(change)).toBe('Bo, Laptop');
    expect(authorsOf(here.archive)).toEqual(['Ana', 'Bo']);
  });

  test('tells of a change of very many things by the first of them', () => {
    const { archive } = newArchive();
    archive.commit((draft) => {
      for (let count = 0; count < 100; count++)
        draft.set(`people/k3f9x2m0q${String(count).padStart(3, '0')}`, 'name', `P${count}`);
    });
    const [change] = listChanges(archive, {}).changes;
    expect(change?.entries.length).toBeLessThan(60);
    expect((change?.entries.length ?? 0) + (change?.more ?? 0)).toBe(100);
  });

  test('tells of a restoration like of any change', () => {
    const { archive, clock } = archiveWithClock();
    const id = addPerson(archive, { name: 'Ana' });
    clock.now += 1000;
    editPerson(archive, { id, name: 'Anna' });
    clock.now += 1000;
    restoreTo(archive, { to: new Date(beginning).toISOString() });
    expect(lines(archive)[0]).toBe('person Ana: name changed: “Anna” → “Ana”');
  });
});
