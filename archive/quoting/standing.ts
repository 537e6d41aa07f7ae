/** A place in a stored copy as it is shown: with its page or paragraph, its address and its surroundings. */
import { CodePoints } from '../anchoring/code-points.shared.ts';
import { contextAfter, contextBefore, oneLine } from '../anchoring/context.ts';
import { paragraphOfPlace } from '../anchoring/paragraphs.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import type { ArticleRecord } from '../articles/article.ts';
import type { Standing } from '../contract/drafts.ts';

/** Of one copy; places are in UTF-16 code units of its text. */
export function standingAt(
  copy: ArticleRecord,
  text: string,
  isNewest: boolean,
): (place: { readonly start: number; readonly end: number }) => Standing {
  const points = new CodePoints(text);
  const capture = copy.capture?.id ?? '';
  const announced = copy.capture?.announced;
  const isPdf = announced?.kind === 'pdf';
  const pageOf = (unit: number): number => text.slice(0, unit).split(pageBreak).length;
  return ({ start, end }) => {
    const place = { start: points.fromUnit(start), end: points.fromUnit(end) };
    const page = isPdf ? pageOf(start) : null;
    const side = isNewest ? copy.id : `${copy.id}@${capture}`;
    const pages = page === null ? [] : [page, pageOf(end)];
    return {
      article: copy.id,
      title: copy.title,
      publisher: copy.publisher,
      published: copy.published,
      capture,
      captured: announced?.captured ?? '',
      newest: isNewest,
      ...place,
      page,
      paragraph: isPdf ? null : paragraphOfPlace(text, place.start),
      address: `dossier://articles/${side}/text/${place.start}-${place.end}`,
      machineRead: pages.some((one) => announced?.machineRead?.includes(one)),
      words: oneLine(text.slice(start, end)).trim(),
      before: contextBefore(text, start),
      after: contextAfter(text, end),
    };
  };
}
