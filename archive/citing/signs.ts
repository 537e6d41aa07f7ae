/**
 * Signs of sources and passages: `S-k3f9`, `S-k3f9.4`. A sign is given once, when it is first needed, and stays (`docs/FORMAT.md`,
 * “Signs”). All that is here follows from registers alone, so that every device says the same.
 */
import { annotationAddress } from '../annotations/annotation.ts';
import { articleHome } from '../articles/article.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
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
  /** What lacks a sign among these has one from now on: all in one change, where signs are given. */
  readonly expect: (articles: readonly string[], marks: readonly SignedMark[]) => void;
  readonly article: (id: string) => string;
  readonly mark: (mark: SignedMark) => string;
}

/** Signs that are given to what lacks them, when they are asked for. */
export function signsGiven(archive: Archive): Signs {
  const expect: Signs['expect'] = (articles, marks) => {
    const plan = planned(
      archive,
      [...articles, ...marks.map(({ article }) => article)],
      marks,
      nothingPlanned(),
    );
    if (plan.signs.size > 0 || plan.numbers.size > 0) give(archive, plan);
  };
  return {
    expect,
    article: (id) => {
      expect([id], []);
      return signShown(archive, id, null);
    },
    mark: (mark) => {
      expect([], [mark]);
      return signShown(archive, mark.article, mark.id);
    },
  };
}

/** The signs that would be given by now, in the order in which they are asked for: to look at, as looking must not write. */
export function signsForeseen(archive: Archive): Signs {
  const plan = nothingPlanned();
  const expect: Signs['expect'] = (articles, marks) => {
    planned(archive, [...articles, ...marks.map(({ article }) => article)], marks, plan);
  };
  const article = (id: string): string => {
    expect([id], []);
    return `S-${signHeld(archive, id) ?? plan.signs.get(id)}`;
  };
  return {
    expect,
    article,
    mark: (mark) => {
      expect([], [mark]);
      return `${article(mark.article)}.${numberHeld(archive, mark) ?? plan.numbers.get(mark.id)?.number}`;
    },
  };
}

/** {@link signsGiven}, with these given at once. */
export function signsOf(archive: Archive, articles: readonly string[], marks: readonly SignedMark[]): Signs {
  const signs = signsGiven(archive);
  signs.expect(articles, marks);
  return signs;
}

/** The sign as it is shown, of an article or of a mark of it; its whole id where it has been given none. */
export function signShown(archive: Archive, article: string, mark: string | null): string {
  const sign = `S-${signHeld(archive, article) ?? article}`;
  return mark === null ? sign : `${sign}.${numberHeld(archive, { id: mark, article }) ?? mark}`;
}

/** What lacks a sign, with the one that it is to get. */
interface Plan {
  /** By article. */
  readonly signs: Map<string, string>;
  /** By mark. */
  readonly numbers: Map<string, { readonly article: string; readonly number: string }>;
  /** The last number that this device will have given, by home of an article. */
  readonly counts: Map<string, number>;
}

const nothingPlanned = (): Plan => ({ signs: new Map(), numbers: new Map(), counts: new Map() });

function planned(
  archive: Archive,
  articles: readonly string[],
  marks: readonly SignedMark[],
  plan: Plan,
): Plan {
  for (const id of articles)
    if (!plan.signs.has(id) && !signHeld(archive, id)) plan.signs.set(id, newSign(archive, id));
  for (const mark of marks)
    if (!plan.numbers.has(mark.id) && !numberHeld(archive, mark)) planNumber(archive, mark, plan);
  return plan;
}

/** Numbers go up by one in each article and device, and are never given again, whatever becomes of their mark. */
function planNumber(archive: Archive, { id, article }: SignedMark, { numbers, counts }: Plan): void {
  const { replica, device } = archive;
  const home = articleHome(article);
  const last = counts.get(home) ?? Number(replica.value(home, countField(device)) ?? 0);
  const own = broughtInBy(archive, article) === device ? '' : `-${device.slice(0, deviceMark)}`;
  let next = (Number.isSafeInteger(last) ? last : 0) + 1;
  // A machine that shared this id may have given it.
  while (markNumbered(archive, article, `${next}${own}`)) next++;
  counts.set(home, next);
  numbers.set(id, { article, number: `${next}${own}` });
}

/** Where nothing can be written, signs are whole ids: long, and never given to another. */
function give(archive: Archive, { signs, numbers, counts }: Plan): void {
  try {
    archive.commit((draft) => {
      for (const [id, sign] of signs) draft.set(articleHome(id), signField, sign);
      for (const [id, { article, number }] of numbers)
        draft.set(annotationAddress(article, id), `${numbersField}/${number}`, true);
      for (const [home, count] of counts) draft.set(home, countField(archive.device), count);
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
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
