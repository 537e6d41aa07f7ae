/** Figures over the full measure, each with its number and its words. */
import type { DocumentBlock } from '../contract/document.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { escaped } from './escaped.ts';
import { inlineHtml } from './prose-html.ts';
import type { PageSetting } from './setting.ts';

type Figure = Extract<DocumentBlock, { kind: 'figure' }>;

export function figureHtml(figure: Figure, { labels, picture }: PageSetting): string {
  const { place, shown, citation, source } = figure;
  const address = picture(shown.picture);
  const from = inlineHtml(citation);
  const sourced =
    from === ''
      ? ''
      : ` <span class="source" dir="auto">${source === null ? from : `<a href="#src-${source}">${from}</a>`}</span>`;
  return `<div class="figure" id="${place}">
${address === null ? missingPicture(shown.alt, labels) : `<img src="${escaped(address)}" alt="${escaped(shown.alt)}">`}
<p class="caption">${captionHtml(figure, labels)}${sourced}</p>
</div>`;
}

export const missingPicture = (alt: string, labels: Labels): string =>
  `<p class="missing">${escaped(labels.pictureMissing(alt))}</p>`;

export interface Captioned {
  /** From 1. */
  readonly number: number;
  readonly caption: string;
}

export const captionHtml = ({ number, caption }: Captioned, labels: Labels): string =>
  `<span class="number">${labels.figure} ${number}</span>${caption === '' ? '' : ` <span dir="auto">${escaped(caption)}</span>`}`;
