/** The note of a mark beside its words: within the line that they stand in, and so made of spans alone. */
import type { AnnotatedMark } from '../contract/annotated.ts';
import type { OwnWords } from '../contract/own-words.ts';
import type { Prose } from '../contract/prose.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';
import { inlineHtml } from './prose-html.ts';

/** Characters up to which a note stays whole on a page. */
const keptTogether = 700;

/** `facts`: safe HTML, as is `note`. */
export function markNote(
  mark: AnnotatedMark,
  facts: readonly string[],
  note: string,
  labels: Labels,
): string {
  const kept = note.length <= keptTogether ? ' whole' : '';
  return `<span class="aside of-${mark.color}${kept}" role="note" lang="${labels.locale}" dir="auto"><span class="aside-head"><b>${mark.number}</b> <span class="sign">${escaped(mark.sign)}</span></span>${note}<span class="aside-facts">${facts.join('<span class="dot"> · </span>')}</span></span>`;
}

export function noteInSpans({ blocks, versions }: OwnWords, labels: Labels): string {
  if (versions.length === 0) return blocks.map(spans).join('');
  return `<span class="why">${labels.undecided(versions.length, 'note')}</span>${versions
    .map(
      ({ label, text }) =>
        `<span class="p version"><span class="by">${escaped(label)}</span> ${text === '' ? labels.empty : escaped(text).replaceAll('\n', '<br>')}</span>`,
    )
    .join('')}`;
}

function spans(part: Prose): string {
  switch (part.kind) {
    case 'rule':
      return '<span class="p">* * *</span>';
    case 'code':
      return `<span class="p code">${escaped(part.text)}</span>`;
    case 'quote':
      return `<span class="p quote">${part.blocks.map(spans).join('')}</span>`;
    case 'list':
      return part.items
        .map(
          (item, index) =>
            `<span class="p item"><span class="bullet">${part.from === null ? '•' : `${part.from + index}.`}</span>${item.map(spans).join('')}</span>`,
        )
        .join('');
    case 'heading':
      return `<span class="p" dir="auto"><strong>${inlineHtml(part.content)}</strong></span>`;
    case 'paragraph':
      return `<span class="p" dir="auto">${inlineHtml(part.content)}</span>`;
  }
}
