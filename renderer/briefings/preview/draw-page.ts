/** One printed page as it is shown: its picture, its words over it to be selected, and where its links lead. */
import { AnnotationMode, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pdfTextRule } from '../../../archive/anchoring/pdf-text.shared.ts';
import { DrawnText } from '../../page/drawn-text.ts';
import { linksOf } from '../../page/pdf-links.ts';
import { readPageText, runsOfLayer } from '../../page/pdf-page-text.ts';

/** A link on a page; the box in shares of the page’s width and height, from its left upper corner. */
export interface PageLink {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** A destination of the document; null where it leads out of it. */
  readonly target: unknown;
  /** The address outside; '' for a link within. */
  readonly outside: string;
}

export interface DrawnPage {
  readonly canvas: HTMLCanvasElement;
  readonly layer: HTMLElement;
  readonly words: DrawnText;
  readonly links: readonly PageLink[];
}

/**
 * @param number from 1
 * @param width CSS pixels
 */
export async function drawPage(pdf: PDFDocumentProxy, number: number, width: number): Promise<DrawnPage> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const scale = width / natural.width;
  const sharp = page.getViewport({ scale: scale * devicePixelRatio });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(sharp.width));
  canvas.height = Math.max(1, Math.floor(sharp.height));
  canvas.setAttribute('role', 'presentation');
  const [text, links] = await Promise.all([
    readPageText(page, null, pdfTextRule),
    linksOf(page),
    page.render({ canvas, viewport: sharp, annotationMode: AnnotationMode.DISABLE }).promise,
  ]);
  const layer = document.createElement('div');
  layer.className = 'text-layer';
  layer.style.setProperty('--total-scale-factor', String(scale));
  const drawing = new TextLayer({
    textContentSource: text.content,
    container: layer,
    viewport: page.getViewport({ scale }),
  });
  await drawing.render();
  // See pdf-selection.ts.
  const end = document.createElement('div');
  end.className = 'text-end';
  layer.append(end);
  return {
    canvas,
    layer,
    words: new DrawnText(runsOfLayer(text.runs, drawing.textDivs, 0)),
    links: links.map(({ rect, target, outside }): PageLink => {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = natural.convertToViewportRectangle([...rect]);
      return {
        left: Math.min(x1, x2) / natural.width,
        top: Math.min(y1, y2) / natural.height,
        width: Math.abs(x2 - x1) / natural.width,
        height: Math.abs(y2 - y1) / natural.height,
        target,
        outside,
      };
    }),
  };
}
