/** The files of a capture, as an import would have left them. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalTextRule } from '../../../archive/anchoring/canonical-text.shared.ts';
import type { LibraryArticle } from './library.ts';

export interface MadeCapture {
  readonly id: string;
  /** What the article's record says of it. */
  readonly announced: Readonly<Record<string, unknown>> & { readonly textSha256: string };
  readonly files: Readonly<Record<string, string>>;
}

const format = 1;
const tools = { dossier: '0.1.0', '@mozilla/readability': '0.6.0', dompurify: '3.4.18', jsdom: '26.1.0' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function describeCapture(article: LibraryArticle): MadeCapture {
  const { kind, text } = article;
  const original = kind === 'html' ? webPage(article) : `${text}\n`;
  const originalSha256 = sha256(original);
  const captured = new Date(article.added).toISOString();
  const id = `${captured.replace(/[-:]|\.\d+/g, '')}-${originalSha256.slice(0, 8)}`;
  const textSha256 = sha256(text);
  const { length } = text;
  const extension = kind === 'html' ? '.html' : '.txt';
  const originalName = `${article.title
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .slice(0, 60)}${extension}`;
  const reading = readingCopy(article);
  const textFile = `${JSON.stringify({ format, rule: canonicalTextRule, sha256: textSha256, length, text })}\n`;
  const stored = (file: string, content: string) => ({
    file,
    bytes: Buffer.byteLength(content),
    sha256: sha256(content),
  });
  const originalFile = `original${extension}`;
  const card = {
    format,
    id,
    kind,
    captured,
    original: { ...stored(originalFile, original), name: originalName },
    reading: stored('reading.html', reading),
    text: { ...stored('text.json', textFile), textSha256, length },
    layout: null,
    pages: null,
    tools,
  };
  return {
    id,
    announced: {
      kind,
      textSha256,
      length,
      pages: null,
      captured,
      originalName,
      originalBytes: card.original.bytes,
      originalSha256,
    },
    files: {
      [originalFile]: original,
      'reading.html': reading,
      'text.json': textFile,
      'capture.json': `${JSON.stringify(card, null, 1)}\n`,
    },
  };
}

export function writeCaptureFiles(articleFolder: string, capture: MadeCapture): void {
  const folder = join(articleFolder, 'captures', capture.id);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(capture.files)) writeFileSync(join(folder, name), content);
}

function readingCopy({ title, authors, paragraphs }: LibraryArticle): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  const header = `<header><h1>${title}</h1><p class="byline">${authors.join(', ')}</p></header>`;
  return `<!doctype html>\n<meta charset="utf-8">\n<article lang="en">${header}${body}</article>\n`;
}

function webPage({ title, authors, publisher, published, paragraphs }: LibraryArticle): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | ${publisher}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="${publisher}">
<meta name="author" content="${authors.join(', ')}"><meta property="article:published_time" content="${published}">
<link rel="stylesheet" href="/site.css"></head>
<body><nav><a href="/">${publisher}</a> <a href="/news">News</a> <a href="/opinion">Opinion</a></nav>
<main><article><h1>${title}</h1><p class="byline">${authors.join(', ')}</p>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article></main><footer><p>© ${publisher}</p></footer><script src="/site.js"></script></body></html>
`;
}
