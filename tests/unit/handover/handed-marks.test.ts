/** What is said of a mark goes along with it when a part of an archive is handed over. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { attribute } from '../../../archive/annotations/attribute.ts';
import { checkMark, pictureOf } from '../../../archive/annotations/check-mark.ts';
import { sha256 } from '../../../archive/articles/capture.ts';
import type { HandoverPart } from '../../../archive/contract/handover.ts';
import { handOver, previewHandover } from '../../../archive/handover/hand-over.ts';
import { addPerson } from '../../../archive/people/person.ts';
import {
  contentsOf,
  importContent,
  newArchive,
  openArchive,
  type TestArchive,
  temporaryFolder,
} from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';
import { drawnPdf } from '../importing/small-pdf.ts';

const scan = drawnPdf(
  'q 595 0 0 842 0 0 cm /I1 Do Q BT 3 Tr /F1 12 Tf 72 770 Td (The gatc was shut in spring.) Tj ET',
);
const [first, second] = [smallPng(2, 2, 1), smallPng(2, 2, 2)];
const extras = { notes: false, history: false, trash: false };

let made: TestArchive;
let article: string;
let mark: string;
let warden: string;
let clerk: string;
beforeAll(async () => {
  made = newArchive({ author: 'Ana' });
  article = await importContent(made, 'scan.pdf', scan);
  mark = addAnnotation(made.archive, made.texts, { article, passage: { quote: 'The gatc was shut' } });
  warden = addPerson(made.archive, { name: 'The Warden' });
  clerk = addPerson(made.archive, { name: 'Secretclerk' });
  attribute(made.archive, { id: mark, speaker: { id: clerk } });
  attribute(made.archive, {
    id: mark,
    speaker: { id: warden },
    addressee: 'the council',
    occasion: 'a hearing',
    translation: { from: 'Norwegian', by: 'A. Writer' },
  });
  checkMark(made.archive, mark, first);
  checkMark(made.archive, mark, second);
});

async function handed(more: Partial<typeof extras> = {}): Promise<TestArchive & { everything: string }> {
  const folder = join(temporaryFolder(), 'copy');
  const part: HandoverPart = { kind: 'articles', ids: [article] };
  const input = { part, extras: { ...extras, ...more }, folder };
  const { included } = await handOver(made.archive, input, { home: made.home });
  const contents = contentsOf(folder);
  const stored = Object.entries(contents).filter(
    ([path, held]) => held !== '(folder)' && /^(files|articles\/.*captures)\//u.test(path),
  );
  expect(included.files).toBe(stored.length);
  const everything = JSON.stringify(Object.entries(contents));
  return { ...openArchive(folder, { home: temporaryFolder() }), everything };
}

const pictures = ({ path }: TestArchive): string[] => readdirSync(join(path, 'files')).sort();

test('who speaks, to whom, on what occasion, in whose translation; the comparison with its picture', async () => {
  const copy = await handed();
  expect(viewById(copy.archive, copy.texts, mark)).toMatchObject({
    state: 'exact',
    machineRead: true,
    checked: { by: 'Ana' },
    speech: {
      speaker: { id: warden, name: 'The Warden' },
      addressee: 'the council',
      occasion: 'a hearing',
      translation: { from: 'Norwegian', by: 'A. Writer' },
    },
  });
  expect(pictureOf(copy.archive, mark).png).toBe(Buffer.from(second).toString('base64'));
  expect(pictures(copy)).toEqual([`${sha256(second)}.png`]);
  expect(copy.everything).not.toContain('Secretclerk');
  expect(copy.everything).not.toContain(clerk);
});

test('with the history also the pictures of before, and not who was taken for the speaker', async () => {
  const copy = await handed({ history: true });
  expect(pictures(copy)).toEqual([first, second].map((png) => `${sha256(png)}.png`).sort());
  expect(copy.everything).not.toContain(clerk);
});

test('not a speaker who is in the trash, and no picture that is not here', async () => {
  made.archive.commit((draft) => draft.set(`people/${warden}`, 'trashed', true));
  rmSync(join(made.path, 'files', `${sha256(second)}.png`));
  const preview = previewHandover(made.archive, { kind: 'articles', ids: [article] }, extras);
  expect(preview.leftOut.find(({ kind }) => kind === 'links')).toMatchObject({
    count: 1,
    things: ['The Warden'],
  });
  const copy = await handed();
  expect(viewById(copy.archive, copy.texts, mark)).toMatchObject({
    checked: { by: 'Ana' },
    speech: { speaker: null, addressee: 'the council' },
  });
  expect(pictureOf(copy.archive, mark).png).toBeNull();
  expect(copy.everything).not.toContain('The Warden');
  expect(copy.everything).not.toContain(warden);
});
