/** Fragments of PDF addresses (RFC 8118): `page=3&viewrect=72,90,200,120`, counted from the page's upper left. */
import * as z from 'zod';
import type { OutsideBox } from './outside-mark.ts';

export const pdfFragments = 'http://tools.ietf.org/rfc/rfc8118';

/** How a page lies: what is seen of it (left, bottom, right, top in user space) and how it is turned. */
export const pageBoxSchema = z.object({
  view: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  rotate: z.number(),
});
export type PageBox = z.infer<typeof pageBoxSchema>;

/** Page, from 1, and the rectangle; nothing where the fragment says neither. */
export function readPdfFragment(value: string): { page: number | null; viewrect: number[] | null } {
  const said = new Map(
    value
      .replace(/^#/u, '')
      .split('&')
      .map((part): [string, string] => {
        const [name = '', ...rest] = part.split('=');
        return [name.toLowerCase(), rest.join('=')];
      }),
  );
  const page = Number(said.get('page'));
  const viewrect = (said.get('viewrect') ?? '').split(',').map(Number);
  return {
    page: Number.isInteger(page) && page >= 1 ? page : null,
    viewrect: viewrect.length === 4 && viewrect.every(Number.isFinite) ? viewrect : null,
  };
}

/** The RFC counts on the page as it is not turned, whatever `Rotate` says. */
export function viewrectOf([left, bottom, right, top]: readonly number[], { view }: PageBox): string {
  const from = [(left ?? 0) - view[0], view[3] - (top ?? 0)];
  const size = [(right ?? 0) - (left ?? 0), (top ?? 0) - (bottom ?? 0)];
  return [...from, ...size].map((value) => Math.round(value * 100) / 100).join(',');
}

export function boxOfViewrect(page: number, viewrect: readonly number[]): OutsideBox {
  const [x = 0, y = 0, width = 0, height = 0] = viewrect;
  return { page, rect: [x, -y - height, x + width, -y], fromTop: true };
}

/** A rectangle in user space, now that it is known how the page lies. */
export function settledBox(box: OutsideBox, pages: readonly PageBox[]): OutsideBox | undefined {
  if (!box.fromTop) return box;
  const { view } = pages[box.page - 1] ?? {};
  if (!view) return undefined;
  const [left = 0, bottom = 0, right = 0, top = 0] = box.rect;
  return { page: box.page, rect: [left + view[0], bottom + view[3], right + view[0], top + view[3]] };
}
