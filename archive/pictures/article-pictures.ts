/** The pictures that stand in an article’s reading copy, which holds them itself. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ArticlePicture {
  /** From 1, in order. */
  readonly number: number;
  /** What the article says that it shows. */
  readonly alt: string;
  /** `data:image/…;base64,…` */
  readonly address: string;
}

const mostPictures = 60;
/** Characters of an address: a picture that can be shown beside others. */
const longestAddress = 12_000_000;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** `folder`: of the copy; none where it is not here, or is no page. */
export function picturesOfArticle(folder: string | undefined): ArticlePicture[] {
  const path = folder && join(folder, 'reading.html');
  if (path === undefined || !existsSync(path)) return [];
  const html = readFileSync(path, 'utf8');
  // The copy was written by our own serialiser: attributes stand in double quotes.
  return [...html.matchAll(/<img\b[^>]*>/giu)]
    .map(([tag]) => ({ address: attribute(tag, 'src'), alt: attribute(tag, 'alt') }))
    .filter(({ address }) => address.startsWith('data:image/') && address.length <= longestAddress)
    .slice(0, mostPictures)
    .map((picture, index) => ({ number: index + 1, ...picture }));
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`, 'iu').exec(tag)?.[1] ?? '').replace(
    /&(amp|lt|gt|quot|#39|nbsp);/gu,
    (_, entity: string) => named[entity] ?? '',
  );
