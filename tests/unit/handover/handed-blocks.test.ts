import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { addBlocks, addBriefing, briefingView } from '../../../archive/briefings/briefing.ts';
import { editQuotation } from '../../../archive/briefings/edit-blocks.ts';
import { isInformation } from '../../../archive/contract/verifying.ts';
import { exportedDocument } from '../../../archive/documents/exported-document.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { handOver } from '../../../archive/handover/hand-over.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { picturesOfBlocks } from '../../../archive/pictures/block-pictures.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { importContent, newArchive, openArchive, temporaryFolder } from '../archive-in-folder.ts';
import { smallPng } from '../files/png.ts';

test('a briefing takes along what its timelines, lists, figures and summaries show, and its cuts', async () => {
  const from = newArchive();
  const { archive, texts } = from;
  const quote = 'The gate will stay open.';
  const quoted = await importContent(from, 'gate.txt', `The gate\n\n${quote}`);
  const summed = await importContent(from, 'mill.txt', 'The mill\n\nThe mill burnt down.');
  const annotation = addAnnotation(archive, texts, { article: quoted, passage: { quote } });
  const early = addEvent(archive, { title: 'The vote', date: '2021' });
  addEvent(archive, { title: 'The fire', date: '1999' });
  const ana = addPerson(archive, { name: 'Ana Sá' });
  addPerson(archive, { name: 'Nobody here' });
  const id = addBriefing(archive, { title: 'The gate' });
  addBlocks(archive, {
    id,
    blocks: [
      { kind: 'quotation', annotation },
      { kind: 'timeline', filter: { show: 'events', from: '2020' }, text: '' },
      { kind: 'events', events: { only: [early] }, text: '' },
      { kind: 'people', people: { only: [ana] }, text: '' },
      { kind: 'summary', article: summed, text: 'It burnt.' },
      { kind: 'figure', png: Buffer.from(smallPng()).toString('base64'), alt: 'A gate' },
    ],
  });
  const [block] = briefingView(archive, texts, id).blocks;
  editQuotation(archive, { id, block: block?.id ?? '', quote, start: 0, end: 8, words: 'It' });

  const document = async (open: Pick<typeof from, 'archive' | 'texts'>) => {
    const { blocks } = briefingView(open.archive, open.texts, id);
    const pictures = await picturesOfBlocks(open.archive, parserInProcess, `briefings/${id}`, blocks);
    return exportedDocument(open, { id, date: '2026-11-23' }, pictures);
  };
  // Signs that were given go along; each copy gives those that were not.
  const { blocks: original } = await document(from);
  const folder = join(temporaryFolder(), 'copy');
  const extras = { notes: true, history: false, trash: false };
  await handOver(archive, { part: { kind: 'briefings', ids: [id] }, extras, folder }, { home: from.home });
  const copy = openArchive(folder, { home: temporaryFolder() });
  const { findings } = await verifyArchive(copy.archive);
  expect(findings.filter((finding) => !isInformation(finding))).toEqual([]);
  const made = await document(copy);
  expect(made.blocks).toEqual(original);
  expect(made.blocks).toMatchObject([
    { kind: 'quotation', quotation: { pieces: [{ kind: 'insertion' }, { text: ' will stay open.' }] } },
    { kind: 'timeline', timeline: { things: [{ title: 'The vote' }] } },
    { kind: 'events', events: [{ title: 'The vote' }] },
    { kind: 'people', people: [{ name: 'Ana Sá' }] },
    { kind: 'summary', title: 'The mill' },
    { kind: 'figure' },
  ]);
  expect(copy.archive.replica.homes('events')).toHaveLength(1);
  expect(copy.archive.replica.homes('people')).toHaveLength(1);
});
