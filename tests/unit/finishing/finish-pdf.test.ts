/** Finishing of a PDF as Chromium writes it: made here by hand, as small as it can be. */
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Printed } from '../../../archive/finishing/finish.ts';
import { finishPdf } from '../../../archive/finishing/finish-pdf.ts';

const finish: Printed = {
  bare: 1,
  shown: { 'h-1': 2, 'h-2': 2, 'h-3': 3 },
  pages: 3,
  marginTop: 70,
  title: 'The gate & the “crack” <b>',
  subtitle: '',
  author: 'Ana Sá',
  date: '2026-11-23',
  language: 'en',
  outline: [
    { title: 'First', level: 1, place: 'h-1' },
    { title: 'Within', level: 3, place: 'h-2' },
    { title: 'Second', level: 1, place: 'h-3' },
  ],
};

/** Three pages with a rule each, three named places, a link, and tags whose names are those of this printing. */
async function printed(nameOfFirst: number, made: Date): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const pages = [1, 2, 3].map(() => document.addPage([200, 300]));
  for (const page of pages)
    page.node.set(PDFName.of('Contents'), context.register(context.stream('0 0 m\n9 9 l\nS')));
  const place = (at: number) => context.obj([pages[at]?.ref ?? null, 'XYZ', 20, 250, 0] as never);
  const named = context.obj({}) as PDFDict;
  for (const [name, at] of [
    ['h-1', 1],
    ['h-2', 1],
    ['h-3', 2],
  ] as const)
    named.set(PDFName.of(name), place(at));
  catalog.set(PDFName.of('Dests'), context.register(named));
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] }) as PDFDict;
  link.set(PDFName.of('Dest'), PDFName.of('h-3'));
  pages[0]?.node.set(PDFName.of('Annots'), context.obj([context.register(link)] as never));
  const name = (more: number): PDFString =>
    PDFString.of(`node${String(nameOfFirst + more).padStart(8, '0')}`);
  const root = context.obj({ Type: 'StructTreeRoot' }) as PDFDict;
  const rootRef = context.register(root);
  const head = context.obj({ Type: 'StructElem', S: 'TH', P: rootRef }) as PDFDict;
  head.set(PDFName.of('ID'), name(1));
  const cell = context.obj({ Type: 'StructElem', S: 'TD', P: rootRef }) as PDFDict;
  cell.set(PDFName.of('ID'), name(2));
  cell.set(PDFName.of('A'), context.obj([{ O: 'Table', Headers: [name(1)] }] as never));
  root.set(PDFName.of('K'), context.obj([context.register(head), context.register(cell)] as never));
  catalog.set(PDFName.of('StructTreeRoot'), rootRef);
  document.setCreationDate(made);
  document.setModificationDate(made);
  return document.save({ useObjectStreams: false });
}

async function heads(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < 2; page++) {
    const made = document.addPage([200, 300]);
    made.node.set(PDFName.of('Contents'), document.context.register(document.context.stream('1 0 0 rg')));
  }
  return document.save({ useObjectStreams: false });
}

async function finished(more: Partial<Printed> = {}, first = 12, made = new Date(0)): Promise<Uint8Array> {
  const { bytes } = await finishPdf(await printed(first, made), await heads(), { ...finish, ...more });
  if (!bytes) throw new Error('not written');
  return bytes;
}

const contentOf = (document: PDFDocument, page: number): string => {
  const stream = document.context.lookup(document.getPage(page).node.get(PDFName.of('Contents')));
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
  return Buffer.from(inflateSync(stream.contents)).toString('latin1');
};

describe('a finished document', () => {
  test('is the same bytes whenever and as whatever it was printed', async () => {
    const first = await finished();
    expect(Buffer.from(await finished({}, 4711, new Date(1e12))).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(await finished({ date: '2026-11-24' })).equals(Buffer.from(first))).toBe(false);
  });

  test('is opened by another reader, with its title, outline, places and links', async () => {
    const task = getDocument({
      data: new Uint8Array(await finished()),
      verbosity: 0,
      isEvalSupported: false,
    });
    const document = await task.promise;
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect(info).toMatchObject({
      Title: finish.title,
      Author: 'Ana Sá',
      CreationDate: 'D:20261123000000Z',
      Language: 'en',
    });
    const xmp = (await document.getMetadata()).metadata;
    expect(xmp?.get('dc:title')).toBe(finish.title);
    const outline = await document.getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
      ['First', ['Within']],
      ['Second', []],
    ]);
    const [page, , , y] = (await document.getDestination('h-1')) ?? [];
    expect(await document.getPageIndex(page as never)).toBe(1);
    expect(y).toBe(190);
    const [link] = await (await document.getPage(1)).getAnnotations();
    expect(link).toMatchObject({ dest: 'h-3', contentsObj: { str: 'Second' } });
    await task.destroy();
  });

  test('has heads as artifacts on all pages but the bare ones, and an order of tabs', async () => {
    const document = await PDFDocument.load(await finished());
    expect([0, 1, 2].map((page) => contentOf(document, page).includes('/Head Do'))).toEqual([
      false,
      true,
      true,
    ]);
    for (const page of [0, 1, 2]) {
      expect(contentOf(document, page)).toContain('/Artifact BMC\n0 0 m\n9 9 l\nS\nEMC');
      expect(document.getPage(page).node.get(PDFName.of('Tabs'))).toBe(PDFName.of('S'));
    }
    expect(contentOf(document, 1)).toContain('/Artifact <</Type /Pagination>> BDC\n/Head Do\nEMC');
  });

  test('keeps the names of tags that heads of a table need, and no other', async () => {
    const { context, catalog } = await PDFDocument.load(await finished());
    const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const [head, cell] = root
      .lookup(PDFName.of('K'), PDFArray)
      .asArray()
      .map((ref) => context.lookup(ref, PDFDict));
    expect(head?.get(PDFName.of('ID'))?.toString()).toBe('(cell-000001)');
    expect(cell?.get(PDFName.of('ID'))).toBeUndefined();
    expect(cell?.get(PDFName.of('A'))?.toString()).toContain('(cell-000001)');
    expect(String(context.lookup(root.get(PDFName.of('IDTree'))))).toContain('(cell-000001)');
  });

  test('is not written where a place lies on another page than is printed, and says where it lies', async () => {
    const made = await finishPdf(await printed(1, new Date(0)), await heads(), {
      ...finish,
      shown: { 'h-1': 1 },
    });
    expect(made).toEqual({ pages: 3, destinations: { 'h-1': 2, 'h-2': 2, 'h-3': 3 }, bytes: null });
    const other = await finishPdf(await printed(1, new Date(0)), await heads(), { ...finish, pages: 4 });
    expect(other.bytes).toBeNull();
  });

  test('takes any title into its metadata', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (title) => {
        const document = await PDFDocument.load(await finished({ title }), { updateMetadata: false });
        expect(document.getTitle()).toBe(title);
      }),
      { numRuns: 20 },
    );
  });
});
