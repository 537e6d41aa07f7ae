/** Sets citations and a bibliography in a CSL style; citeproc-js does the work (`docs/decisions/0014-citations.md`). */
import { createRequire } from 'node:module';
import type { CitationItem, Engine } from 'citeproc';
import { ProblemError } from '../contract/problem.ts';
import type { Inline } from '../contract/prose.ts';
import type { CslItem } from './csl-item.ts';
import { outputFormat, setText, sheltered } from './set-text.ts';
import { type CitationStyle, localeOf, nearestLanguage } from './styles.ts';

/** Loaded when the first citation is set: it takes a while, and most commands set none. */
const requireHere = createRequire(import.meta.url);
const processor = (): typeof import('citeproc') => {
  const loaded = requireHere('citeproc') as typeof import('citeproc');
  const formats = loaded.Output.Formats;
  formats.dossier ??= outputFormat(formats.html ?? {});
  return loaded;
};

/** One place that cites a source. */
export interface Citation {
  /** Id of an item. */
  readonly item: string;
  readonly locator: Locator | null;
}

export interface Locator {
  readonly kind: 'page' | 'paragraph';
  readonly number: number;
}

export interface SetCitations {
  /** One for each citation, in order. */
  readonly citations: readonly Inline[][];
  /** In the order of the style. */
  readonly entries: readonly { readonly item: string; readonly content: Inline[] }[];
}

export interface CitingJob {
  readonly style: CitationStyle;
  /** BCP 47. */
  readonly language: string;
  readonly items: readonly CslItem[];
  /** In the order in which they are read. */
  readonly citations: readonly Citation[];
  /** Which citations are short: those after the first of a source, as in notes; none, each standing for itself; or all. */
  readonly shortens: 'as-read' | 'never' | 'always';
}

/**
 * Sets all of it. Where a citation stands among the others (first, later, ibid.) is found here: the processor’s own way takes
 * time with the square of their number, 6 s for 2,000, and gives the same words.
 */
export function setCitations({ style, language, items, citations, shortens }: CitingJob): SetCitations {
  return refusing(style, () => {
    const engine = engineFor(style, language, items);
    engine.updateItems(items.map(({ id }) => id));
    const known = new Map<string, string>();
    const set = positioned(citations, engine.citation.opt['near-note-distance'], shortens).map((item) => {
      const key = JSON.stringify(item);
      const output = known.get(key) ?? engine.makeCitationCluster([item]);
      known.set(key, output);
      return setText(output);
    });
    return { citations: set, entries: entriesOf(engine, set, citations) };
  });
}

function entriesOf(
  engine: Engine,
  set: readonly Inline[][],
  citations: readonly Citation[],
): SetCitations['entries'] {
  const made = engine.makeBibliography();
  if (made)
    return made[1].map((entry, index) => ({
      item: made[0].entry_ids[index]?.[0] ?? '',
      content: setText(entry),
    }));
  // Some styles have notes and no bibliography: then the first note is the entry.
  const first = new Map<string, Inline[]>();
  citations.forEach(({ item }, index) => {
    if (!first.has(item)) first.set(item, set[index] ?? []);
  });
  return [...first].map(([item, content]) => ({ item, content }));
}

const position = { first: 0, subsequent: 1, ibid: 2, ibidElsewhere: 3 } as const;

/** Where each citation stands among those before it (CSL 1.0.2, “position”). Notes are numbered from 1, one a citation. */
function positioned(
  citations: readonly Citation[],
  near: number,
  shortens: CitingJob['shortens'],
): CitationItem[] {
  const first = new Map<string, number>();
  const latest = new Map<string, number>();
  let before: Citation | undefined;
  return citations.map((citation, index) => {
    const { item, locator } = citation;
    const located = locator ? { locator: String(locator.number), label: locator.kind } : {};
    if (shortens === 'never') return { id: item, ...located, position: position.first };
    if (shortens === 'always') return { id: item, ...located, position: position.subsequent };
    const note = index + 1;
    const firstNote = first.get(item);
    const previous = before;
    before = citation;
    if (firstNote === undefined) {
      first.set(item, note);
      latest.set(item, note);
      return { id: item, ...located, position: position.first };
    }
    const distance = note - (latest.get(item) ?? note);
    latest.set(item, note);
    return {
      id: item,
      ...located,
      position: previous?.item === item ? besides(previous.locator, locator) : position.subsequent,
      'near-note': distance <= near,
      'first-reference-note-number': firstNote,
    };
  });
}

/** A citation right after another of the same source. */
function besides(before: Locator | null, now: Locator | null): number {
  if (before?.kind === now?.kind && before?.number === now?.number) return position.ibid;
  return now ? position.ibidElsewhere : position.subsequent;
}

function engineFor(style: CitationStyle, language: string, items: readonly CslItem[]): Engine {
  const byId = new Map(items.map((item) => [item.id, shelteredItem(item)]));
  const { Engine } = processor();
  // “en” is what a document is in that nobody has said a language of: then the style’s own English holds.
  const said = language === '' || language === 'en' ? undefined : nearestLanguage(language);
  const engine = new Engine(
    { retrieveLocale: localeOf, retrieveItem: (id) => ({ ...byId.get(id) }) },
    style.xml,
    said ?? 'en-US',
    said !== undefined,
  );
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.setOutputFormat('dossier');
  return engine;
}

/** Whether a style sets notes, or cites in the text. */
export const isNoteStyle = (style: CitationStyle): boolean =>
  refusing(style, () => engineFor(style, 'en', []).opt.xclass === 'note');

function shelteredItem(item: CslItem): CslItem {
  return JSON.parse(JSON.stringify(item), (key, value: unknown) =>
    typeof value === 'string' && key !== 'id' && key !== 'type' ? sheltered(value) : value,
  ) as CslItem;
}

function refusing<T>(style: CitationStyle, set: () => T): T {
  try {
    return set();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      'refused',
      `The citation style “${style.title}” can’t be used: ${reason(error)}. Choose another one; nothing was lost.`,
    );
  }
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/\s+/gu, ' ')
    .replace(/[.\s]+$/u, '')
    .slice(0, 200);
