/** Where marks stand in the newest texts of their articles, as far as the index knows. */
import type { IndexFile } from '../storage/index-file.ts';

export interface StandingMark {
  readonly address: string;
  /** Code points of the newest text. */
  readonly start: number;
  readonly end: number;
  /** Address of the person or event that it is linked to; '' where all marks were asked for. */
  readonly target: string;
}

/** By article. `linkedTo`: addresses of people or events; absent, every mark. */
export function marksStanding(
  index: IndexFile,
  { linkedTo, article }: { readonly linkedTo?: readonly string[]; readonly article?: string | undefined },
): Map<string, StandingMark[]> {
  const rows = index.all<{
    address: string;
    article: string;
    start: number;
    end: number;
    found: string | null;
    target: string;
  }>(
    `SELECT marks.address, marks.article, marks.start, marks."end", ${linkedTo ? 'links.target' : "'' AS target"},
       CASE WHEN cited.text = newest.text THEN NULL ELSE coalesce(anchors.found, '{}') END AS found
     FROM ${linkedTo ? 'links JOIN marks ON marks.address = links.mark' : 'marks'}
       JOIN cited ON cited.mark = marks.address
       JOIN newest ON newest.article = marks.article
       LEFT JOIN anchors ON anchors.mark = cited.mark AND anchors.target = cited.target AND anchors.text = newest.text
     WHERE ${linkedTo ? 'links.target IN (SELECT value FROM json_each(?))' : '1'}
       ${article === undefined ? '' : 'AND marks.article = ?'}`,
    ...(linkedTo ? [JSON.stringify(linkedTo)] : []),
    ...(article === undefined ? [] : [article]),
  );
  const standing = new Map<string, StandingMark[]>();
  for (const { address, article: of, start, end, found, target } of rows) {
    const place = found === null ? { start, end } : placeIn(found);
    if (!place) continue;
    const others = standing.get(of);
    const mark = { address, target, start: place.start, end: place.end };
    if (others) others.push(mark);
    else standing.set(of, [mark]);
  }
  return standing;
}

const placeIn = (found: string): { start: number; end: number } | null =>
  (JSON.parse(found) as { place?: { start: number; end: number } | null }).place ?? null;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
