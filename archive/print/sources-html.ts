/** The sources, each with its number, its sign and the places where it is quoted. */
import type { DocumentSource } from '../contract/document.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';
import { inlineHtml } from './prose-html.ts';
import { quotationLinks } from './references-html.ts';

export const sourcesHtml = (
  sources: readonly DocumentSource[],
  labels: Labels,
): string => `<div class="sources">
${sources.map((source) => line(source, labels)).join('\n')}
</div>`;

function line({ number, place, sign, entry, archived, quotations }: DocumentSource, labels: Labels): string {
  const facts = [
    archived === '' ? '' : escaped(labels.stored(dateIn(archived, labels))),
    quotationLinks(quotations, labels),
  ].filter((fact) => fact !== '');
  return `<div class="entry" id="${place}">
<p class="label"><span class="number">${number}</span>${sign === '' ? '' : ` <span class="sign">${escaped(sign)}</span>`}</p>
<div class="what"><p dir="auto">${inlineHtml(entry)}</p>
${facts.length === 0 ? '' : `<p class="facts">${facts.join(' · ')}</p>`}</div>
</div>`;
}
