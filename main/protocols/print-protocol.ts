/** `print://dossier/`: the page from which a briefing is printed. Each is served once set, under its own name. */
import type { DocumentPicture } from '../../archive/contract/document.ts';
import { directionOf } from '../../archive/documents/labels/labels-of.ts';
import { annotatedMarkRules } from '../../archive/print/annotated-html.ts';
import { escaped } from '../../archive/print/escaped.ts';
import { markStyleSheet } from '../../archive/print/print-tokens.ts';
import { notFound, respond, serveBuilt } from './built-files.ts';
import { picturePolicy, printPolicy, printScheme } from './content-policy.ts';

type ServedPicture = Pick<DocumentPicture, 'base64'> & { readonly type: string };

export interface PrintPage {
  readonly title: string;
  readonly language: string;
  readonly pictures: Readonly<Record<string, ServedPicture>>;
  /** Printed for the places on it alone: nothing is painted. */
  readonly unseen?: boolean;
  /**
   * Markup, escaped where it came from outside.
   * @param picture address of a picture by its name; null where there is none
   */
  readonly body: (picture: (name: string) => string | null) => string;
}

const shellPath = '/print/index.html';
/** What is served of a page: itself, and its pictures in the order of their names. */
const pages = new Map<string, PrintPage & { readonly pictureNames: readonly string[] }>();
let lastNumber = 0;

/** Makes a page available for printing; answers its address, and how to take it away again. */
export function offerPage(page: PrintPage): { readonly url: string; readonly withdraw: () => void } {
  const name = `briefing-${++lastNumber}`;
  pages.set(name, { ...page, pictureNames: Object.keys(page.pictures) });
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
  if (pathname === '/print/marks.css')
    return respond(`${markStyleSheet()}${annotatedMarkRules()}`, 'text/css; charset=utf-8', policy);
  if (pathname.startsWith('/print/picture-')) {
    const svg = pictures.get(pathname.slice('/print/'.length));
    return svg === undefined ? notFound() : respond(svg, 'image/svg+xml; charset=utf-8', picturePolicy());
  }
  if (!pathname.startsWith('/print/briefing-')) return serveBuilt(pathname, policy);
  const [name = '', picture] = pathname.slice('/print/'.length).split('.');
  const page = pages.get(name);
  if (!page) return notFound();
  if (picture !== undefined) return servePicture(page.pictures[page.pictureNames[Number(picture)] ?? '']);
  const shell = await (await serveBuilt(shellPath, policy)).text();
  const filled = shell
    .replace('</head>', '<link rel="stylesheet" href="/print/marks.css">\n</head>')
    .replace('lang="en"', () => `lang="${escaped(page.language)}" dir="${directionOf(page.language)}"`)
    .replace('<body>', page.unseen ? '<body class="unseen">' : '<body>')
    .replace('__TITLE__', () => escaped(page.title))
    .replace('__BODY__', () =>
      page.body((pictureName) => {
        const at = page.pictureNames.indexOf(pictureName);
        return at < 0 ? null : `/print/${name}.${at}`;
      }),
    );
  return respond(filled, 'text/html; charset=utf-8', policy);
}

const servePicture = (picture: ServedPicture | undefined): Response =>
  picture ? respond(Buffer.from(picture.base64, 'base64'), picture.type, printPolicy()) : notFound();
