import { describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing } from '../../../archive/briefings/briefing.ts';
import { destroyThings, toDestroy } from '../../../archive/destroying/destroy.ts';
import { idsInTrash } from '../../../archive/history/trash.ts';
import { addPerson, listPeople } from '../../../archive/people/person.ts';
import {
  contentsOf,
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';

const trash = ({ archive }: TestArchive, person: string, trashed: boolean): void =>
  archive.commit((draft) => draft.set(`people/${person}`, 'trashed', trashed));

describe('destroying', () => {
  test('says before what goes, and what can’t be reached, and changes nothing yet', async () => {
    const opened = newArchive();
    const article = await importContent(opened, 'a.txt', 'Anna came home.');
    addAnnotation(opened.archive, opened.texts, { article, passage: { quote: 'Anna' } });
    const there = onAnotherDevice(opened.path);
    addPerson(there.archive, { name: 'Bo' });
    opened.archive.checkpoint();
    const before = contentsOf(opened.path);
    const preview = toDestroy(opened.archive, [article]);
    expect(preview).toMatchObject({
      things: [{ id: article, noun: 'articles', title: 'Anna came home.' }],
      below: 1,
      captures: 1,
      devices: 1,
    });
    expect(preview.bytes).toBeGreaterThan(15);
    expect(preview.elsewhere.join(' ')).toMatch(/Another device.*[Bb]ackups/);
    expect(contentsOf(opened.path)).toEqual(before);
  });

  test('takes people away and leaves those who were linked to them', async () => {
    const opened = newArchive();
    const article = await importContent(opened, 'a.txt', 'Anna came home.');
    const person = addPerson(opened.archive, { name: 'Anna Zebulon', aliases: ['A. Zebulon'] });
    addAnnotation(opened.archive, opened.texts, {
      article,
      passage: { quote: 'Anna' },
      people: [{ id: person }],
    });
    destroyThings(opened.archive, [person]);
    expect(listPeople(opened.archive)).toEqual([]);
    expect(Object.values(contentsOf(opened.path)).filter((text) => text.includes('Zebulon'))).toEqual([]);
    expect(Object.keys(contentsOf(opened.path)).filter((path) => path.includes('Zebulon'))).toEqual([]);
  });

  test('names each of many once, and what goes with another of them not at all', async () => {
    const opened = newArchive();
    const article = await importContent(opened, 'a.txt', 'Anna came home.');
    const kept = await importContent(opened, 'b.txt', 'Bo stayed away.');
    const mark = addAnnotation(opened.archive, opened.texts, { article, passage: { quote: 'Anna' } });
    const person = addPerson(opened.archive, { name: 'Anna Zebulon' });
    const destruction = destroyThings(opened.archive, [article, person, article, mark]);
    expect(destruction).toMatchObject({ things: [{ id: article }, { id: person }], below: 1, captures: 1 });
    expect(listPeople(opened.archive)).toEqual([]);
    expect(opened.archive.replica.homes('articles')).toEqual([`articles/${kept}`]);
  });

  test('of the trash leaves what has been taken out meanwhile', () => {
    const opened = newArchive();
    const [out, gone] = ['Bo', 'Cy'].map((name) => addPerson(opened.archive, { name })) as [string, string];
    for (const id of [out, gone]) trash(opened, id, true);
    const ids = idsInTrash(opened.archive);
    expect(toDestroy(opened.archive, ids, { inTrash: true }).things).toHaveLength(2);
    trash(opened, out, false);
    expect(destroyThings(opened.archive, ids, { inTrash: true }).things).toMatchObject([{ id: gone }]);
    expect(listPeople(opened.archive)).toMatchObject([{ id: out, trashed: false }]);
    expect(problemOf(() => destroyThings(opened.archive, ids, { inTrash: true })).message).toContain(
      'Nothing was destroyed',
    );
    expect(listPeople(opened.archive)).toHaveLength(1);
  });

  test('of what is not there changes nothing', () => {
    const opened = newArchive();
    const person = addPerson(opened.archive, { name: 'Bo' });
    expect(problemOf(() => destroyThings(opened.archive, [person, 'zzzzzzzzzzzz'])).code).toBe('not-found');
    expect(listPeople(opened.archive)).toHaveLength(1);
  });

  test('the preview counts parts, sentences, editions and files', () => {
    const opened = newArchive();
    const id = addBriefing(opened.archive, { title: 'The gate' });
    addBlocks(opened.archive, {
      id,
      blocks: [
        { kind: 'text', text: 'Own words.' },
        { kind: 'figure', png: Buffer.from(smallPng()).toString('base64'), text: 'A map' },
      ],
    });
    opened.archive.commit((draft) => draft.set(`briefings/${id}/claims/aaaaaaaaaaaa`, 'quote', {}));
    expect(toDestroy(opened.archive, [id])).toMatchObject({
      below: 3,
      parts: [
        { noun: 'blocks', count: 2 },
        { noun: 'claims', count: 1 },
      ],
      captures: 0,
      files: 1,
      bytes: smallPng().length,
    });
  });
});
