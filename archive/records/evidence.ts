/** Passages that say so: evidence of a role, a relation or a date. */
import { readAnnotation } from '../annotations/annotation.ts';
import { quoteOf } from '../annotations/quote.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Evidence } from '../contract/record-parts.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readSet, readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

/** What a part of a record stands on, and whether some of that is here. */
export interface Support {
  readonly evidence: Evidence[];
  readonly supported: boolean;
}

export const evidenceIds = (replica: Replica, part: string): string[] => readSet(replica, part, 'evidence');

export function supportOf(archive: Archive, part: string): Support {
  const evidence = evidenceIds(archive.replica, part).map((id) => evidenceOf(archive, id));
  return { evidence, supported: evidence.some(({ article }) => article !== null) };
}

function evidenceOf({ replica }: Archive, id: string): Evidence {
  const address = replica.addressOf(id);
  const mark = address?.includes('/annotations/') ? readAnnotation(replica, address) : undefined;
  const home = mark && homeOf(mark.address);
  if (!mark || !home || mark.trashed || !replica.thing(home) || replica.value(home, 'trashed') === true)
    return { annotation: id, quote: '', article: null };
  return {
    annotation: id,
    quote: quoteOf(mark.target),
    article: { id: idOf(home), title: readText(replica, home, 'title') },
  };
}

/** Puts passages to a part of a record; throws where one is not here. */
export function draftEvidence(
  archive: Archive,
  draft: Draft,
  part: string,
  annotations: readonly string[],
  present = true,
): void {
  for (const id of annotations) {
    if (present && !archive.replica.addressOf(id)?.includes('/annotations/'))
      throw new ProblemError(
        'not-found',
        `There is no highlight ${id} in this archive, so it can’t be evidence. Nothing was changed.`,
      );
    draft.setElement(part, 'evidence', id, present);
  }
}
