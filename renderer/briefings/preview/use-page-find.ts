/** Looking for words in the printed pages: all of them, whether they are drawn or not. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pdfTextRule } from '../../../archive/anchoring/pdf-text.shared.ts';
import type { Find } from '../../../archive/contract/reading.ts';
import { WordFinder } from '../../page/find-words.ts';
import { readPageText } from '../../page/pdf-page-text.ts';
import type { Span } from '../../page/span.ts';
import type { Finding } from '../../window/find-bar.tsx';
import type { PlaceOnPage } from './preview-pdf.ts';

/** Words that were found; the span in the text of their page. */
interface Hit {
  readonly page: number;
  readonly span: Span;
  /** From the top of the page, as a share of its height. */
  readonly top: number;
}

interface LookedThrough {
  readonly finder: WordFinder;
  readonly topOf: (at: number) => number;
}

export interface PageFinding extends Finding {
  readonly open: boolean;
  readonly show: () => void;
  /** What is to be drawn on a page: all that was found, and the one that is current. */
  readonly on: (page: number) => { readonly hits: readonly Span[]; readonly current: Span | null };
}

const nothing: Find = { words: '', caseMatters: false, accentsMatter: false, wholeWords: false };
const none: readonly Hit[] = [];

/** @param goTo shows a place of the pages */
export function usePageFind(
  pdf: PDFDocumentProxy | null,
  standingAt: () => number,
  goTo: (place: PlaceOnPage) => void,
): PageFinding {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(0);
  const [asked, setAsked] = useState(nothing);
  const [hits, setHits] = useState<readonly Hit[] | null>(null);
  const [current, setCurrent] = useState(-1);
  const pages = useMemo(() => pdf && pagesToLookThrough(pdf), [pdf]);
  const latest = useRef(goTo);
  latest.current = goTo;
  // Pages that are printed anew are looked through again; whoever stands at one of the words stays there.
  const told = useRef<Find | null>(null);
  // Where the person stood when they began to look.
  const begun = useRef(1);

  useEffect(() => {
    if (!open || !pages) return undefined;
    let gone = false;
    void lookThrough(pages, asked).then(
      (found) => {
        if (gone) return;
        setHits(found);
        if (told.current === asked) {
          setCurrent((at) => Math.min(at, found.length - 1));
          return;
        }
        told.current = asked;
        const next = Math.max(
          0,
          found.findIndex(({ page }) => page >= begun.current),
        );
        setCurrent(found.length > 0 ? next : -1);
        const hit = found[next];
        if (hit) latest.current(hit);
      },
      // The file is let go when a newer one has come: that one is looked through.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [open, pages, asked]);

  const byPage = useMemo(() => {
    const spans = new Map<number, Span[]>();
    for (const { page, span } of open ? (hits ?? none) : none)
      spans.set(page, [...(spans.get(page) ?? []), span]);
    return spans;
  }, [open, hits]);
  const at = open ? (hits?.[current] ?? null) : null;

  return {
    open,
    asked,
    found: hits && { count: hits.length, current: current < 0 ? null : { number: current } },
    wanted,
    show: () => {
      if (!open) begun.current = standingAt();
      setWanted((times) => times + 1);
      setOpen(true);
    },
    change: (part) => {
      setHits(null);
      setAsked({ ...asked, ...part });
    },
    step: (by) => {
      if (!hits || hits.length === 0) return;
      const next = (current + by + hits.length) % hits.length;
      setCurrent(next);
      const hit = hits[next];
      if (hit) goTo(hit);
    },
    close: () => setOpen(false),
    on: (page) => ({ hits: byPage.get(page) ?? noSpans, current: at?.page === page ? at.span : null }),
  };
}

const noSpans: readonly Span[] = [];

/** Each page’s text is read once, when it is first asked for. */
function pagesToLookThrough(pdf: PDFDocumentProxy) {
  const read = new Map<number, Promise<LookedThrough>>();
  const readPage = async (number: number): Promise<LookedThrough> => {
    const page = await pdf.getPage(number);
    const { text, content, runs } = await readPageText(page, null, pdfTextRule);
    const [, bottom = 0, , top = 0] = page.view;
    return {
      finder: new WordFinder(text),
      topOf: (at) => {
        const run = runs.find(({ end }) => end > at);
        const item = run && content.items[run.item];
        const y = item && 'transform' in item ? Number(item.transform[5]) : top;
        return (top - y) / (top - bottom || 1);
      },
    };
  };
  return {
    count: pdf.numPages,
    page: (number: number): Promise<LookedThrough> => {
      const known = read.get(number) ?? readPage(number);
      read.set(number, known);
      return known;
    },
  };
}

async function lookThrough(
  { count, page }: ReturnType<typeof pagesToLookThrough>,
  asked: Find,
): Promise<Hit[]> {
  if (asked.words.trim() === '') return [];
  const hits: Hit[] = [];
  for (let number = 1; number <= count; number++) {
    const { finder, topOf } = await page(number);
    for (const span of finder.find(asked)) hits.push({ page: number, span, top: topOf(span.start) });
  }
  return hits;
}
