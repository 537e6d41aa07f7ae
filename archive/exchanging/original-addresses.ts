/** What an original says of where it came from: addresses of a saved page, and the DOI of a paper. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import { articleIds } from '../articles/article-rows.ts';
import { findCapture } from '../articles/capture.ts';
import type { Archive } from '../storage/archive.ts';
import { sameAddress, sameDoi } from './same-address.ts';

/** Bytes of the head of a page; of a PDF's stored text, where a first page ends at the latest. */
const headBytes = 64 * 1024;

interface Origin {
  readonly addresses: readonly string[];
  readonly doi: string;
}

const known = new WeakMap<Archive, Map<string, Origin>>();

/** Articles by the addresses and DOIs that their originals name. Reads a little of every original, once. */
export async function articlesByOrigin(archive: Archive): Promise<{
  byAddress: Map<string, string[]>;
  byDoi: Map<string, string[]>;
}> {
  const origins = knownIn(archive);
  const byAddress = new Map<string, string[]>();
  const byDoi = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), id]);
  };
  let read = 0;
  for (const id of articleIds(archive.index, false)) {
    const article = readArticle(archive.replica, articleHome(id));
    // Others who ask something meanwhile are not kept waiting.
    if (!origins.has(keyOf(article)) && ++read % 50 === 0)
      await new Promise((resolve) => setImmediate(resolve));
    const origin = originOf(archive, article);
    for (const address of origin.addresses) put(byAddress, sameAddress(address), id);
    put(byDoi, origin.doi, id);
  }
  return { byAddress, byDoi };
}

const keyOf = ({ id, capture }: ArticleRecord): string => `${id}/${capture?.id ?? ''}`;

function knownIn(archive: Archive): Map<string, Origin> {
  const origins = known.get(archive) ?? new Map<string, Origin>();
  known.set(archive, origins);
  return origins;
}

/** What the newest original of an article says; it is read once. */
export function originOf(archive: Archive, article: ArticleRecord): Origin {
  const origins = knownIn(archive);
  const key = keyOf(article);
  const origin = origins.get(key) ?? readOrigin(archive, article);
  origins.set(key, origin);
  return origin;
}

function readOrigin(archive: Archive, { home, capture }: ArticleRecord): Origin {
  const none = { addresses: [], doi: '' };
  if (!capture) return none;
  const folder = findCapture(archive.path, home, capture.id);
  if (folder === undefined) return none;
  try {
    if (capture.announced.kind === 'pdf') {
      return { addresses: [], doi: sameDoi(headOf(join(folder, 'text.json')).slice(0, 8_000)) };
    }
    return capture.announced.kind === 'html' ? originInPage(headOf(join(folder, 'original.html'))) : none;
  } catch {
    // It is on its way, or damaged: that is told elsewhere.
    return none;
  }
}

function originInPage(head: string): Origin {
  const addresses = new Set<string>();
  const saved =
    /<!-- saved from url=\(\d+\)(\S+) -->/u.exec(head)?.[1] ?? /\burl: (https?:\/\/\S+)/u.exec(head)?.[1];
  if (saved) addresses.add(saved);
  let doi = '';
  for (const [tag] of head.matchAll(/<(?:link|meta)\b[^>]{1,2000}>/giu)) {
    const value = (name: string): string =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'iu').exec(tag)?.slice(1).find(Boolean) ?? '';
    if (/\bcanonical\b/iu.test(value('rel')) && value('href') !== '')
      addresses.add(value('href').replaceAll('&amp;', '&'));
    const name = value('property') || value('name');
    if (/^(?:og:url|twitter:url|citation_public_url|citation_abstract_html_url)$/iu.test(name))
      addresses.add(value('content').replaceAll('&amp;', '&'));
    if (/^(?:citation_doi|dc\.identifier|prism\.doi)$/iu.test(name)) doi ||= sameDoi(value('content'));
  }
  return { addresses: [...addresses], doi };
}

function headOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.subarray(0, readSync(file, buffer, 0, headBytes, 0)).toString('utf8');
  } finally {
    closeSync(file);
  }
}
