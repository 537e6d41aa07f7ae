/** Making annotations and changing them. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { findWords } from '../anchoring/find-words.ts';
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { describePlace, type Target } from '../anchoring/selectors.ts';
import { type ArticleRecord, articleHome, existingArticle } from '../articles/article.ts';
import type { CaptureText, CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Stance } from '../contract/record-parts.ts';
import type { PassageRef, RequestInput } from '../contract/requests.ts';
import type { TextPlace } from '../contract/views.ts';
import { draftProse } from '../decisions/prose.ts';
import { linkedEvent } from '../events/linked-event.ts';
import { linkedPerson } from '../people/linked-person.ts';
import { groupOf } from '../records/identity.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readTextOrNull } from '../storage/reading.ts';
import type { Json } from '../storage/register.ts';
import { annotationAddress, existingAnnotation } from './annotation.ts';
import { describePieces } from './pieces.ts';
import { describeRegion, refuseUnordered } from './region.ts';
import { draftStance } from './stance.ts';
import { draftTags } from './tags.ts';

/** In code points. */
type Place = TextPlace;

/** Adds a mark with all that is said of it in one change; answers its id. */
export function addAnnotation(
  archive: Archive,
  texts: CaptureTexts,
  input: RequestInput<'annotations.add'>,
): string {
  const article = existingArticle(archive, input.article);
  const text = texts.of(article);
  const target =
    'region' in input.passage
      ? describeRegion(article, texts, text, input.passage.region)
      : describePieces(
          (place) => describeTarget(article, texts, text, place),
          [input.passage, ...(input.further ?? [])].map((passage) => placeOf(article, text, passage)),
        );
  const id = input.id ?? newId();
  const address = annotationAddress(article.id, id);
  // What was destroyed has no address any more, and would take the new mark with it.
  if (archive.replica.addressOf(id) !== undefined || archive.replica.isDestroyed(address))
    throw new ProblemError(
      'invalid-value',
      `There is something with the id ${id} in this archive already. Nothing was highlighted.`,
    );
  archive.commit((draft) => {
    draft.set(address, 'target', storedTarget(target));
    draft.set(address, 'color', input.color ?? 'key');
    draft.set(address, 'creator', archive.author);
    draft.set(address, 'created', new Date(archive.now()).toISOString());
    if (input.note) draft.setProse(address, 'note', input.note);
    for (const person of input.people ?? [])
      draft.setElement(address, 'people', linkedPerson(archive, draft, person), true);
    for (const event of input.events ?? [])
      draft.setElement(address, 'events', linkedEvent(archive, draft, event, article.published), true);
    draftTags(archive, draft, address, input.tags ?? []);
  });
  return id;
}

export function editAnnotation(archive: Archive, input: RequestInput<'annotations.edit'>): void {
  const { address, target } = existingAnnotation(archive, input.id);
  archive.commit((draft) => {
    if (input.color !== undefined) draft.set(address, 'color', input.color);
    if (input.note !== undefined)
      draftProse(
        archive,
        draft,
        { address, field: 'note', name: `The note on “${target.quote.exact}”` },
        input.note,
        input.replaces,
      );
  });
}

/**
 * Links or unlinks in one change; `record` writes into the draft which record it is. What is taken off is the link to all that
 * are joined with it. `stance`: how the passage stands to it; absent, as it is.
 */
export function changeLink(
  archive: Archive,
  id: string,
  set: 'people' | 'events',
  present: boolean,
  record: (draft: Draft, published: string | null) => string,
  stance?: Stance,
): void {
  const { address, article } = existingAnnotation(archive, id);
  archive.commit((draft) => {
    const home = `${set}/${record(draft, readTextOrNull(archive.replica, articleHome(article), 'published'))}`;
    for (const one of present ? [home] : groupOf(archive.index, home))
      draft.setElement(address, set, idOf(one), present);
    if (present) draftStance(archive.replica, draft, address, home, stance);
  });
}

/** The target as a value of a register, without what it does not have. */
export function storedTarget({ further, region, ...rest }: Target): Json {
  return { ...rest, ...(further && { further }), ...(region && { region }) };
}

export function describeTarget(
  article: ArticleRecord,
  texts: Pick<CaptureTexts, 'layoutOf'>,
  text: CaptureText,
  place: Place,
): Target {
  const unit = (point: number): number => text.points.toUnit(point);
  refuseUnordered(article, text, place);
  return {
    capture: article.capture?.id ?? '',
    textSha256: text.sha256,
    ...describePlace(text.text, place.start, place.end, text.points),
    pages: pageSelectors(text.text, texts.layoutOf(article), unit(place.start), unit(place.end)),
  };
}

/** A stretch of the text that holds words; throws a problem where there is none, or where it is not the only one. */
export function placeOf(article: ArticleRecord, text: CaptureText, passage: PassageRef): Place {
  if ('quote' in passage) return placeOfQuote(article, text, passage.quote, passage.nth);
  return checkedPlace(article, text, passage);
}

/** A stretch that holds words; throws where there are none. */
export function checkedPlace(article: ArticleRecord, text: CaptureText, { start, end }: Place): Place {
  if (start >= end || end > text.points.length || text.points.slice(start, end).trim() === '')
    throw new ProblemError(
      'invalid-value',
      `There are no words at ${start}–${end} in “${article.title}”. Nothing was highlighted.`,
    );
  return { start, end };
}

function placeOfQuote(
  article: ArticleRecord,
  text: CaptureText,
  quote: string,
  nth: number | undefined,
): Place {
  const places = findWords(text.text, quote);
  if (places.length === 0)
    throw new ProblemError(
      'quote-not-found',
      `The words “${quote}” do not stand in “${article.title}”. Nothing was highlighted; copy the words exactly as the article has them.`,
    );
  if (nth === undefined && places.length > 1)
    throw new ProblemError(
      'several-places',
      `The words “${quote}” stand ${places.length} times in “${article.title}”. Nothing was highlighted; choose one with --nth:\n${places
        .map((place, index) => `  ${index + 1}. ${inContext(text.text, place)}`)
        .join('\n')}`,
      {
        places: places.map((place, index) => ({
          nth: index + 1,
          start: text.points.fromUnit(place.start),
          end: text.points.fromUnit(place.end),
          context: inContext(text.text, place),
        })),
      },
    );
  const chosen = places[(nth ?? 1) - 1];
  if (!chosen)
    throw new ProblemError(
      'quote-not-found',
      `The words “${quote}” stand only ${places.length} times in “${article.title}”; there is no number ${nth}. Nothing was highlighted.`,
    );
  return { start: text.points.fromUnit(chosen.start), end: text.points.fromUnit(chosen.end) };
}

function inContext(text: string, place: { start: number; end: number }): string {
  const context = 40;
  return `${contextBefore(text, place.start, context)}[${text.slice(place.start, place.end)}]${contextAfter(text, place.end, context)}`;
}
