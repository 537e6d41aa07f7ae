/** How a document names its sources: asked once, for all of it, as a style may shorten what it has named before. */
import type { BriefingDocument } from '../contract/document.ts';
import type { Inline } from '../contract/prose.ts';

export interface Citation {
  /** Id of the article. */
  readonly article: string;
  readonly locator: { readonly kind: 'page' | 'paragraph'; readonly number: number } | null;
}

export interface Citations {
  readonly style: BriefingDocument['style'];
  /** Of each citation, in order: its source in a line, and its note; null where the style cites in the text. */
  readonly cited: readonly { readonly line: Inline[]; readonly note: Inline[] | null }[];
  /** Every article that is cited, or named besides, once, in the order of the bibliography. */
  readonly entries: readonly { readonly article: string; readonly entry: Inline[] }[];
}

/** @param besides ids of articles that are in the bibliography without being cited */
export type Cite = (citations: readonly Citation[], besides: readonly string[]) => Citations;
