/** How the document of a briefing names its sources, in the style that was chosen for it. */
import { articleHome, readArticle } from '../articles/article.ts';
import type { CitingChoice } from '../contract/citing.ts';
import type { Citation, Citations, Cite } from '../documents/citing.ts';
import { labelsOf } from '../documents/labels/labels-of.ts';
import { plainCiting } from '../documents/plain-citing.ts';
import type { Archive } from '../storage/archive.ts';
import { citedFacts, institutionsOf } from './cited-facts.ts';
import { usualPlace } from './citing-choice.ts';
import { type CslItem, cslItem } from './csl-item.ts';
import { existingStyle } from './own-styles.ts';
import { plainStyle } from './plain-style.ts';
import { isNoteStyle, setCitations } from './processor.ts';
import type { CitationStyle } from './styles.ts';

/** Articles as items, each made once. */
export function itemsOf(archive: Archive, articles: readonly string[]): CslItem[] {
  const isInstitution = institutionsOf(archive);
  return [...new Set(articles)].map((id) => {
    const article = readArticle(archive.replica, articleHome(id));
    return cslItem(article, citedFacts(archive, article, isInstitution));
  });
}

export function briefingCiting(archive: Archive, { style: id, notes, language }: CitingChoice): Cite {
  if (id === null || id === plainStyle.id)
    return plainCiting(
      (article) => readArticle(archive.replica, articleHome(article)),
      labelsOf(language ?? 'en'),
    );
  const style = existingStyle(archive, id);
  const isNote = isNoteStyle(style);
  const place = isNote ? (notes ?? usualPlace(true)) : 'text';
  return (citations, besides) =>
    cited(archive, { style, language: language ?? 'en', withNotes: place !== 'text' }, citations, besides, {
      id,
      title: style.title,
      notes: place,
    });
}

/** A note has the whole of it, or what is short after that; the line below the words its short form. */
function cited(
  archive: Archive,
  { style, language, withNotes }: { style: CitationStyle; language: string; withNotes: boolean },
  citations: readonly Citation[],
  besides: readonly string[],
  named: Citations['style'],
): Citations {
  const items = itemsOf(archive, [...citations.map(({ article }) => article), ...besides]);
  const asked = citations.map(({ article, locator }) => ({ item: article, locator }));
  const job = { style, language, items, citations: asked };
  const set = setCitations({ ...job, shortens: withNotes ? 'as-read' : 'never' });
  const lines = withNotes ? setCitations({ ...job, shortens: 'always' }).citations : set.citations;
  return {
    style: named,
    cited: citations.map((_, index) => ({
      line: lines[index] ?? [],
      note: withNotes ? (set.citations[index] ?? []) : null,
    })),
    entries: set.entries.map(({ item, content }) => ({ article: item, entry: content })),
  };
}
