/** HTML files: the article is drawn out by Readability, cleaned by DOMPurify, and made a reading copy. */
import { createRequire } from 'node:module';
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import createPurifier from 'dompurify';
import { JSDOM, VirtualConsole } from 'jsdom';
import { nameInWords, readName } from '../citing/cited-name.ts';
import { citedHead } from './cited-head.ts';
import { decodeText } from './decoding.ts';
import { domWindow, parseDocument } from './dom.ts';
import { linkMark, markLinksWithin, settleLinksWithin, targetMark } from './links-within.ts';
import { type Parsed, Refusal } from './parsed.ts';
import { dateOfInstant, readDateLine } from './published-date.ts';
import { makeReadingCopy } from './reading-copy.ts';
import { titleFromText } from './title.ts';

const requireHere = createRequire(import.meta.url);

/** Version of an installed library, for a capture's provenance. */
const versionOf = (library: string): string =>
  (requireHere(`${library}/package.json`) as { version: string }).version;

/** Deeper nesting than any article has, and than recursion over a tree bears. */
const deepest = 2_000;

export function parseHtmlFile(bytes: Uint8Array): Parsed {
  return parseHtml(decodeText(bytes, true));
}

export function parseHtml(html: string): Parsed {
  // jsdom's own console would print its opinion of the page's style sheets.
  const document = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document;
  if (depthOf(document.documentElement) > deepest) throw new Refusal('is nested too deeply to be an article');
  spellOutFormulas(document);
  markLinksWithin(document);
  const language = document.documentElement.lang.trim();
  const head = readHead(document);
  const cited = citedHead(document, linkedItems(document));
  const article = readArticle(document);
  const body = clean(article?.content ?? document.body.innerHTML);
  const title = head.title || article?.title?.trim() || ownTitle(document);
  const byline = (article?.byline ?? '').replace(/\s+/gu, ' ').trim();
  dropRepeatedTitle(body, title);
  const copy = makeReadingCopy(
    body,
    { title, byline, language, direction: article?.dir ?? document.documentElement.dir },
    parseDocument,
  );
  if (copy.text.trim() === '') throw new Refusal('holds no text that can be read');
  return {
    kind: 'html',
    reading: copy.html,
    text: copy.text,
    rule: copy.rule,
    layout: null,
    pages: null,
    found: {
      title: title || titleFromText(copy.text),
      authors:
        cited.authors.length > 0
          ? cited.authors.map((author) => nameInWords(readName(author)))
          : head.authors.length > 0
            ? head.authors
            : authorsOf(byline),
      publisher: head.publisher || article?.siteName?.trim() || '',
      published:
        dateOfInstant(head.published) ??
        dateOfInstant(article?.publishedTime ?? '') ??
        readDateLine(copy.text)?.published ??
        null,
      language,
      cited: { type: cited.type, facts: cited.facts },
    },
    tools: {
      '@mozilla/readability': versionOf('@mozilla/readability'),
      dompurify: createPurifier.version,
      jsdom: versionOf('jsdom'),
    },
  };
}

/** The article that Readability finds; undefined for a page that is too small or not an article. */
function readArticle(document: Document) {
  const copy = document.cloneNode(true) as Document;
  if (!isProbablyReaderable(copy) && (copy.body?.textContent ?? '').trim().length < 500) return undefined;
  return new Readability(copy, { charThreshold: 200 }).parse() ?? undefined;
}

/** The title of a page in which Readability finds no article: its one heading, or what its head says. */
function ownTitle(document: Document): string {
  const [heading, ...others] = document.querySelectorAll('h1');
  const title = (others.length === 0 && heading?.textContent?.trim()) || document.title;
  return title.replace(/\s+/gu, ' ').trim();
}

/**
 * Formulas are kept as the words that they show: MathML is not let through the cleaning, and a sentence without
 * its formula would say something else.
 */
function spellOutFormulas(document: Document): void {
  for (const formula of document.querySelectorAll('math')) {
    for (const hidden of formula.querySelectorAll('annotation, annotation-xml')) hidden.remove();
    const words = document.createElement('span');
    words.textContent = (formula.textContent ?? '').replace(/\s+/gu, ' ').trim();
    formula.replaceWith(words);
  }
}

/** DOMPurify only says that it cleans where it can: on a DOM that it does not support it returns its input. */
function clean(html: string): Element {
  const purifier = createPurifier(domWindow as unknown as Parameters<typeof createPurifier>[0]);
  if (!purifier.isSupported) throw new Error('DOMPurify does not support this DOM');
  purifier.addHook('uponSanitizeAttribute', (_node, data) => {
    // A remote reference would speak to the network: only pictures inside the file itself stay.
    if (data.attrName === 'src')
      data.keepAttr = /^data:image\/(png|jpeg|gif|webp|avif);/iu.test(data.attrValue);
    if (data.attrName === 'href') data.keepAttr = /^https?:/iu.test(data.attrValue);
  });
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'IMG' && !node.hasAttribute('src')) node.remove();
  });
  const body = purifier.sanitize(`<div>${html}</div>`, {
    RETURN_DOM: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: [
      'alt',
      'cite',
      'colspan',
      'datetime',
      'dir',
      'href',
      'lang',
      'rowspan',
      'src',
      'start',
      'title',
      targetMark,
      linkMark,
    ],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  }) as unknown as Element;
  settleLinksWithin(body);
  return body;
}

const allowedTags = (
  'a abbr address article aside b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em ' +
  'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp ' +
  'section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var'
).split(' ');

/** Many pages repeat the headline in the body; once is enough. */
function dropRepeatedTitle(body: Element, title: string): void {
  const first = body.querySelector('h1, h2');
  const same = (a: string): string => a.replace(/\s+/gu, ' ').trim().toLowerCase();
  if (first && title !== '' && same(first.textContent ?? '') === same(title)) first.remove();
}

interface Head {
  readonly title: string;
  readonly authors: string[];
  readonly publisher: string;
  readonly published: string;
}

/** What a page says of itself in its head: Open Graph and the metas of newspapers, then JSON-LD. */
function readHead(document: Document): Head {
  const meta = (...names: string[]): string => {
    for (const name of names) {
      for (const element of document.querySelectorAll('meta')) {
        const key = element.getAttribute('property') ?? element.getAttribute('name') ?? '';
        const content = element.getAttribute('content')?.trim() ?? '';
        if (key.toLowerCase() === name && content !== '') return content;
      }
    }
    return '';
  };
  const linked = linkedData(document);
  const author = meta('article:author', 'author', 'parsely-author', 'dc.creator');
  return {
    title: meta('og:title', 'parsely-title', 'dc.title') || linked.headline,
    authors: linked.authors.length > 0 ? linked.authors : /^https?:/u.test(author) ? [] : authorsOf(author),
    publisher: meta('og:site_name', 'dc.publisher', 'application-name') || linked.publisher,
    published:
      meta('article:published_time', 'datepublished', 'date', 'dc.date', 'parsely-pub-date') ||
      linked.published ||
      (document.querySelector('article time[datetime], time[pubdate]')?.getAttribute('datetime') ?? ''),
  };
}

function linkedData(document: Document) {
  const found = { headline: '', authors: [] as string[], publisher: '', published: '' };
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  const name = (value: unknown): string => text((value as { name?: unknown } | null)?.name) || text(value);
  for (const item of linkedItems(document)) {
    found.headline ||= linkedTitle(text(item.name), text(item.headline), document.title);
    found.published ||= text(item.datePublished);
    found.publisher ||= name(item.publisher);
    if (found.authors.length === 0)
      found.authors = [item.author]
        .flat()
        .map(name)
        .filter((author) => author !== '');
  }
  return found;
}

/** What JSON-LD says of articles. */
const linkedItems = (document: Document): Record<string, unknown>[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    articlesIn(script.textContent ?? ''),
  );

/** Some (Wikipedia among them) put a description where the headline should be: the page's title tells. */
function linkedTitle(name: string, headline: string, pageTitle: string): string {
  if (headline === '') return name;
  return name !== '' && pageTitle.includes(name) && !pageTitle.includes(headline) ? name : headline;
}

function articlesIn(json: string): Record<string, unknown>[] {
  try {
    const parsed: unknown = JSON.parse(json);
    const items = [parsed]
      .flat()
      .flatMap((item) => [item, ...[(item as { '@graph'?: unknown })?.['@graph']].flat()]);
    return items.filter(
      (item): item is Record<string, unknown> =>
        typeof item === 'object' &&
        item !== null &&
        /Article|Posting|Report/u.test(String((item as { '@type'?: unknown })['@type'])),
    );
  } catch {
    return [];
  }
}

/** `By Ana Sá and Jörg Lind` → two names. */
export function authorsOf(byline: string): string[] {
  return (
    byline
      // “de” and “von” are parts of names too: a name cut short is worse than one too long.
      .replace(/^\s*(?:[Bb]y|BY|[Pp]ar|[Pp]or|Von(?=\s+\p{Lu}\S*\s+\p{Lu}))\s+/u, '')
      .split(/\s*(?:,|;|\band\b|\bund\b|\bet\b|&)\s*/u)
      .map((name) => name.trim())
      .filter((name) => name !== '' && name.length <= 80)
  );
}

function depthOf(root: Element): number {
  let deepestSeen = 0;
  const stack: [Element, number][] = [[root, 1]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [element, depth] = next;
    deepestSeen = Math.max(deepestSeen, depth);
    for (const child of element.children) stack.push([child, depth + 1]);
  }
  return deepestSeen;
}
