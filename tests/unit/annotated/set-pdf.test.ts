import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { alone, articleToAnnotate } from '../../../archive/annotated/article-from-archive.ts';
import { pdfToSet } from '../../../archive/annotated/pdf-from-archive.ts';
import type { PageTab } from '../../../archive/annotated/pdf-pages.ts';
import { annotatePdf, appendPdfs, whyNotSet } from '../../../archive/annotated/set-pdf.ts';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { readPdfMarks } from '../../../archive/exchanging/read-pdf-marks.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { openPdf } from '../../../archive/importing/pdf-file.ts';
import { importContent, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { addMarks, pdfLines, smallArchive } from '../exchanging/small-archive.ts';
import { corpus } from '../importing/corpus.ts';
import { smallPdf } from '../importing/small-pdf.ts';

/** Pages as Chromium prints them: with places that have names, and links to an address of ours. */
async function printedPdf(
  file: string,
  places: readonly string[],
  addresses: readonly string[],
): Promise<string> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const { context, catalog } = document;
  const named = context.obj({});
  for (const place of places) named.set(PDFName.of(place), context.obj([page.ref, 'XYZ', 0, 700, 0]));
  catalog.set(PDFName.of('Dests'), context.register(named));
  const links = addresses.map((address, index) =>
    context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [50, 700 - index * 20, 80, 712 - index * 20],
        A: { S: 'URI', URI: PDFString.of(address) },
      }),
    ),
  );
  page.node.set(PDFName.of('Annots'), context.obj(links));
  const whole = context.nextRef();
  const root = context.nextRef();
  context.assign(whole, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: [] }));
  const parents = context.register(
    context.obj({ Kids: [context.register(context.obj({ Limits: [0, 4], Nums: [0, whole, 4, whole] }))] }),
  );
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [whole], ParentTree: parents }));
  catalog.set(PDFName.of('StructTreeRoot'), root);
  return writeFile(file, await document.save({ useObjectStreams: false }));
}

const opened = async (file: string) => {
  const task = openPdf(new Uint8Array(readFileSync(file)));
  const document = await task.promise;
  const annotations = async (number: number) => (await document.getPage(number)).getAnnotations();
  return { document, annotations, close: () => task.destroy() };
};

const checked = (file: string): string => execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });

describe('a PDF article with its marks', () => {
  test('is its own file, with annotations, tabs that lead to the list, and the list behind it', async () => {
    const made = await smallArchive();
    const ids = addMarks(made);
    const article = await articleToAnnotate(made.open, parserInProcess, made.report, alone);
    expect(article).toMatchObject({ kind: 'pdf', problem: '', content: [] });
    expect(article.marks.map(({ id, page }) => [id, page])).toEqual([
      [ids.words, 1],
      [ids.region, 2],
    ]);
    const given = pdfToSet(made.open, article);
    const folder = temporaryFolder();
    const list = await printedPdf(
      join(folder, 'list.pdf'),
      article.marks.map(({ place }) => place),
      [`${given.pagesAddress}1`, `${given.pagesAddress}2`],
    );
    const to = join(folder, 'set.pdf');
    expect(await annotatePdf({ article: given, list, to })).toBe(3);
    const bytes = readFileSync(to);
    const original = readFileSync(given.path);
    expect(bytes.subarray(0, original.length).equals(original)).toBe(true);
    expect(checked(to)).toContain('No syntax or stream encoding errors found');

    const { document, annotations, close } = await opened(to);
    expect(document.numPages).toBe(3);
    const first = await annotations(1);
    const highlight = first.find(({ subtype }) => subtype === 'Highlight');
    expect(highlight).toMatchObject({ overlaidText: 'the evidence the gate failed', hasAppearance: true });
    const said = highlight?.contentsObj.str ?? '';
    expect(said).toContain(`1 · ${article.marks[0]?.sign} · Confirms`);
    expect(said).toContain('=HYPERLINK("http://bad.example")');
    const tab = first.find(({ subtype }) => subtype === 'Stamp');
    expect(tab?.rect[2]).toBeCloseTo(595, 0);
    const beside = ((highlight?.rect[1] ?? 0) + (highlight?.rect[3] ?? 0)) / 2;
    expect(Math.abs(((tab?.rect[1] ?? 0) + (tab?.rect[3] ?? 0)) / 2 - beside)).toBeLessThan(6);
    const leads = first.find(({ subtype }) => subtype === 'Link');
    expect(await document.getPageIndex(leads?.dest[0])).toBe(2);
    const back = (await annotations(3)).filter(({ subtype }) => subtype === 'Link');
    expect(await Promise.all(back.map(({ dest }) => document.getPageIndex(dest[0])))).toEqual([0, 1]);
    expect((await document.getOutline())?.map(({ title }) => title)).toEqual(['Marks']);
    expect(await document.getPageLabels()).toEqual(['1', '2', 'Marks 1']);
    await close();
    // Brought in again, its tabs are no marks.
    const again = await readPdfMarks(new Uint8Array(bytes));
    expect(again.marks.map(({ own }) => own).sort()).toEqual([ids.region, ids.words].sort());
    expect(execFileSync('pdffonts', [to], { encoding: 'utf8' })).not.toMatch(/Inter/u);
  });

  test.each([0, 90, 180, 270])(
    'turned by %i degrees has its tabs at the right edge as it is seen, upright',
    async (rotate) => {
      const made = await smallArchive();
      const id = await importContent(
        made,
        'turned.pdf',
        smallPdf({ pages: pdfLines, title: 'Turned', rotate }),
      );
      addAnnotation(made.archive, made.texts, { article: id, passage: { quote: 'the gate failed first' } });
      addAnnotation(made.archive, made.texts, { article: id, passage: { quote: 'the evidence' } });
      const article = await articleToAnnotate(made.open, parserInProcess, id, alone);
      const folder = temporaryFolder();
      const list = await printedPdf(join(folder, 'list.pdf'), ['m-1-1'], []);
      const to = join(folder, 'set.pdf');
      await annotatePdf({ article: pdfToSet(made.open, article), list, to });
      const { document, annotations, close } = await opened(to);
      const page = await document.getPage(1);
      const view = page.getViewport({ scale: 1 });
      const tabs = (await annotations(1)).filter(({ subtype }) => subtype === 'Stamp');
      expect(tabs).toHaveLength(2);
      const seen = tabs.map(({ rect }) => {
        const [ax = 0, ay = 0, bx = 0, by = 0] = view.convertToViewportRectangle(rect);
        return {
          left: Math.min(ax, bx),
          right: Math.max(ax, bx),
          top: Math.min(ay, by),
          bottom: Math.max(ay, by),
        };
      });
      for (const { right, top, bottom, left } of seen) {
        expect(right).toBeCloseTo(view.width, 0);
        expect(bottom - top).toBeCloseTo(12, 0);
        expect(right - left).toBeGreaterThan(10);
      }
      // Two in one line lie one below the other, and the first is above.
      expect(seen[1]?.top).toBeGreaterThanOrEqual(seen[0]?.bottom ?? Number.NaN);
      await close();
    },
  );

  test('that is encrypted is set as its words, and says why', async () => {
    const made = await smallArchive();
    const plain = writeFile(
      join(temporaryFolder(), 'plain.pdf'),
      smallPdf({ pages: pdfLines, title: 'Locked' }),
    );
    const locked = join(temporaryFolder(), 'locked.pdf');
    execFileSync('qpdf', ['--encrypt', '', 'owner', '256', '--', plain, locked]);
    const id = await importContent(made, 'locked.pdf', readFileSync(locked));
    addAnnotation(made.archive, made.texts, { article: id, passage: { quote: 'the gate failed first' } });
    const article = await articleToAnnotate(made.open, parserInProcess, id, alone);
    expect(article.problem).toMatch(/Its own pages are not set here: the PDF is encrypted/u);
    expect(JSON.stringify(article.content)).toContain('the gate failed first');
    expect(article.marks).toHaveLength(1);
  });
});

describe('PDFs behind a briefing', () => {
  const tab = (place: string): PageTab => ({
    page: 1,
    number: 12,
    title: 'Mark 12',
    color: [0.9, 0.6, 0],
    at: [72, 760, 120, 775],
    place,
  });

  test('follow it with their own labels, and lead to it and back', async () => {
    const folder = temporaryFolder();
    const one = writeFile(join(folder, 'one.pdf'), smallPdf({ pages: pdfLines, title: 'One' }));
    const document = await printedPdf(
      join(folder, 'printed.pdf'),
      ['m-1-12'],
      ['https://pages.invalid/a-1/2', 'https://elsewhere.example/'],
    );
    const to = join(folder, 'set.pdf');
    const article = (title: string, label: string) => ({
      path: one,
      marks: [],
      texts: [],
      tabs: [tab('m-1-12')],
      title,
      label,
      pagesAddress: `https://pages.invalid/${title}/`,
    });
    const job = { document, articles: [article('a-1', 'S-one1, '), article('a-2', 'S-two2, ')] };
    expect(await appendPdfs({ ...job, to })).toBe(5);
    expect(checked(to)).toContain('No syntax or stream encoding errors found');
    const { document: set, annotations, close } = await opened(to);
    expect(await set.getPageLabels()).toEqual(['1', 'S-one1, 1', 'S-one1, 2', 'S-two2, 1', 'S-two2, 2']);
    const [inside, outside] = (await annotations(1)).filter(({ subtype }) => subtype === 'Link');
    expect(await set.getPageIndex(inside?.dest[0])).toBe(2);
    expect(outside?.url).toBe('https://elsewhere.example/');
    const back = (await annotations(2)).find(({ subtype }) => subtype === 'Link');
    const place = typeof back?.dest === 'string' ? await set.getDestination(back.dest) : back?.dest;
    expect(await set.getPageIndex(place?.[0])).toBe(0);
    expect((await set.getOutline())?.map(({ title }) => title)).toEqual(['a-1', 'a-2']);
    await close();
    // The same documents give the same bytes.
    const again = join(folder, 'again.pdf');
    await appendPdfs({ ...job, to: again });
    expect(readFileSync(again).equals(readFileSync(to))).toBe(true);
    // Each page was copied once: none is left over that nothing shows.
    const loaded = await PDFDocument.load(readFileSync(to), { updateMetadata: false });
    const leaves = loaded.context
      .enumerateIndirectObjects()
      .filter(
        ([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Page'),
      );
    expect(leaves).toHaveLength(5);
    // What lies over them is reached in the structure, with its words, and says where in it it is.
    const named = (dict: PDFDict, key: string): PDFDict => dict.lookup(PDFName.of(key), PDFDict);
    const all = (dict: PDFDict, key: string): PDFDict[] =>
      dict
        .lookup(PDFName.of(key), PDFArray)
        .asArray()
        .map((one) => loaded.context.lookup(one, PDFDict));
    const text = (dict: PDFDict, key: string): string =>
      dict.lookup(PDFName.of(key), PDFHexString).decodeText();
    const root = named(loaded.catalog, 'StructTreeRoot');
    const sections = all(all(root, 'K')[0] as PDFDict, 'K');
    expect(sections.map((section) => text(section, 'T'))).toEqual(['a-1', 'a-2']);
    const elements = sections.flatMap((section) => all(section, 'K'));
    expect(elements.map((element) => [String(element.get(PDFName.of('S'))), text(element, 'Alt')])).toEqual(
      ['a-1', 'a-2'].flatMap(() => [
        ['/Annot', 'Mark 12'],
        ['/Link', 'Mark 12: to the list of marks'],
      ]),
    );
    const parents = all(named(root, 'ParentTree'), 'Kids').flatMap((branch) => {
      const pairs = branch.lookup(PDFName.of('Nums'), PDFArray).asArray();
      return pairs.flatMap((key, at) => (at % 2 === 0 ? [[String(key), pairs[at + 1]] as const] : []));
    });
    expect(parents.map(([key]) => key)).toEqual(['0', '4', '5', '6', '7', '8']);
    for (const element of elements) {
      const over = named(all(element, 'K')[0] as PDFDict, 'Obj');
      const key = String(over.get(PDFName.of('StructParent')));
      expect(loaded.context.lookup(new Map(parents).get(key))).toBe(element);
    }
  });

  const files = corpus && join(corpus, 'pdf');
  if (!files) console.log('The corpus of PDFs is not here: none is set behind a document.');
  test.skipIf(!files)(
    'of the corpus are set behind a document, or say why not',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder();
      const document = await printedPdf(join(folder, 'printed.pdf'), ['m-1-12'], []);
      const set: string[] = [];
      const refused: string[] = [];
      for (const name of readdirSync(files ?? '').filter((one) => one.endsWith('.pdf'))) {
        const path = join(files ?? '', name);
        const reason = await whyNotSet(path);
        if (reason !== '') {
          refused.push(`${name} ${reason}`);
          continue;
        }
        const to = join(folder, `${name}.set.pdf`);
        const pages = await appendPdfs({
          document,
          articles: [
            {
              path,
              marks: [],
              texts: [],
              tabs: [tab('m-1-12')],
              title: name,
              label: 'S-, ',
              pagesAddress: 'x',
            },
          ],
          to,
        });
        const { document: shown, annotations, close } = await opened(to);
        expect([name, shown.numPages]).toEqual([name, pages]);
        expect([name, (await annotations(2)).some(({ subtype }) => subtype === 'Stamp')]).toEqual([
          name,
          true,
        ]);
        await close();
        set.push(name);
      }
      expect(set.length).toBeGreaterThan(40);
      for (const said of refused) expect(said).toMatch(/ is (?:encrypted|built)/u);
    },
  );
});
