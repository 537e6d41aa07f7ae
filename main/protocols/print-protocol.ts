/** `print://dossier/`: the page from which a briefing is printed. Each is served once set, under its own name. */
import { escaped } from '../../archive/briefings/escaped.ts';
import { markStyleSheet } from '../../archive/briefings/print-html.ts';
import { notFound, respond, serveBuilt } from './built-files.ts';
import { picturePolicy, printPolicy, printScheme } from './content-policy.ts';

export interface PrintPage {
  readonly title: string;
  readonly language: string;
  /** Markup, escaped where it came from outside. */
  readonly body: string;
}

const shellPath = '/print/index.html';
const pages = new Map<string, PrintPage>();
let lastNumber = 0;

/** Makes a page available for printing; answers its address, and how to take it away again. */
export function offerPage(page: PrintPage): { readonly url: string; readonly withdraw: () => void } {
  const name = `briefing-${++lastNumber}`;
  pages.set(name, page);
  return { url: `${printScheme}://dossier/print/${name}`, withdraw: () => pages.delete(name) };
}

const pictures = new Map<string, string>();

/** Makes a picture in SVG available for drawing, likewise. */
export function offerPicture(svg: string): { readonly url: string; readonly withdraw: () => void } {
  const name = `picture-${++lastNumber}.svg`;
  pictures.set(name, svg);
  return { url: `${printScheme}://dossier/print/${name}`, withdraw: () => pictures.delete(name) };
}

export async function servePrint(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const policy = printPolicy();
  if (pathname === '/print/marks.css') return respond(markStyleSheet(), 'text/css; charset=utf-8', policy);
  if (pathname.startsWith('/print/picture-')) {
    const svg = pictures.get(pathname.slice('/print/'.length));
    return svg === undefined ? notFound() : respond(svg, 'image/svg+xml; charset=utf-8', picturePolicy());
  }
  if (!pathname.startsWith('/print/briefing-')) return serveBuilt(pathname, policy);
  const page = pages.get(pathname.slice('/print/'.length));
  if (!page) return notFound();
  const shell = await (await serveBuilt(shellPath, policy)).text();
  const filled = shell
    .replace('</head>', '<link rel="stylesheet" href="/print/marks.css">\n</head>')
    .replace('lang="en"', () => `lang="${escaped(page.language)}"`)
    .replace('__TITLE__', () => escaped(page.title))
    .replace('__BODY__', () => page.body);
  return respond(filled, 'text/html; charset=utf-8', policy);
}
