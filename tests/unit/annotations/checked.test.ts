import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { checkMark, pictureOf } from '../../../archive/annotations/check-mark.ts';
import { retargetAnnotation } from '../../../archive/annotations/retarget.ts';
import { sha256 } from '../../../archive/articles/capture.ts';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';
import { drawnPdf } from '../importing/small-pdf.ts';

const scan = drawnPdf(
  'q 595 0 0 842 0 0 cm /I1 Do Q BT 3 Tr /F1 12 Tf 72 770 Td (The gatc was shut in spring.) Tj ET',
);

let opened: TestArchive;
let article: string;
beforeEach(async () => {
  opened = newArchive({ author: 'Ana', now: () => Date.UTC(2026, 10, 22) });
  article = await importContent(opened, 'scan.pdf', scan);
});

const mark = (quote: string, of = article): string =>
  addAnnotation(opened.archive, opened.texts, { article: of, passage: { quote } });
const view = (id: string) => viewById(opened.archive, opened.texts, id);
const pictures = (): string[] => {
  const folder = join(opened.path, 'files');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a mark on words that a machine read', () => {
  test('says so, until a person has compared it with the picture, which is kept', () => {
    const id = mark('The gatc was shut');
    expect(view(id)).toMatchObject({ machineRead: true, checked: null });
    const [area] = pictureOf(opened.archive, id).areas;
    expect(area?.page).toBe(1);
    const [left = 0, bottom = 0, right = 0, top = 0] = area?.rect ?? [];
    expect(left).toBeLessThan(72);
    expect(right).toBeGreaterThan(120);
    expect(bottom).toBeLessThan(770);
    expect(top).toBeGreaterThan(780);

    const png = smallPng();
    checkMark(opened.archive, id, png);
    expect(view(id)).toMatchObject({
      machineRead: true,
      checked: { by: 'Ana', at: '2026-11-22T00:00:00.000Z' },
    });
    expect(pictures()).toEqual([`${sha256(png)}.png`]);
    expect(pictureOf(opened.archive, id).png).toBe(Buffer.from(png).toString('base64'));
    // Another device reads it from the same folder.
    const other = onAnotherDevice(opened.path);
    expect(viewById(other.archive, other.texts, id).checked?.by).toBe('Ana');
  });

  test('has to be compared anew when it is put on other words', () => {
    const id = mark('The gatc was shut');
    checkMark(opened.archive, id, smallPng());
    const place = view(id).place;
    retargetAnnotation(opened.archive, opened.texts, id, [
      { start: place?.start ?? 0, end: (place?.end ?? 0) + 3 },
    ]);
    expect(view(id)).toMatchObject({ machineRead: true, checked: null });
  });

  test('is not compared with what is no picture, and words of no machine not at all', async () => {
    const id = mark('The gatc was shut');
    expect(problemOf(() => checkMark(opened.archive, id, Buffer.from('GIF89a'))).message).toContain(
      'not a PNG',
    );
    const text = await importContent(opened, 'a.txt', 'Plain words of a plain text.');
    const plain = mark('Plain words', text);
    expect(view(plain)).toMatchObject({ machineRead: false, checked: null });
    expect(problemOf(() => checkMark(opened.archive, plain, smallPng())).message).toContain(
      'not read by a machine',
    );
    expect(pictures()).toEqual([]);
  });

  test('keeps its comparison where the picture is missing or spoilt, and never shows a spoilt one', () => {
    const id = mark('The gatc was shut');
    checkMark(opened.archive, id, smallPng());
    const path = join(opened.path, 'files', pictures()[0] ?? '');
    writeFileSync(path, smallPng(2, 2, 0));
    expect(pictureOf(opened.archive, id).png).toBeNull();
    rmSync(path);
    expect(pictureOf(opened.archive, id).png).toBeNull();
    expect(view(id).checked?.by).toBe('Ana');
  });

  test('is found by verify where its picture is gone or altered; one of another device may be on its way', async () => {
    const id = mark('The gatc was shut');
    checkMark(opened.archive, id, smallPng());
    const kinds = async ({ archive }: TestArchive) =>
      (await verifyArchive(archive)).findings.map(({ kind, where }) => [kind, where]);
    const address = `articles/${article}/annotations/${id}`;
    expect(await kinds(opened)).toEqual([]);
    const path = join(opened.path, 'files', pictures()[0] ?? '');
    writeFileSync(path, smallPng(2, 2, 0));
    expect(await kinds(opened)).toEqual([['picture-altered', address]]);
    rmSync(path);
    expect(await kinds(opened)).toEqual([['picture-missing', address]]);
    opened.archive.checkpoint();
    expect(await kinds(onAnotherDevice(opened.path))).toEqual([['on-its-way', address]]);
    // Comparing the words again mends it.
    checkMark(opened.archive, id, smallPng());
    expect(await kinds(opened)).toEqual([]);
  });

  test('takes its picture with it when it is destroyed, unless another mark has the same', () => {
    const [one, other] = [mark('The gatc'), mark('was shut')];
    for (const id of [one, other]) checkMark(opened.archive, id, smallPng());
    destroyThings(opened.archive, [one]);
    expect(pictures()).toHaveLength(1);
    destroyThings(opened.archive, [article]);
    expect(pictures()).toEqual([]);
  });
});
