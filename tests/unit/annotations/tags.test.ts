import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { idsOfPassages } from '../../../archive/annotations/passage-list.ts';
import { countTags } from '../../../archive/annotations/tag-rows.ts';
import { removeTag, renameTag, tagAnnotation, untagAnnotation } from '../../../archive/annotations/tags.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

let opened: TestArchive;
let article: string;
beforeEach(async () => {
  opened = newArchive();
  article = await importContent(opened, 'a.txt', 'The council met. The mayor stayed. A vote was called.');
});

const mark = (quote: string, tags: string[] = []): string =>
  addAnnotation(opened.archive, opened.texts, { article, passage: { quote }, tags });
const tagsOf = (id: string): string[] => viewById(opened.archive, opened.texts, id).tags;
const trash = (id: string, trashed: boolean): void =>
  opened.archive.commit((draft) => draft.set(`articles/${article}/annotations/${id}`, 'trashed', trashed));
const changes = (): number => opened.archive.log.about(`articles/${article}`).length;

describe('tags of a mark', () => {
  test('are put on with it, and later, each once', () => {
    const id = mark('mayor', ['Recall', '#recall', '  city   council ']);
    expect(tagsOf(id)).toEqual(['city council', 'Recall']);
    tagAnnotation(opened.archive, id, ['RÉCALL', 'vote']);
    expect(tagsOf(id)).toEqual(['city council', 'Recall', 'vote']);
  });

  test('take the spelling that the archive has', () => {
    mark('council', ['León']);
    expect(tagsOf(mark('mayor', ['leon']))).toEqual(['León']);
  });

  test('are taken off however they are spelt', () => {
    const id = mark('mayor', ['León', 'vote']);
    untagAnnotation(opened.archive, id, 'LEON');
    expect(tagsOf(id)).toEqual(['vote']);
  });

  test('that two devices spelt differently at once show as one, and go as one', () => {
    const id = mark('mayor');
    const other = onAnotherDevice(opened.path);
    const write = ({ archive }: TestArchive, tag: string) =>
      archive.commit((draft) => draft.setElement(`articles/${article}/annotations/${id}`, 'tags', tag, true));
    write(opened, 'Vote');
    write(other, 'vote');
    opened.archive.refresh();
    expect(tagsOf(id)).toEqual(['Vote']);
    untagAnnotation(opened.archive, id, 'vote');
    expect(tagsOf(id)).toEqual([]);
  });

  test.each(['', '  ', '#', 'x'.repeat(151)])('need letters, and not too many: %j', (tag) => {
    const id = mark('mayor');
    const before = changes();
    expect(problemOf(() => tagAnnotation(opened.archive, id, [tag])).code).toBe('invalid-value');
    expect(changes()).toBe(before);
  });
});

describe('tags of the archive', () => {
  test('are counted by marks that are shown', () => {
    mark('council', ['vote']);
    const trashed = mark('mayor', ['vote', 'recall']);
    trash(trashed, true);
    expect(countTags(opened.archive.index)).toEqual([{ tag: 'vote', marks: 1, articles: 1 }]);
  });

  test('filter the list of passages', () => {
    const id = mark('mayor', ['Récall']);
    mark('council');
    expect(idsOfPassages(opened.archive, { tag: 'recall' })).toEqual([id]);
    expect(idsOfPassages(opened.archive, { tag: 'rec' })).toEqual([]);
  });

  test('are renamed on every mark in one change, in the trash too', () => {
    const [a, b] = [mark('council', ['recal']), mark('mayor', ['recal', 'vote'])];
    trash(b, true);
    const before = changes();
    expect(renameTag(opened.archive, 'Recal', 'Recall')).toEqual({
      tag: 'Recall',
      changed: 2,
      merged: false,
    });
    expect(changes()).toBe(before + 1);
    expect(tagsOf(a)).toEqual(['Recall']);
    expect(tagsOf(b)).toEqual(['Recall', 'vote']);
  });

  test('are merged into one that is there, in its spelling', () => {
    const [a, b, both] = [
      mark('council', ['ballot']),
      mark('mayor', ['Vote']),
      mark('stayed', ['ballot', 'Vote']),
    ];
    expect(renameTag(opened.archive, 'ballot', 'vote')).toEqual({ tag: 'Vote', changed: 2, merged: true });
    expect([a, b, both].map(tagsOf)).toEqual([['Vote'], ['Vote'], ['Vote']]);
  });

  test('are respelt', () => {
    const id = mark('council', ['leon']);
    expect(renameTag(opened.archive, 'leon', 'León')).toMatchObject({ tag: 'León', merged: false });
    expect(tagsOf(id)).toEqual(['León']);
  });

  test('that nothing has are not renamed', () =>
    expect(problemOf(() => renameTag(opened.archive, 'none', 'some')).code).toBe('not-found'));

  test('are taken off everywhere', () => {
    const ids = [mark('council', ['vote']), mark('mayor', ['vote', 'recall'])];
    expect(removeTag(opened.archive, 'VOTE')).toBe(2);
    expect(ids.map(tagsOf)).toEqual([[], ['recall']]);
  });

  test('are known again when the index is made anew', () => {
    mark('council', ['vote']);
    opened.archive.mending(() => opened.archive.refill());
    expect(countTags(opened.archive.index)).toEqual([{ tag: 'vote', marks: 1, articles: 1 }]);
  });
});
