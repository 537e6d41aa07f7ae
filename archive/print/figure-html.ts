/** Figures over the full measure, each with its number and its words. */
import type { DocumentBlock } from '../contract/document.ts';
import { escaped } from './escaped.ts';
import { inlineHtml } from './prose-html.ts';
import type { Setting } from './setting.ts';

type Figure = Extract<DocumentBlock, { kind: 'figure' }>;

export function figureHtml(figure: Figure, { picture }: Setting): string {
  const { place, shown, citation, source } = figure;
  const address = picture(shown.picture);
  const from = inlineHtml(citation);
  const sourced =
    from === ''
      ? ''
      : ` <span class="source" dir="auto">${source === null ? from : `<a href="#src-${source}">${from}</a>`}</span>`;
  return `<div class="figure" id="${place}">
${address === null ? missingPicture(shown.alt) : `<img src="${escaped(address)}" alt="${escaped(shown.alt)}">`}
<p class="caption">${captionHtml(figure)}${sourced}</p>
</div>`;
}

export const missingPicture = (alt: string): string =>
  `<p class="missing">A picture is missing: ${escaped(alt === '' ? 'it has no description' : alt)}.</p>`;

export interface Captioned {
  /** From 1. */
  readonly number: number;
  readonly caption: string;
}

export const captionHtml = ({ number, caption }: Captioned): string =>
  `<span class="number">Figure ${number}</span>${caption === '' ? '' : ` <span dir="auto">${escaped(caption)}</span>`}`;
