/** A person says where a mark stands in a capture; the mark's own target is never rewritten for it. */
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Archive } from '../storage/archive.ts';
import { describeTarget, placeOf, storedTarget } from './annotate.ts';
import { existingAnnotation } from './annotation.ts';

export function placeMark(
  archive: Archive,
  texts: CaptureTexts,
  input: RequestInput<'annotations.place'>,
): void {
  const record = existingAnnotation(archive, input.id);
  const article = lookedInto(archive, record.article, input.capture);
  const text = texts.of(article);
  const given =
    input.places ??
    (input.quote === undefined ? [] : [placeOf(article, text, { quote: input.quote, nth: input.nth })]);
  if (given.length === 0)
    throw new ProblemError(
      'usage',
      'Say where the mark stands: by its words, or by places. Nothing was changed.',
    );
  const places = given.map((place) => placeOf(article, text, place)).sort((a, b) => a.start - b.start);
  if (places.some((place, at) => at > 0 && place.start < (places[at - 1]?.end ?? 0)))
    throw new ProblemError(
      'invalid-value',
      'Two pieces of a mark can’t stand in one another. Nothing was changed.',
    );
  const [first, ...further] = places.map((place) => describeTarget(article, texts, text, place));
  if (!first) return;
  const target = {
    ...first,
    ...(further.length > 0 && {
      further: further.map(({ quote, position, pages }) => ({ quote, position, pages })),
    }),
  };
  archive.commit((draft) => draft.set(record.address, `placed/${target.capture}`, storedTarget(target)));
}
