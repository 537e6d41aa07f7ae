/**
 * A document as one file of HTML that needs nothing else: no script, nothing that is loaded, and a policy that says so. It reads on
 * a telephone, from the disk, in the dark, and prints.
 */
import { createHash } from 'node:crypto';
import type { BriefingDocument, DocumentBlock, IndexEntry } from '../contract/document.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { escaped } from '../print/escaped.ts';
import { addressBeside, placeNames } from './document-words.ts';
import { annotatedHtml } from './html-annotated.ts';
import { blockHtml } from './html-blocks.ts';
import { inlineHtml, linkHtml, ownWordsHtml } from './html-prose.ts';
import { htmlStyle } from './html-style.ts';

export function documentAsHtml(document: BriefingDocument): string {
  const { title, subtitle, author, date, language, parts } = document;
  const style = htmlStyle();
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Dossier">
${author === '' ? '' : `<meta name="author" content="${escaped(author)}">\n`}<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header class="cover"><p class="kind">Briefing</p><h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle" dir="auto">${escaped(subtitle)}</p>\n`}<p class="made">${[dateInWords(date), author].filter(Boolean).map(escaped).join(' · ')}</p></header>
${parts.contents ? contents(document) : ''}
<main>
${document.blocks.map((block) => blockHtml(block, document)).join('\n')}
</main>
${notes(document)}
${parts.sources ? sources(document) : ''}
${annotatedHtml(document.annotated)}
${parts.index ? index('People', document.people, document) + index('Events', document.events, document) : ''}
${parts.colophon ? colophon(document) : ''}
</body>
</html>
`;
}

function contents({ blocks }: BriefingDocument): string {
  const headings = blocks.filter(
    (block): block is Extract<DocumentBlock, { kind: 'heading' }> => block.kind === 'heading',
  );
  if (headings.length < 2) return '';
  return `<nav aria-label="Contents"><p class="label">Contents</p><ol>${headings.map(({ level, place, text }) => `<li class="level-${level}"><a href="#${place}" dir="auto">${escaped(text)}</a></li>`).join('')}</ol></nav>`;
}

function notes({ notes: list }: BriefingDocument): string {
  if (list.length === 0) return '';
  const items = list.map(
    ({ place, from, content, number }) =>
      `<li id="${place}" value="${number}">${inlineHtml(content)} <a class="back" role="doc-backlink" href="#${from}" aria-label="Back to where note ${number} is called">↩</a></li>`,
  );
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>${items.join('\n')}</ol></section>`;
}

function sources({ sources: list }: BriefingDocument): string {
  if (list.length === 0) return '';
  const items = list.map((source) => {
    const { number, place, sign, entry, archived, quotations } = source;
    const address = addressBeside(source);
    const facts = [
      `<span class="sign">${escaped(sign)}</span>`,
      address === '' ? '' : linkHtml(address, escaped(address)),
      archived === '' ? '' : `copy stored ${escaped(dateInWords(archived))}`,
      quotations.length === 0
        ? ''
        : `quoted: ${quotations.map((quotation) => `<a href="#q-${quotation}">${quotation}</a>`).join(', ')}`,
    ];
    return `<li id="${place}" value="${number}">${inlineHtml(entry)}<div class="facts">${facts.filter(Boolean).join(' · ')}</div></li>`;
  });
  return `<section class="sources" role="doc-bibliography" aria-labelledby="sources"><h2 id="sources">Sources</h2><ol>${items.join('\n')}</ol></section>`;
}

function index(title: string, entries: readonly IndexEntry[], document: BriefingDocument): string {
  if (entries.length === 0) return '';
  const names = placeNames(document);
  const items = entries.map(({ name, also, description, places }) => {
    const links = places.map((place) => `<a href="#${place}">${escaped(names.get(place) ?? place)}</a>`);
    return `<div><dt dir="auto">${escaped(name)}</dt><dd>${also === '' ? '' : `<p dir="auto">${escaped(also)}</p>`}${ownWordsHtml(description, 'description', 2)}${links.length === 0 ? '' : `<p>${links.join(', ')}</p>`}</dd></div>`;
  });
  const id = `index-${title.toLowerCase()}`;
  return `<section class="index" role="doc-index" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><dl>${items.join('\n')}</dl></section>`;
}

/** The bytes of every original, so that whoever has them can compare. */
function colophon({ sources: list, style, date }: BriefingDocument): string {
  const hashes = list
    .filter(({ originalSha256 }) => originalSha256 !== '')
    .map(({ sign, originalSha256 }) => `<li>${escaped(sign)} <code>${escaped(originalSha256)}</code></li>`);
  const cited =
    style.id === 'plain' || style.title === '' ? '' : ` Cited in the style ${escaped(style.title)}.`;
  return `<footer class="colophon"><p>Made with Dossier on ${escaped(dateInWords(date))}.${cited} Signs such as ${escaped(list[0]?.sign ?? 'S-k3f9')} name a source for good; numbers hold for this document alone. Words in [brackets] are the author’s.</p>${hashes.length === 0 ? '' : `<details><summary>SHA-256 of the stored originals</summary><ul>${hashes.join('')}</ul></details>`}</footer>`;
}
