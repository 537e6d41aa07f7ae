/** `article://<name of the page>/`: an archived article, on an origin of its own. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pageShellPath } from '../../archive/contract/page.ts';
import { captureFiles } from '../../archive/contract/service.ts';
import { notFound, serveBuilt, serveFile } from './built-files.ts';
import { pagePolicy } from './content-policy.ts';
import type { OpenedPages } from './opened-pages.ts';

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

export async function servePage(request: Request, pages: OpenedPages): Promise<Response> {
  const url = new URL(request.url);
  const policy = pagePolicy();
  if (url.pathname === pageShellPath) return serveBuilt(pageShellPath, policy);
  const [, room, first = '', ...rest] = url.pathname.split('/');
  if (room === 'pdfjs' && pdfjsFolders.includes(first))
    return serveFile(join(pdfjsFolder, first), rest.join('/'), policy);
  if (room === 'capture')
    return serveCapture(pages, url.hostname, first, rest.join('/'), policy, request.headers.get('range'));
  return serveBuilt(url.pathname, policy);
}

async function serveCapture(
  pages: OpenedPages,
  page: string,
  capture: string,
  name: string,
  policy: string,
  range: string | null,
): Promise<Response> {
  const file = captureFiles.find((known) => known === name);
  if (!file) return notFound();
  const folder = await pages.folderOf(page, capture, file);
  return folder === undefined ? notFound() : serveFile(folder, file, policy, range);
}
