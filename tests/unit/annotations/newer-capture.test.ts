import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { describePlace } from '../../../archive/anchoring/selectors.ts';
import { AnchorFill } from '../../../archive/annotations/anchor-fill.ts';
import { addAnnotation, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation, viewById } from '../../../archive/annotations/annotation.ts';
import { candidatesOf } from '../../../archive/annotations/candidates.ts';
import { pageOfPassages } from '../../../archive/annotations/passage-list.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { announcedValue, sha256, writeCapture } from '../../../archive/articles/capture.ts';
import type { AnchorState } from '../../../archive/contract/views.ts';
import { parseText } from '../../../archive/importing/text-file.ts';
import {
  importContent,
  newArchive,
  problemOf,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';

const first = `The mayor spoke on Monday. He will stay until the gate has been mended.

The council listened. The clerk wrote it all down in the ledger of the town. Nobody left before noon.`;
const second = `Updated on Tuesday. The mayor spoke on Monday. He will stay until the gates have been mended.

The council listened. Nobody left before noon.`;

let opened: TestArchive;
let article: string;
let now = Date.UTC(2026, 10, 22);
beforeEach(async () => {
  opened = newArchive({ author: 'Ana', now: () => now });
  article = await importContent(opened, 'a.txt', first);
});

/** Puts a newer copy beside the first. */
function addCapture(content: string): string {
  now += 60_000;
  const { archive } = opened;
  const parsed = parseText(content);
  const original = join(temporaryFolder(), 'b.txt');
  writeFileSync(original, content);
  const { home, title } = existingArticle(archive, article);
  const capture = writeCapture(
    archive.folderOf(home, title),
    { path: original, name: 'b.txt', bytes: content.length, sha256: sha256(content) },
    parsed,
    { now },
  );
  archive.commit((draft) => draft.set(home, `captures/${capture.id}`, announcedValue(capture.announced)));
  return capture.id;
}

const mark = (quote: string): string =>
  addAnnotation(opened.archive, opened.texts, { article, passage: { quote } });
const view = (id: string) => viewById(opened.archive, opened.texts, id);
const listed = (state: AnchorState): number =>
  pageOfPassages(opened.archive, { state, offset: 0, limit: 10 }).total;

describe('a mark, when a newer copy of its article has come,', () => {
  test('is moved where its words were corrected, and says how they stand', () => {
    const id = mark('He will stay until the gate has been mended.');
    expect(view(id)).toMatchObject({ state: 'exact', found: null });
    addCapture(second);
    expect(view(id)).toMatchObject({
      state: 'moved',
      quote: 'He will stay until the gate has been mended.',
      found: 'He will stay until the gates have been mended.',
      place: { start: 47, end: 93 },
    });
  });

  test('is lost where its words were taken out, and keeps them', () => {
    const id = mark('The clerk wrote it all down in the ledger of the town.');
    addCapture(second);
    expect(view(id)).toMatchObject({
      state: 'lost',
      place: null,
      quote: 'The clerk wrote it all down in the ledger of the town.',
    });
  });

  test('is where a person put it, in that copy and in later ones', () => {
    const id = mark('The clerk wrote it all down in the ledger of the town.');
    const capture = addCapture(second);
    const place = { start: second.indexOf('Nobody'), end: second.length };
    const placed = {
      capture,
      textSha256: sha256(parseText(second).text),
      ...describePlace(second, place.start, place.end),
      pages: [],
    };
    const { address } = existingAnnotation(opened.archive, id);
    opened.archive.commit((draft) => draft.set(address, `placed/${capture}`, placed));
    expect(view(id)).toMatchObject({ state: 'moved', place, found: 'Nobody left before noon.' });
    addCapture(`Third. ${second}`);
    expect(view(id)).toMatchObject({
      state: 'moved',
      place: { start: place.start + 7, end: place.end + 7 },
      found: 'Nobody left before noon.',
    });
  });

  test('is listed by its state, once it was looked for', () => {
    const moved = mark('He will stay until the gate has been mended.');
    mark('The clerk wrote it all down');
    mark('The council listened.');
    expect([listed('exact'), listed('waiting')]).toEqual([3, 0]);
    addCapture(second);
    expect([listed('exact'), listed('waiting')]).toEqual([0, 3]);
    const fill = new AnchorFill(opened.archive);
    expect(fill.run(opened.texts, Number.POSITIVE_INFINITY)).toHaveLength(3);
    expect(fill.isDone).toBe(true);
    expect([listed('moved'), listed('lost'), listed('waiting')]).toEqual([2, 1, 0]);
    // What has nothing to do with its place leaves its state known.
    editAnnotation(opened.archive, { id: moved, note: 'Ask again' });
    expect([listed('moved'), listed('waiting')]).toEqual([2, 0]);
    fill.changed([`articles/${article}`]);
    expect(fill.run(opened.texts, Number.POSITIVE_INFINITY)).toEqual([]);
    addCapture(first);
    expect([listed('exact'), listed('waiting')]).toEqual([3, 0]);
  });

  test('is found again with what was found before, as long as nothing has changed', () => {
    const id = mark('He will stay until the gate has been mended.');
    addCapture(second);
    expect(view(id).state).toBe('moved');
    opened.archive.index.run(
      "UPDATE anchors SET state = 'lost', found = ?",
      '{"place":null,"further":[],"words":null}',
    );
    expect(view(id).state).toBe('lost');
    addCapture(`So. ${second}`);
    expect(view(id).place).toEqual({ start: 51, end: 97 });
  });
});

describe('candidates', () => {
  test('are places for a mark, best first, in any capture', () => {
    const id = mark('council');
    const capture = addCapture(
      'The council met. A council is a council. The council listened. The clerk wrote it.',
    );
    expect(candidatesOf(opened.archive, opened.texts, id)).toMatchObject([
      { piece: 0, words: 'council', page: null, before: 'The council met. A council is a council. The ' },
      { words: 'council' },
      { words: 'council' },
      { words: 'council' },
    ]);
    const [best, next] = candidatesOf(opened.archive, opened.texts, id, capture);
    expect(best?.score).toBeGreaterThan(next?.score ?? 1);
    const home = existingAnnotation(opened.archive, id).target.capture;
    expect(candidatesOf(opened.archive, opened.texts, id, home)).toMatchObject([
      { place: { start: 77, end: 84 }, score: 1 },
    ]);
  });

  test('are none where nothing comes near', () => {
    const id = mark('The clerk wrote it all down');
    addCapture('An entirely different text about ships, harbours and the price of tar.');
    expect(candidatesOf(opened.archive, opened.texts, id)).toEqual([]);
  });

  test('are refused of a capture that is not there', () => {
    const id = mark('council');
    expect(
      problemOf(() => candidatesOf(opened.archive, opened.texts, id, '20200101T000000Z-00000000')).message,
    ).toContain('has no stored copy 20200101T000000Z-00000000');
  });
});
