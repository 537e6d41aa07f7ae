/** Compares what a text quotes with every stored copy of the archive: where each quotation stands, or how it differs. */
import { contextAfter, contextBefore } from '../anchoring/context.ts';
import { firstWhere } from '../anchoring/tokens.ts';
import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import { articleIds } from '../articles/article-rows.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { withEachCapture } from '../captures/stored-captures.ts';
import type { CheckedQuotation, DraftCheck, Standing, StoryKind, WordPart } from '../contract/drafts.ts';
import { ProblemError } from '../contract/problem.ts';
import { changesWithin, type RunningText, wordsBefore } from '../drafts/running-text.ts';
import type { Archive } from '../storage/archive.ts';
import { comparedWords } from './compare-words.ts';
import { nearestPassage, WordedText } from './nearest-passage.ts';
import { type FoundInText, QuotationHunt, type Sought } from './quotation-hunt.ts';
import { type QuotedStretch, quotedStretches } from './quoted-stretches.ts';
import { ownEndOf } from './sought-quotation.ts';
import { standingAt } from './standing.ts';

/** A text that quotes: the body of a draft, a note, a block of a briefing. */
export interface QuotingText {
  readonly running: RunningText;
  readonly kind: StoryKind;
  readonly number: number | null;
  readonly by: string;
}

export interface Looking {
  /** Aborted with {@link checkStopped}. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface FoundQuotations {
  readonly quotations: readonly {
    readonly quotation: CheckedQuotation;
    /** Which text, and where in it, in UTF-16 code units. */
    readonly text: number;
    readonly start: number;
    readonly end: number;
  }[];
  readonly articles: number;
  readonly unread: DraftCheck['unread'];
}

export const checkStopped = (): ProblemError =>
  new ProblemError('cancelled', 'The check was stopped. Nothing was changed.');

/** A book has a few thousand. */
const mostQuotations = 20_000;
/** Places that are shown of each quotation. */
const shownPlaces = 5;
/** Titles that are named of articles which can’t be read. */
const namedUnread = 20;

interface Quoted extends QuotedStretch {
  readonly text: number;
  /** The innermost of those that it stands in, by their place in the list. */
  readonly within: number | undefined;
}

interface Outcome {
  readonly places: Standing[];
  articles: number;
  first: FoundInText | undefined;
}

export async function checkQuotations(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  quoting: readonly QuotingText[],
  looking: Looking = {},
): Promise<FoundQuotations> {
  const quoted = quoting.flatMap(({ running }, text) =>
    quotedStretches(running.text, running.paragraphs).map((stretch) => ({ ...stretch, text })),
  );
  if (quoted.length > mostQuotations)
    throw new ProblemError(
      'refused',
      `This text has more quotations than are checked at once: ${quoted.length}, and the limit is ${mostQuotations}. Check a part of it; nothing was changed.`,
    );
  const listed = nested(quoted);
  const running = (one: Quoted): RunningText => quoting[one.text]?.running ?? empty;
  const words = (one: Quoted): string => running(one).text.slice(one.start, one.end);
  // Of a quotation with changes also the words before them are looked for.
  const before = listed.map((one) => {
    const was = wordsBefore(running(one), one.start, one.end);
    return was === words(one) ? undefined : was;
  });
  const sought: Sought[] = [
    ...listed.map((one) => ({ words: words(one), style: one.style })),
    ...listed.map((one, at) => ({ words: before[at] ?? '', style: one.style })),
  ];
  const hunt = new QuotationHunt<ArticleRecord>(sought);
  // Where nothing is quoted no text need be read.
  const { outcomes, ...looked } = listed.some((_, at) => hunt.isSought(at))
    ? await lookEverywhere({ archive, texts }, hunt, sought.length, looking)
    : nothingSought;

  const stands = (at: number): boolean => (outcomes[at]?.articles ?? 0) > 0;
  // A block that does not stand as a whole is taken paragraph by paragraph.
  const withParts = new Set(listed.flatMap(({ within, isPart }) => (isPart ? [within] : [])));
  const isParted = (at: number): boolean => withParts.has(at) && !stands(at);
  const numbers = new Map<number, number>();
  const hidden = new Set<number>();
  listed.forEach(({ within }, at) => {
    if (within !== undefined && (hidden.has(within) || stands(within))) hidden.add(at);
    else if (hunt.isSought(at) && !isParted(at)) numbers.set(at, numbers.size + 1);
  });
  const worded = new WordedTexts(archive, texts);
  const paragraphAt = quoting.map((one) => paragraphsIn(one.running));
  const quotations: FoundQuotations['quotations'][number][] = [];
  for (const [at, number] of numbers) {
    const one = listed[at];
    const story = one && quoting[one.text];
    if (!story) continue;
    const outcome = outcomes[at] ?? { places: [], articles: 0, first: undefined };
    const isStanding = stands(at);
    const like = isStanding ? undefined : await worded.mostLike(words(one), hunt.likeTexts(at), looking);
    const { text } = story.running;
    const ownEnd = like ? ownEndOf(words(one), like.nearest.words) : (outcome.first?.ownEnd ?? '');
    quotations.push({
      text: one.text,
      start: one.start,
      end: one.end,
      quotation: {
        number,
        words: words(one),
        style: one.style,
        unclosed: one.unclosed,
        within: one.within === undefined ? null : (numbers.get(one.within) ?? null),
        where: {
          story: story.kind,
          number: story.number,
          paragraph: paragraphAt[one.text]?.(one.start) ?? 1,
          by: story.by,
        },
        before: contextBefore(text, one.start, contextShown),
        after: contextAfter(text, one.end, contextShown),
        changes: changesWithin(story.running, one.start, one.end),
        stoodBefore: !isStanding && stands(listed.length + at),
        verdict: isStanding ? 'stands' : like?.differs ? 'differs' : 'none',
        places: outcome.places,
        articles: outcome.articles,
        leftOut: [...(outcome.first?.leftOut ?? [])],
        insertions: [...(outcome.first?.insertions ?? [])],
        ownEnd,
        nearest: like?.nearest ?? null,
        difference: like ? differenceOf(like.nearest.words, words(one), ownEnd) : [],
      },
    });
  }
  return { quotations, ...looked };
}

function differenceOf(passage: string, words: string, ownEnd: string): WordPart[] {
  const kept = words.slice(0, words.length - ownEnd.length);
  return [
    ...comparedWords(passage, kept),
    ...(ownEnd === '' ? [] : [{ kind: 'insertion' as const, text: ownEnd }]),
  ];
}

const nothingSought = { outcomes: [], articles: 0, unread: { count: 0, titles: [] } };
const empty: RunningText = { text: '', paragraphs: [], edits: [] };
/** Characters of the draft around a quotation. */
const contextShown = 80;

/** The number, from 1, of the paragraph in which a place lies; empty ones are not counted. */
function paragraphsIn({ text, paragraphs }: RunningText): (start: number) => number {
  const filled = paragraphs.filter((one) => text.slice(one.start, one.end).trim() !== '');
  return (start) =>
    Math.max(
      1,
      firstWhere(filled.length, (at) => (filled[at]?.start ?? 0) > start),
    );
}

/** Each with the one that it stands in; they are in the order in which they begin, those that hold others first. */
function nested(quoted: readonly Omit<Quoted, 'within'>[]): Quoted[] {
  const open: number[] = [];
  return quoted.map((one, at) => {
    const holds = (outer: Omit<Quoted, 'within'> | undefined): boolean =>
      outer !== undefined && outer.text === one.text && outer.end >= one.end;
    while (open.length > 0 && !holds(quoted[open.at(-1) ?? 0])) open.pop();
    const within = open.at(-1);
    open.push(at);
    return { ...one, within };
  });
}

/** Milliseconds of work at a time, until anything is said of it, and between two times. */
const aTurn = 30;
const saidAfter = 250;
const saidEvery = 100;

async function lookEverywhere(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  hunt: QuotationHunt<ArticleRecord>,
  count: number,
  { signal, onProgress }: Looking,
): Promise<{ outcomes: Outcome[] } & Pick<FoundQuotations, 'articles' | 'unread'>> {
  const outcomes = Array.from(
    { length: count },
    (): Outcome => ({ places: [], articles: 0, first: undefined }),
  );
  const ids = articleIds(archive.index, false);
  const unread: string[] = [];
  let began = performance.now();
  let say = began + saidAfter;
  signal?.throwIfAborted();
  for (const [done, id] of ids.entries()) {
    const newest = readArticle(archive.replica, articleHome(id));
    if (newest.trashed) continue;
    if (!lookInto({ archive, texts }, newest, hunt, outcomes)) unread.push(newest.title);
    const now = performance.now();
    if (now - began < aTurn) continue;
    if (now >= say) {
      onProgress?.({ done, total: ids.length });
      say = now + saidEvery;
    }
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
    signal?.throwIfAborted();
  }
  return {
    outcomes,
    articles: ids.length - unread.length,
    unread: { count: unread.length, titles: unread.slice(0, namedUnread) },
  };
}

/** Looks into all copies of an article, the newest first; answers whether that one could be read. */
function lookInto(
  { archive, texts }: { readonly archive: Archive; readonly texts: CaptureTexts },
  newest: ArticleRecord,
  hunt: QuotationHunt<ArticleRecord>,
  outcomes: readonly Outcome[],
): boolean {
  const known = new Set<number>();
  let isRead = false;
  for (const copy of withEachCapture(archive, newest)) {
    const text = texts.glance(copy);
    if (text === undefined) continue;
    const isNewest = copy.capture?.id === newest.capture?.id;
    if (isNewest) isRead = true;
    const found = hunt.look(text, copy);
    if (found.size === 0) continue;
    const standing = standingAt(copy, text, isNewest);
    for (const [number, place] of found) {
      const outcome = outcomes[number];
      if (!outcome || known.has(number)) continue;
      known.add(number);
      outcome.articles++;
      outcome.first ??= place;
      if (outcome.places.length < shownPlaces) outcome.places.push(standing(place));
    }
  }
  return isRead;
}

/** So like must a passage be for a quotation to be one of it that differs; shorter ones are like others by chance. */
const likeEnough = (words: number): number => (words <= 3 ? 0.72 : words <= 6 ? 0.62 : 0.55);
/** Less than that helps nobody. */
const worthShowing = 0.3;
/** Characters of texts that are kept in words, for the next quotation. */
const keptCharacters = 4_000_000;

class WordedTexts {
  readonly #archive: Archive;
  readonly #texts: CaptureTexts;
  readonly #kept = new Map<string, { readonly text: string; readonly worded: WordedText }>();
  #characters = 0;

  constructor(archive: Archive, texts: CaptureTexts) {
    this.#archive = archive;
    this.#texts = texts;
  }

  async mostLike(
    words: string,
    like: readonly { readonly key: ArticleRecord }[],
    { signal }: Looking,
  ): Promise<
    { readonly nearest: NonNullable<CheckedQuotation['nearest']>; readonly differs: boolean } | undefined
  > {
    const count = words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (count < 3 && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(words)) return undefined;
    let best: { key: ArticleRecord; text: string; start: number; end: number; likeness: number } | undefined;
    for (const { key } of like) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      const known = this.#of(key);
      const found = known && nearestPassage(words, known.worded);
      if (known && found && found.likeness > (best?.likeness ?? worthShowing))
        best = { key, text: known.text, ...found };
    }
    if (!best) return undefined;
    const newest = readArticle(this.#archive.replica, best.key.home).capture?.id;
    const standing = standingAt(best.key, best.text, best.key.capture?.id === newest);
    return {
      nearest: { ...standing(best), likeness: best.likeness },
      differs: best.likeness >= likeEnough(count),
    };
  }

  #of(article: ArticleRecord): { readonly text: string; readonly worded: WordedText } | undefined {
    const key = `${article.id}/${article.capture?.id}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const text = this.#texts.glance(article);
    if (text === undefined) return undefined;
    const made = { text, worded: new WordedText(text) };
    this.#kept.set(key, made);
    this.#characters += text.length;
    for (const [oldest, { text: old }] of this.#kept) {
      if (this.#characters <= keptCharacters || oldest === key) break;
      this.#kept.delete(oldest);
      this.#characters -= old.length;
    }
    return made;
  }
}
