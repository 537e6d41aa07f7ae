/**
 * A document as one file of HTML that needs nothing else: no script, nothing that is loaded, and a policy that says so. It reads on
 * a telephone, from the disk, in the dark, and prints.
 */
import { createHash } from 'node:crypto';
import type { BriefingDocument, DocumentBlock, IndexEntry } from '../contract/document.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { directionOf, labelsOf } from '../documents/labels/labels-of.ts';
import { escaped } from '../print/escaped.ts';
import { addressBeside, placeNames } from './document-words.ts';
import { annotatedHtml } from './html-annotated.ts';
import { blockHtml } from './html-blocks.ts';
import { inlineHtml, linkHtml, ownWordsHtml } from './html-prose.ts';
import { htmlStyle } from './html-style.ts';

export function documentAsHtml(document: BriefingDocument): string {
  const { title, subtitle, author, date, language, parts } = document;
  const labels = labelsOf(language);
  const style = htmlStyle();
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${directionOf(language)}">
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
<header class="cover"><p class="kind">${labels.briefing}</p><h1 dir="auto">${escaped(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle" dir="auto">${escaped(subtitle)}</p>\n`}<p class="made">${[dateIn(date, labels), author].filter(Boolean).map(escaped).join(' · ')}</p></header>
${parts.contents ? contents(document, labels) : ''}
<main>
${document.blocks.map((block) => blockHtml(block, document)).join('\n')}
</main>
${notes(document, labels)}
${parts.sources ? sources(document, labels) : ''}
${annotatedHtml(document.annotated, labels)}
${parts.index ? index('people', document.people, document) + index('events', document.events, document) : ''}
${parts.colophon ? colophon(document, labels) : ''}
</body>
</html>
`;
}

function contents({ blocks }: BriefingDocument, labels: Labels): string {
  const headings = blocks.filter(
    (block): block is Extract<DocumentBlock, { kind: 'heading' }> => block.kind === 'heading',
  );
  if (headings.length < 2) return '';
  return `<nav aria-label="${labels.contents}"><p class="label">${labels.contents}</p><ol>${headings.map(({ level, place, text }) => `<li class="level-${level}"><a href="#${place}" dir="auto">${escaped(text)}</a></li>`).join('')}</ol></nav>`;
}

function notes({ notes: list }: BriefingDocument, labels: Labels): string {
  if (list.length === 0) return '';
  const items = list.map(
    ({ place, from, content, number }) =>
      `<li id="${place}" value="${number}">${inlineHtml(content)} <a class="back" role="doc-backlink" href="#${from}" aria-label="↩ ${labels.note} ${number}">↩</a></li>`,
  );
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">${labels.notes}</h2><ol>${items.join('\n')}</ol></section>`;
}

function sources({ sources: list }: BriefingDocument, labels: Labels): string {
  if (list.length === 0) return '';
  const items = list.map((source) => {
    const { number, place, sign, entry, archived, quotations } = source;
    const address = addressBeside(source);
    const facts = [
      `<span class="sign">${escaped(sign)}</span>`,
      address === '' ? '' : linkHtml(address, escaped(address)),
      archived === '' ? '' : escaped(labels.stored(dateIn(archived, labels))),
      quotations.length === 0
        ? ''
        : `${labels.quoted}: ${quotations.map((quotation) => `<a href="#q-${quotation}">${quotation}</a>`).join(', ')}`,
    ];
    return `<li id="${place}" value="${number}">${inlineHtml(entry)}<div class="facts">${facts.filter(Boolean).join(' · ')}</div></li>`;
  });
  return `<section class="sources" role="doc-bibliography" aria-labelledby="sources"><h2 id="sources">${labels.sources}</h2><ol>${items.join('\n')}</ol></section>`;
}

function index(of: 'people' | 'events', entries: readonly IndexEntry[], document: BriefingDocument): string {
  if (entries.length === 0) return '';
  const labels = labelsOf(document.language);
  const names = placeNames(document);
  const items = entries.map(({ name, also, description, places }) => {
    const links = places.map((place) => `<a href="#${place}">${escaped(names.get(place) ?? place)}</a>`);
    return `<div><dt dir="auto">${escaped(name)}</dt><dd>${also === '' ? '' : `<p dir="auto">${escaped(also)}</p>`}${ownWordsHtml(description, 'description', 2, labels)}${links.length === 0 ? '' : `<p>${links.join(', ')}</p>`}</dd></div>`;
  });
  const id = `index-${of}`;
  return `<section class="index" role="doc-index" aria-labelledby="${id}"><h2 id="${id}">${labels[of]}</h2><dl>${items.join('\n')}</dl></section>`;
}

/** The bytes of every original, so that whoever has them can compare. */
function colophon({ sources: list, style, date }: BriefingDocument, labels: Labels): string {
  const hashes = list
    .filter(({ originalSha256 }) => originalSha256 !== '')
    .map(({ sign, originalSha256 }) => `<li>${escaped(sign)} <code>${escaped(originalSha256)}</code></li>`);
  const cited = style.id === 'plain' || style.title === '' ? '' : ` ${escaped(labels.citedIn(style.title))}`;
  return `<footer class="colophon"><p>${escaped(labels.madeOn(dateIn(date, labels)))}${cited} ${labels.colophonWords}</p>${hashes.length === 0 ? '' : `<details><summary>${labels.originalHash}</summary><ul>${hashes.join('')}</ul></details>`}</footer>`;
}
