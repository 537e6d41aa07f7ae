/**
 * Signs of sources and passages: `S-k3f9`, `S-k3f9.4`. A sign is given once, when it is first needed, and stays (`docs/FORMAT.md`,
 * “Signs”). All that is here follows from registers alone, so that every device says the same.
 */
import { annotationAddress } from '../annotations/annotation.ts';
import { articleHome } from '../articles/article.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { stampDevice } from '../storage/stamp.ts';

/** Characters of a sign at least, and where another device than the archive’s first brought the article in. */
const shortest = 4;
const shortestElsewhere = 6;
/** Characters of a device’s id beside the number of a passage that was brought in by another one. */
const deviceMark = 3;

/** Register of an article; set of a mark; and, by device, the last number that it gave in an article. */
const signField = 'sign';
const numbersField = 'numbers';
const countField = (device: string): string => `numbered/${device}`;

/** A mark whose sign is wanted. */
export interface SignedMark {
  readonly id: string;
  readonly article: string;
}

export interface Signs {
  readonly article: (id: string) => string;
  readonly mark: (mark: SignedMark) => string;
}

/** Signs of these articles and marks. Those that have none are given one, all in one change; others when they are asked for. */
export function signsOf(archive: Archive, articles: readonly string[], marks: readonly SignedMark[]): Signs {
  const ofArticles = [...new Set([...articles, ...marks.map(({ article }) => article)])];
  if (ofArticles.some((id) => !signHeld(archive, id)) || marks.some((mark) => !numberHeld(archive, mark)))
    give(archive, ofArticles, marks);
  return {
    article: (id) => {
      if (!signHeld(archive, id)) give(archive, [id], []);
      return signShown(archive, id, null);
    },
    mark: (mark) => {
      if (!numberHeld(archive, mark)) give(archive, [mark.article], [mark]);
      return signShown(archive, mark.article, mark.id);
    },
  };
}

/** The sign as it is shown, of an article or of a mark of it; its whole id where it has been given none. */
export function signShown(archive: Archive, article: string, mark: string | null): string {
  const sign = `S-${signHeld(archive, article) ?? article}`;
  return mark === null ? sign : `${sign}.${numberHeld(archive, { id: mark, article }) ?? mark}`;
}

/** Where nothing can be written, signs are whole ids: long, and never given to another. */
function give(archive: Archive, articles: readonly string[], marks: readonly SignedMark[]): void {
  try {
    archive.commit((draft) => {
      for (const id of articles)
        if (!signHeld(archive, id)) draft.set(articleHome(id), signField, newSign(archive, id));
      giveNumbers(archive, draft, marks);
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** Numbers go up by one in each article and device, and are never given again, whatever becomes of their mark. */
function giveNumbers(archive: Archive, draft: Draft, marks: readonly SignedMark[]): void {
  const { replica, device } = archive;
  const counts = new Map<string, number>();
  const given = new Set<string>();
  for (const mark of marks) {
    if (given.has(mark.id) || numberHeld(archive, mark)) continue;
    given.add(mark.id);
    const home = articleHome(mark.article);
    const last = counts.get(home) ?? Number(replica.value(home, countField(device)) ?? 0);
    const own = broughtInBy(archive, mark.article) === device ? '' : `-${device.slice(0, deviceMark)}`;
    let next = (Number.isSafeInteger(last) ? last : 0) + 1;
    // A machine that shared this id may have given it.
    while (markNumbered(archive, mark.article, `${next}${own}`)) next++;
    counts.set(home, next);
    draft.set(annotationAddress(mark.article, mark.id), `${numbersField}/${next}${own}`, true);
  }
  for (const [home, count] of counts) draft.set(home, countField(device), count);
}

/** The sign that an article has; undefined where it has none, or another one has it. */
function signHeld(archive: Archive, id: string): string | undefined {
  const sign = readText(archive.replica, articleHome(id), signField);
  if (sign.length < shortest || !id.startsWith(sign)) return undefined;
  const isHeldBefore = articlesLike(archive, sign).some(
    (other) => other < id && readText(archive.replica, articleHome(other), signField) === sign,
  );
  return isHeldBefore ? undefined : sign;
}

/** The shortest beginning of its id that no other article known here begins with, the destroyed among them. */
function newSign(archive: Archive, id: string): string {
  const device = broughtInBy(archive, id);
  const least = device === '' || device === firstDevice(archive) ? shortest : shortestElsewhere;
  const others = articlesLike(archive, id.slice(0, least)).filter((other) => other !== id);
  let length = least;
  while (length < id.length && others.some((other) => other.startsWith(id.slice(0, length)))) length++;
  return id.slice(0, length);
}

/** Ids of all articles that begin so, of which something is known. */
function articlesLike({ index }: Archive, beginning: string): string[] {
  return index
    .all<{ address: string }>(
      'SELECT address FROM things WHERE address >= ? AND address < ? AND address = home',
      articleHome(beginning),
      `${articleHome(beginning)}~`,
    )
    .map(({ address }) => idOf(address));
}

/** The device that an article came into the archive on; '' where it is not known. */
const broughtInBy = ({ replica }: Archive, id: string): string => {
  const [added] = replica.versions(articleHome(id), 'added');
  return added ? stampDevice(added.stamp) : '';
};

/** The device that brought in the archive’s first article. */
function firstDevice(archive: Archive): string {
  const first = archive.index.get<{ id: string }>('SELECT id FROM articles ORDER BY added, id LIMIT 1');
  return first ? broughtInBy(archive, first.id) : archive.device;
}

/** The number that a mark has: of several the plain one, then the first. */
function numberHeld(archive: Archive, { id, article }: SignedMark): string | undefined {
  return numbersOf(archive, article, id)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .find((number) => markNumbered(archive, article, number) === id);
}

const numbersOf = ({ replica }: Archive, article: string, mark: string): string[] =>
  replica
    .elements(annotationAddress(article, mark), numbersField)
    .map(([number]) => number)
    .filter((number) => /^[1-9]\d{0,8}(?:-[0-9a-z]{3})?$/u.test(number));

/** The mark of an article that has a number: of several that were given it, the one with the smallest id. */
function markNumbered(archive: Archive, article: string, number: string): string | undefined {
  return numberedIn(archive, article).get(number);
}

const numberedMarks = new WeakMap<
  Archive,
  Map<string, { readonly at: number; readonly marks: Map<string, string> }>
>();

/** Marks of an article by their numbers; looked through anew where something has changed since. */
function numberedIn(archive: Archive, article: string): Map<string, string> {
  const kept = numberedMarks.get(archive) ?? new Map<string, { at: number; marks: Map<string, string> }>();
  numberedMarks.set(archive, kept);
  const at = archive.log.last;
  const known = kept.get(article);
  if (known?.at === at) return known.marks;
  const marks = new Map<string, string>();
  for (const address of archive.replica.below(articleHome(article), 'annotations')) {
    const id = idOf(address);
    for (const number of numbersOf(archive, article, id)) {
      const other = marks.get(number);
      if (other === undefined || id < other) marks.set(number, id);
    }
  }
  kept.set(article, { at, marks });
  return marks;
}

/** What a sign that somebody read somewhere may mean: articles, with the mark where it names one. */
export function whatSigned(
  archive: Archive,
  written: string,
): { readonly article: string; readonly mark: string | null }[] {
  const match =
    /^\s*(?:S\s?[-–‑]\s?)?([0-9a-z]{4,12})(?:\.(\d{1,9}(?:-[0-9a-z]{3})?|[0-9a-z]{12}))?\s*$/iu.exec(written);
  const [, sign = '', number] = match ?? [];
  if (sign === '') return [];
  const like = articlesLike(archive, sign.toLowerCase()).filter((id) =>
    archive.replica.thing(articleHome(id)),
  );
  const holding = like.filter((id) => signHeld(archive, id) === sign.toLowerCase());
  const articles = holding.length > 0 ? holding : like;
  if (number === undefined) return articles.map((article) => ({ article, mark: null }));
  return articles.flatMap((article) => {
    const wanted = number.toLowerCase();
    const mark =
      markNumbered(archive, article, wanted) ??
      (archive.replica.thing(annotationAddress(article, wanted)) ? wanted : undefined);
    return mark === undefined ? [] : [{ article, mark }];
  });
}
