import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotationRecord } from '../../../archive/annotations/annotation.ts';
import { recordTypes, stances } from '../../../archive/contract/record-parts.ts';
import { type Annotation, markColors } from '../../../archive/contract/views.ts';
import { type MarkToExport, marksOf } from '../../../archive/exchanging/export-marks.ts';
import { readW3c } from '../../../archive/exchanging/read-w3c.ts';
import { annotationOf, documentOf } from '../../../archive/exchanging/write-w3c.ts';
import { addMarks, smallArchive } from './small-archive.ts';
import { hasMusts, samples, unmetMusts } from './w3c-musts.ts';

describe.skipIf(!hasMusts)('every assertion that an annotation must satisfy', () => {
  test('is checked: the W3C’s right samples pass, and wrong ones fail', () => {
    const right = samples('correct').filter(({ name }) => /^anno\d+\.json$/u.test(name));
    expect(right.length).toBeGreaterThan(30);
    const failing = right
      .filter(({ annotation }) => unmetMusts(annotation).length > 0)
      .map(({ name }) => name);
    expect(failing.length).toBeLessThan(right.length / 4);
    const wrong = samples('incorrect').filter(({ annotation }) => unmetMusts(annotation).length > 0);
    expect(wrong.length).toBeGreaterThan(samples('incorrect').length / 2);
  });

  test('holds for marks of every make', async () => {
    const made = await smallArchive();
    addMarks(made);
    const boxes = [0, 1].map(() => ({
      view: [0, 0, 595, 842] as [number, number, number, number],
      rotate: 0,
    }));
    const marks = [...marksOf(made.open, made.article), ...marksOf(made.open, made.report, boxes)];
    expect(marks).toHaveLength(4);
    for (const mark of marks) expect(unmetMusts(annotationOf(mark))).toEqual([]);
  });

  test('holds for arbitrary marks', () => {
    fc.assert(
      fc.property(anyMark, (mark) => {
        expect(unmetMusts(annotationOf(mark))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('a mark in several pieces has as many targets, a rectangle a fragment counted from the top', async () => {
  const made = await smallArchive();
  const ids = addMarks(made);
  const boxes = [0, 1].map(() => ({ view: [0, 0, 595, 842] as [number, number, number, number], rotate: 0 }));
  const all = [...marksOf(made.open, made.article), ...marksOf(made.open, made.report, boxes)].map(
    annotationOf,
  );
  const of = (id: string) => all.find((one) => String(one.id).endsWith(id));
  expect(of(ids.plain)?.target).toHaveLength(2);
  expect(of(ids.region)?.target).toMatchObject({
    selector: [
      { type: 'FragmentSelector', value: 'page=2&viewrect=100,142,200,100' },
      { type: 'TextQuoteSelector' },
      {},
    ],
  });
  expect(of(ids.quoted)).toMatchObject({
    creator: { type: 'Person', name: 'Ada' },
    body: [
      { purpose: 'commenting', format: 'text/markdown', value: '# Heading\n\nHe said so *twice*.' },
      { purpose: 'tagging', value: 'a/b' },
      { purpose: 'tagging', value: 'Ünïcode tag' },
      { purpose: 'identifying', source: { name: 'Iván Sørlie' } },
      { purpose: 'linking', source: { label: 'The hearing', 'dossier:date': '2022-10-19' } },
    ],
    'dossier:speech': { 'dossier:speaker': 'Iván Sørlie', 'dossier:addressee': 'the press' },
  });
});

test('what was written is read again as it was', async () => {
  const made = await smallArchive();
  addMarks(made);
  const marks = [...marksOf(made.open, made.article), ...marksOf(made.open, made.report)];
  const document = documentOf(marks.map(annotationOf), 'All', '2026-11-22T10:00:00.000Z');
  const read = readW3c(JSON.parse(JSON.stringify(document)));
  expect(read.leftBehind).toEqual([]);
  expect(read.marks.map(({ own }) => own)).toEqual(marks.map(({ record }) => record.id));
  expect(read.marks.map(({ color }) => color)).toEqual(marks.map(({ record }) => record.color));
  expect(read.marks.map(({ note }) => note)).toEqual(marks.map(({ annotation }) => annotation.note));
  expect(read.marks.map(({ pieces }) => pieces.length)).toEqual(
    marks.map(({ record }) => (record.target.region ? 0 : 1 + (record.target.further?.length ?? 0))),
  );
  expect(read.sources.map(({ article }) => article)).toEqual([made.article, made.report]);
});

test('above a thousand a page becomes a collection', () => {
  const one = { '@context': [], id: 'urn:x', type: 'Annotation', target: 'urn:y' };
  const many = documentOf(
    Array.from({ length: 1_001 }, () => one),
    'All',
    '2026-11-22T10:00:00.000Z',
  );
  expect(many).toMatchObject({
    type: 'AnnotationCollection',
    total: 1_001,
    first: { type: 'AnnotationPage' },
  });
  expect(readW3c(many).marks).toHaveLength(1_001);
});

const words = fc.string({ unit: 'binary', maxLength: 40 });
const name = fc.string({ maxLength: 20 });
const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/u);
const place = fc.record({ start: fc.nat(10_000), length: fc.nat(500) });
const stretch = fc
  .record({ words, place, page: fc.option(fc.integer({ min: 1, max: 900 })) })
  .map(({ words: exact, place: { start, length }, page }) => ({
    quote: { type: 'TextQuoteSelector' as const, exact, prefix: exact.slice(2), suffix: '' },
    position: { type: 'TextPositionSelector' as const, start, end: start + length },
    pages:
      page === null ? [] : [{ type: 'PdfPageSelector' as const, page, quads: [[1, 2, 3.5, 4, 5, 6, 7, 8]] }],
  }));
const rect = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 4, maxLength: 4 });

/** Also with what only a fault, or another program, could have put there. */
const anyMark = fc
  .record({
    archive: id,
    mark: id,
    article: id,
    title: words,
    first: stretch,
    further: fc.array(stretch, { maxLength: 3 }),
    region: fc.option(fc.record({ page: fc.integer({ min: 1, max: 3 }), rect })),
    color: fc.constantFrom(...markColors),
    notes: fc.array(words, { maxLength: 2 }),
    tags: fc.array(words, { maxLength: 3 }),
    people: fc.array(
      fc.record({ id, name, type: fc.constantFrom(...recordTypes), stance: fc.constantFrom(...stances) }),
      { maxLength: 2 },
    ),
    events: fc.array(
      fc.record({ id, title: name, date: fc.option(name), stance: fc.constantFrom(...stances) }),
      { maxLength: 2 },
    ),
    role: name,
    speaker: fc.option(name),
    created: fc.oneof(
      name,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    creator: name,
    origin: fc.oneof(name, fc.webUrl()),
    captured: fc.boolean(),
  })
  .map((said): MarkToExport => {
    const region = said.region ? { type: 'PdfRegionSelector' as const, ...said.region } : undefined;
    const record = {
      id: said.mark,
      address: `articles/${said.article}/annotations/${said.mark}`,
      article: said.article,
      color: said.color,
      target: {
        ...said.first,
        capture: '20261122T101112Z-9f86d081',
        textSha256: 'ab',
        ...(said.further.length > 0 ? { further: said.further } : {}),
        ...(region ? { region } : {}),
      },
    } as unknown as AnnotationRecord;
    const annotation = {
      note: said.notes[0] ?? '',
      creator: said.creator,
      created: said.created,
      color: said.color,
      state: 'exact',
      tags: said.tags,
      speech: {
        speaker: said.speaker === null ? null : { id: null, name: said.speaker },
        addressee: '',
        occasion: '',
        translation: null,
      },
    } as unknown as Annotation;
    return {
      archive: said.archive,
      record,
      annotation,
      article: { id: said.article, title: said.title, authors: [], publisher: '', published: null } as never,
      capture: said.captured
        ? ({
            kind: 'pdf',
            originalSha256: 'cd',
            originalName: 'a.pdf',
            captured: '2026-11-22T10:00:00.000Z',
          } as never)
        : undefined,
      colorName: said.color,
      notes: said.notes,
      people: said.people,
      events: said.events,
      parts: said.events.map(({ id: of, title: event }) => ({
        kind: 'role',
        of,
        event,
        person: { id: of, name: said.creator },
        role: said.role,
      })),
      origin: said.origin,
      modified: '',
      boxes: [{ view: [0, 0, 600, 800], rotate: 90 }],
    };
  });
