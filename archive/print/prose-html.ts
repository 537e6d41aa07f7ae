/** Set text as HTML: made from the words that are shown, every one escaped. */

import type { OwnWords } from '../contract/document.ts';
import type { Inline, Prose, Run } from '../contract/prose.ts';
import type { Labels, OwnWordsKind } from '../documents/labels/labels.ts';
import { mayLead } from '../documents/own-words.ts';
import { escaped } from './escaped.ts';

export const proseHtml = (blocks: readonly Prose[]): string => blocks.map(block).join('\n');

export const inlineHtml = (content: readonly Inline[]): string => content.map(inline).join('');

function block(part: Prose): string {
  switch (part.kind) {
    case 'rule':
      return '<hr>';
    case 'code':
      return `<pre>${escaped(part.text)}</pre>`;
    case 'quote':
      return `<blockquote>${proseHtml(part.blocks)}</blockquote>`;
    case 'list': {
      const items = part.items.map((item) => `<li dir="auto">${proseHtml(item)}</li>`).join('');
      return part.from === null ? `<ul>${items}</ul>` : `<ol start="${part.from}">${items}</ol>`;
    }
    case 'heading':
      return `<p class="run-in" dir="auto"><strong>${inlineHtml(part.content)}</strong></p>`;
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
      return mayLead(part.address)
        ? `<a class="outside" href="${escaped(part.address)}">${part.content.map(run).join('')}</a>`
        : part.content.map(run).join('');
    case 'reference':
      return `<a href="#${escaped(part.place)}">${part.content.map(run).join('')}</a>`;
    case 'note':
      return noteCall(part.number);
  }
}

/** Of the raised number that calls a note: the note leads back to it. */
export const callPlace = (number: number): string => `call-${number}`;

export const noteCall = (number: number): string =>
  `<sup class="call" id="${callPlace(number)}"><a href="#note-${number}">${number}</a></sup>`;

/** What is emphasised is mostly a title, which has a direction of its own. */
const elements = [
  ['strong', 'strong'],
  ['emphasis', 'em dir="auto"'],
  ['struck', 's'],
  ['code', 'code'],
  ['raised', 'sup'],
  ['lowered', 'sub'],
] as const;

function run(part: Run): string {
  const words = elements.reduce(
    (html, [look, element]) => (part[look] ? `<${element}>${html}</${element.split(' ')[0]}>` : html),
    linesHtml(part.text),
  );
  return part.smallCapitals ? `<span class="small-capitals">${words}</span>` : words;
}

/** Own words; of several versions all, as none of them may pass for the text. */
export function ownWordsHtml(what: OwnWordsKind, { blocks, versions }: OwnWords, labels: Labels): string {
  if (versions.length === 0) return proseHtml(blocks);
  return `<div class="versions">
<p class="undecided">${labels.undecided(versions.length, what)}</p>
${versions.map(({ label, text }) => `<div class="version"><p class="by" dir="auto">${escaped(label)}</p><p class="words" dir="auto">${text === '' ? labels.empty : linesHtml(text)}</p></div>`).join('\n')}
</div>`;
}

export const linesHtml = (text: string): string => escaped(text).replaceAll('\n', '<br>');

export const isEmpty = ({ blocks, versions }: OwnWords): boolean =>
  blocks.length === 0 && versions.length === 0;
