import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { addParticipant } from '../../../archive/records/parts.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  contentsOf,
  importContent,
  newArchive,
  openArchive,
  type TestArchive,
  writeFile,
} from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

let opened: TestArchive;
let page: string;
let pdf: string;
beforeEach(async () => {
  opened = newArchive();
  page = await importContent(opened, 'a.html', '<title>The page</title><p>He will stay.</p>');
  pdf = await importContent(opened, 'a.pdf', smallPdf({ pages: [['Words of the paper']] }));
  addAnnotation(opened.archive, opened.texts, {
    article: page,
    passage: { quote: 'will stay' },
    people: [{ name: 'Bo' }],
    events: [{ title: 'Vote' }],
  });
  opened.archive.checkpoint();
});

const captureOf = (article: string): string => {
  const { home, capture } = existingArticle(opened.archive, article);
  return findCapture(opened.path, home, capture?.id ?? '') ?? '';
};
/** What verifying finds when the archive is opened anew. */
async function findings(): Promise<string[]> {
  const again = openArchive(opened.path, { home: opened.home });
  return (await verifyArchive(again.archive)).findings.map(({ kind }) => kind);
}
function flip(path: string, at = 0.5): void {
  const bytes = readFileSync(path);
  const index = Math.floor(bytes.length * at);
  bytes[index] = (bytes[index] ?? 0) ^ 0x01;
  writeFileSync(path, bytes);
}

describe('an archive without fault', () => {
  test('has no findings, and its parts are counted', async () => {
    expect(await verifyArchive(opened.archive)).toEqual({
      checked: {
        articles: 2,
        captures: 2,
        files: 6,
        bytes: expect.any(Number),
        annotations: 1,
        histories: 1,
        changes: 3,
        checkpoints: 4,
      },
      findings: [],
    });
    expect(await findings()).toEqual([]);
  });

  test('has none while its checkpoints lag behind a moment', async () => {
    opened.archive.commit((draft) => draft.set(`articles/${page}`, 'title', 'New'));
    expect((await verifyArchive(opened.archive)).findings).toEqual([]);
  });

  test('that is empty has none', async () => {
    expect((await verifyArchive(newArchive().archive)).findings).toEqual([]);
  });

  test('is not changed', async () => {
    const before = contentsOf(opened.path);
    await findings();
    expect(contentsOf(opened.path)).toEqual(before);
  });
});

describe('a byte that was flipped', () => {
  test.each([
    ['the original of a page', () => join(captureOf(page), 'original.html')],
    ['a reading copy', () => join(captureOf(page), 'reading.html')],
    ['a text', () => join(captureOf(page), 'text.json')],
    ['the original of a PDF', () => join(captureOf(pdf), 'original.pdf')],
    ['the geometry of a PDF', () => join(captureOf(pdf), 'layout.json')],
  ])('is found in %s', async (_name, path) => {
    for (const at of [0, 0.5, 0.999]) {
      const before = readFileSync(path());
      flip(path(), at);
      expect(await findings()).toContain('file-altered');
      writeFileSync(path(), before);
    }
    expect(await findings()).toEqual([]);
  });

  test('is found in capture.json where it makes it unreadable', async () => {
    flip(join(captureOf(page), 'capture.json'), 0);
    expect(await findings()).toEqual(['capture-unreadable']);
  });

  test('is found in capture.json where it alters a hash', async () => {
    const path = join(captureOf(page), 'capture.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(
        /("sha256": ")(.)/u,
        (_all, start: string, digit: string) => `${start}${digit === '0' ? '1' : '0'}`,
      ),
    );
    expect(await findings()).toEqual(['capture-altered']);
  });

  test('is found in a history', async () => {
    flip(join(opened.path, 'history', opened.archive.device, '000001.jsonl'), 0);
    expect(await findings()).toContain('unreadable');
  });

  test('is found in a checkpoint, which is then written anew', async () => {
    const folder = opened.archive.folderOf(`articles/${page}`, '');
    const path = join(folder, `${opened.archive.device}.json`);
    const good = readFileSync(path, 'utf8');
    writeFileSync(path, good.replace('The page', 'The pagf'));
    expect(await findings()).toEqual(['checkpoint-differs']);
    writeFileSync(path, good.slice(1));
    expect(await findings()).toEqual(['checkpoint-unreadable']);
    openArchive(opened.path, { home: opened.home }).archive.close();
    expect(readFileSync(path, 'utf8')).toBe(good);
    expect(await findings()).toEqual([]);
  });
});

describe('what is missing', () => {
  test('is found: a file', async () => {
    rmSync(join(captureOf(page), 'reading.html'));
    expect(await findings()).toEqual(['file-missing']);
  });

  test('is found: a whole capture', async () => {
    rmSync(captureOf(page), { recursive: true });
    expect(await findings()).toEqual(['capture-missing']);
  });

  test('is found: the people and events of a mark', async () => {
    const { archive } = opened;
    const [mark = ''] = archive.replica.below(`articles/${page}`, 'annotations');
    archive.commit((draft) => {
      draft.setElement(mark, 'people', 'cccccccccccc', true);
      draft.setElement(mark, 'events', 'dddddddddddd', true);
    });
    archive.checkpoint();
    expect(await findings()).toEqual(['link-dangling', 'link-dangling']);
  });

  test('is found: whom a role and a place name, and the mark that a role stands on', async () => {
    const { archive } = opened;
    const [mark = ''] = archive.replica.below(`articles/${page}`, 'annotations');
    const event = addEvent(archive, { title: 'Meeting' });
    addParticipant(archive, {
      id: event,
      person: { name: 'Ana Lund' },
      evidence: [mark.slice(mark.lastIndexOf('/') + 1)],
    });
    expect(await findings()).toEqual([]);
    archive.commit((draft) => draft.set(mark, 'trashed', true));
    archive.checkpoint();
    expect(await findings()).toEqual(['evidence-without-mark']);
    archive.commit((draft) => {
      draft.set(`events/${event}`, 'place', { person: 'cccccccccccc' });
      draft.set(`events/${event}/participants/dddddddddddd`, 'person', 'eeeeeeeeeeee');
      draft.setElement(`events/${event}/participants/dddddddddddd`, 'evidence', 'ffffffffffff', true);
    });
    archive.checkpoint();
    expect((await findings()).sort()).toEqual([
      'evidence-without-mark',
      'evidence-without-mark',
      'part-dangling',
      'part-dangling',
    ]);
  });

  test('is found: the article of a mark, and the place of a mark', async () => {
    const { archive } = opened;
    const [mark = ''] = archive.replica.below(`articles/${page}`, 'annotations');
    const target = archive.replica.value(mark, 'target') ?? null;
    archive.commit((draft) => draft.set('articles/cccccccccccc/annotations/dddddddddddd', 'target', target));
    archive.commit((draft) => draft.set(`articles/${page}/annotations/eeeeeeeeeeee`, 'color', 'key'));
    archive.checkpoint();
    expect((await findings()).sort()).toEqual(['annotation-orphaned', 'annotation-unreadable']);
  });
});

describe('what is strange', () => {
  test('is found: a capture of which no history speaks', async () => {
    writeFile(join(captureOf(page), '..', '20260101T000000Z-00000000', 'capture.json'), '{}');
    expect(await findings()).toEqual(['capture-unannounced']);
  });

  test('is found: another device’s checkpoint that can’t be read', async () => {
    const folder = opened.archive.folderOf(`articles/${page}`, '');
    writeFile(join(folder, 'zzzzzzzzzzzz.json'), '{');
    expect(await findings()).toEqual(['checkpoint-unreadable-elsewhere']);
    expect(readdirSync(folder)).toContain('zzzzzzzzzzzz.json');
  });

  test('is none where an import was cut off', async () => {
    writeFile(join(captureOf(page), '..', '.20260101T000000Z-00000000.abcd.partial', 'original.txt'), 'half');
    expect(await findings()).toEqual([]);
  });
});
