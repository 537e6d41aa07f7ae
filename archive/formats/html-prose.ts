/** Set text as HTML for a file that is read on its own: every word escaped, links only to where a reader may be led. */

import type { OwnWords } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import type { Labels, OwnWordsKind } from '../documents/labels/labels.ts';
import { mayLead } from '../documents/own-words.ts';
import { escaped } from '../print/escaped.ts';

export const proseHtml = (blocks: readonly Prose[], level: number): string =>
  blocks.map((part) => block(part, level)).join('\n');

export const inlineHtml = (content: readonly Inline[]): string => content.map(inline).join('');

/** `level`: of the heading that the text stands under, from 1. */
function block(part: Prose, level: number): string {
  switch (part.kind) {
    case 'rule':
      return '<hr>';
    case 'code':
      return `<pre tabindex="0">${escaped(part.text)}</pre>`;
    case 'quote':
      return `<blockquote>${proseHtml(part.blocks, level)}</blockquote>`;
    case 'list': {
      const items = part.items.map((item) => `<li dir="auto">${proseHtml(item, level)}</li>`).join('');
      return part.from === null ? `<ul>${items}</ul>` : `<ol start="${part.from}">${items}</ol>`;
    }
    case 'heading': {
      const element = `h${Math.min(6, level + part.level)}`;
      return `<${element} dir="auto">${inlineHtml(part.content)}</${element}>`;
    }
    case 'paragraph':
      return `<p dir="auto">${inlineHtml(part.content)}</p>`;
  }
}

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return run(part);
    case 'break':
      return '<br>';
    case 'link':
      return linkHtml(part.address, part.content.map(run).join(''));
    case 'reference':
      return `<a href="#${escaped(part.place)}">${part.content.map(run).join('')}</a>`;
    case 'note':
      return noteMark(part.number);
  }
}

/** A link to the outside, where that is an address that a reader may be led to; else its words alone. */
export const linkHtml = (address: string, html: string): string =>
  mayLead(address) ? `<a class="outside" rel="noreferrer" href="${escaped(address)}">${html}</a>` : html;

export const noteMark = (number: number): string =>
  `<sup class="note-mark"><a role="doc-noteref" href="#note-${number}">${number}</a></sup>`;

const elements = [
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['struck', 's'],
  ['code', 'code'],
  ['raised', 'sup'],
  ['lowered', 'sub'],
] as const;

function run(part: Run): string {
  const words = elements.reduce(
    (html, [look, element]) => (part[look] ? `<${element}>${html}</${element}>` : html),
    escaped(part.text),
  );
  return part.smallCapitals ? `<span class="small-capitals">${words}</span>` : words;
}

/** Own words; of several versions all, as none of them may pass for the text. */
export function ownWordsHtml(
  { blocks, versions }: OwnWords,
  what: OwnWordsKind,
  level: number,
  labels: Labels,
): string {
  if (versions.length === 0) return proseHtml(blocks, level);
  const list = versions.map(
    ({ label, text }) =>
      `<div class="version"><p class="by" dir="auto">${escaped(label)}</p><p dir="auto">${text === '' ? labels.empty : escaped(text).replaceAll('\n', '<br>')}</p></div>`,
  );
  return `<div class="versions"><p class="doubt">${labels.undecided(versions.length, what)}</p>${list.join('')}</div>`;
}
