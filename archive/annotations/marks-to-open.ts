/** The marks that are drawn with the first words of an article: those of all others follow. */

import type { CaptureTexts } from '../articles/capture-texts.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import type { PageMark } from '../contract/page.ts';
import type { Archive } from '../storage/archive.ts';
import { foundIn } from './anchor.ts';
import { readAnnotations, regionOf, textFor } from './annotation.ts';
import { marksAround } from './mark-rows.ts';

/** More than stand on the highest screen. */
const most = 150;
/** Code points before a place in which a mark may begin that reaches it. */
const before = 1_500;

/** `at`: code points, what stands at the top of the view. */
export function marksToOpen(
  archive: Archive,
  texts: CaptureTexts,
  { article: id, capture, at }: { article: string; capture?: string | undefined; at: number },
): PageMark[] {
  const addresses = marksAround(archive.index, id, Math.max(0, at - before), most);
  if (addresses.length === 0) return [];
  const article = lookedInto(archive, id, capture);
  const text = textFor(texts, article);
  if (typeof text === 'string') return [];
  return readAnnotations(archive.replica, addresses).flatMap((record): PageMark[] => {
    const { place, further, state } = foundIn(archive, texts, record, article, text);
    if (!place) return [];
    const region = state === 'exact' ? regionOf(record.target) : null;
    return [
      {
        ...{ id: record.id, color: record.color, ...place },
        ...(further.length > 0 && { further: [...further] }),
        ...(region && { region }),
      },
    ];
  });
}
