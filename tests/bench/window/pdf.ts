/** Opens a PDF of 1,000 pages in a real window and scrolls through it; the same file in pdf.js's own viewer beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { type AppUnderTest, root, scratchFolder, startApp } from '../../e2e/app-under-test.ts';
import { dossierJson } from '../../e2e/command-line.ts';
import { Hands } from '../../e2e/hands.ts';
import { reportPdf } from '../../unit/importing/report-pdf.ts';

/** Milliseconds. */
interface PdfTimes {
  readonly pages: number;
  /** From the click in the library, or from asking the viewer, to the frame with the first page. */
  readonly opened: readonly number[];
  readonly viewerOpened: readonly number[];
  /** From frame to frame while the pages are scrolled through. */
  readonly frames: readonly number[];
  readonly viewerFrames: readonly number[];
  /** Canvases at the end of scrolling. */
  readonly canvases: number;
}

export type { PdfTimes };

const pages = 1_000;
const runs = 5;
const scrolled = 300;

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const archive = join(scratch.path, 'Reports');
const pdf = Buffer.from(reportPdf(pages));

/**
 * Runs where the pages are: scrolls on at every frame, so many times, and tells how long each took. As text, like all that
 * runs in a page here: a compiler's helpers are not there.
 */
const scrolling = (frames: number, container: string | null): string => `new Promise((resolve) => {
  const box = ${container === null ? 'document.documentElement' : `document.querySelector('${container}')`};
  const took = [];
  let last = 0;
  const step = (now) => {
    if (last > 0) took.push(now - last);
    last = now;
    if (took.length === ${frames}) return resolve(took);
    box.scrollBy({ top: 40, behavior: 'instant' });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

async function openInApp(hands: Hands): Promise<{ frame: Frame; took: number }> {
  await hands.goTo('Library');
  const row = hands.article('The long report');
  await row.waitFor();
  await hands.window.waitForTimeout(600);
  const clicked = await row.evaluate((element) => {
    const now = performance.timeOrigin + performance.now();
    (element as HTMLElement).click();
    return now;
  });
  const frame = await hands.page();
  const painted = await frame.waitForFunction(
    () => (Reflect.get(globalThis, 'pagePainted') as number | undefined) ?? false,
    undefined,
    { polling: 20 },
  );
  return { frame, took: Number(await painted.jsonValue()) - clicked };
}

/** Runs in every frame before its own scripts: notes when the first page was drawn. */
const watchFirstPage = `if (location.protocol === 'article:') {
  const look = () => {
    if (!document.querySelector('.sheet canvas')) return requestAnimationFrame(look);
    requestAnimationFrame(() => { globalThis.pagePainted = performance.timeOrigin + performance.now(); });
  };
  requestAnimationFrame(look);
}`;

const viewerPage = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/web/pdf_viewer.css">
<style>#c { position: absolute; inset: 0; overflow: auto }</style><div id="c"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/build/pdf.mjs';
globalThis.pdfjsLib = pdfjs;
pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs';
const { PDFViewer, EventBus, PDFLinkService } = await import('/web/pdf_viewer.mjs');
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const container = document.getElementById('c');
const viewer = new PDFViewer({ container, eventBus, linkService });
linkService.setViewer(viewer);
globalThis.show = async () => {
  const from = performance.now();
  const painted = new Promise((resolve) => eventBus.on('pagerendered', () => requestAnimationFrame(() => resolve(performance.now() - from)), { once: true }));
  eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width'; }, { once: true });
  const document = await pdfjs.getDocument({ url: '/report.pdf', enableXfa: false, isEvalSupported: false }).promise;
  viewer.setDocument(document);
  linkService.setDocument(document);
  return painted;
};
globalThis.ready = true;
</script>`;

/** pdf.js's own viewer component, on this machine alone. */
async function inViewer({ app: electron }: AppUnderTest): Promise<{ opened: number[]; frames: number[] }> {
  const folder = join(root, 'node_modules', 'pdfjs-dist', 'legacy');
  const server = createServer(({ url = '/' }, answer) => {
    const path = new URL(url, 'http://localhost').pathname;
    try {
      if (path === '/') answer.writeHead(200, { 'content-type': 'text/html' }).end(viewerPage);
      else if (path === '/report.pdf') answer.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf);
      else {
        const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
        const content = readFileSync(join(folder, path));
        answer.writeHead(200, { 'content-type': type }).end(content);
      }
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    const opened: number[] = [];
    let frames: number[] = [];
    for (let run = -1; run < runs; run++) {
      const known = electron.context().pages();
      await electron.evaluate(async ({ BrowserWindow }, address) => {
        const window = new BrowserWindow({
          width: 800,
          height: 860,
          webPreferences: { partition: 'bench', sandbox: true },
        });
        await window.loadURL(address);
      }, `http://127.0.0.1:${port}/`);
      const page = electron
        .context()
        .pages()
        .find((one) => !known.includes(one)) as Page;
      await page.waitForFunction(() => Reflect.get(globalThis, 'ready') === true);
      const took = await page.evaluate(() => (Reflect.get(globalThis, 'show') as () => Promise<number>)());
      if (run >= 0) opened.push(took);
      if (run === runs - 1) {
        await page.waitForTimeout(1_500);
        frames = await page.evaluate<number[]>(scrolling(scrolled, '#c'));
      }
      await page.close();
    }
    return { opened, frames };
  } finally {
    server.close();
  }
}

try {
  const file = join(scratch.path, 'report.pdf');
  writeFileSync(file, pdf);
  await dossierJson(home, ['new', archive]);
  await dossierJson(home, ['import', archive, file]);
  const app = await startApp(home);
  await app.app.context().addInitScript({ content: watchFirstPage });
  const hands = new Hands(app);
  await hands.openArchive(archive);
  const opened: number[] = [];
  let frames: number[] = [];
  let canvases = 0;
  for (let run = -1; run < runs; run++) {
    const { frame, took } = await openInApp(hands);
    if (run >= 0) opened.push(took);
    if (run < runs - 1) {
      await hands.goTo('People');
      continue;
    }
    await hands.window.waitForTimeout(1_500);
    frames = await frame.evaluate<number[]>(scrolling(scrolled, null));
    await hands.window.waitForTimeout(1_000);
    canvases = await frame.evaluate(() => document.querySelectorAll('.sheet canvas').length);
  }
  const viewer = await inViewer(app);
  const times: PdfTimes = {
    pages,
    opened,
    viewerOpened: viewer.opened,
    frames,
    viewerFrames: viewer.frames,
    canvases,
  };
  writeFileSync(process.env.DOSSIER_RESULT ?? join(scratch.path, 'result.json'), JSON.stringify(times));
  await app.close();
} finally {
  scratch.remove();
}
