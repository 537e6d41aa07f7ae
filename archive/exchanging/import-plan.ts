/** What would become of the marks in a file: which article each goes to, how it would be found, what is known. */
import { randomBytes } from 'node:crypto';
import { annotationAddress } from '../annotations/annotation.ts';
import { type ArticleRecord, articleHome, existingArticle } from '../articles/article.ts';
import type { ImportPlan, ImportSource, ImportStates } from '../contract/exchanging.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import type { PageBox } from './fragments.ts';
import { type Match, matchArticles } from './match-articles.ts';
import type { OutsideFile, OutsideMark } from './outside-mark.ts';
import { type Placed, PlacingText } from './place-mark.ts';
import { Placements } from './placements.ts';
import { inShort, ReportLines } from './report-lines.ts';
import { type Following, Turns } from './turns.ts';

/** Asks the parser how the pages of an article's PDF lie. */
export type AskPages = (article: ArticleRecord) => Promise<readonly PageBox[]>;

export type Assignment = readonly { readonly source: number; readonly article: string | null }[];

/** A file that was read, and what it was taken for. */
export interface ReadFile {
  readonly plan: string;
  readonly name: string;
  readonly file: OutsideFile;
  readonly matches: readonly (Match | null)[];
  readonly placements: Placements;
}

/** One mark with the place that it would get. */
export interface PlannedMark {
  readonly mark: OutsideMark;
  readonly article: ArticleRecord;
  readonly placed: Placed;
  readonly isKnown: boolean;
}

/** `into`: the article that all goes to; `near`: the one for a file of a single source that none fits. */
export async function matched(
  { archive }: OpenArchive,
  { name, file }: { name: string; file: OutsideFile },
  { into, near }: { into?: string | undefined; near?: string | undefined } = {},
): Promise<ReadFile> {
  const chosen = (id: string): Match => ({ article: existingArticle(archive, id).id, by: 'chosen' });
  const fitting = await matchArticles(archive, file.sources);
  const found =
    into === undefined ? fitting : fitting.map((match) => (match?.article === into ? match : chosen(into)));
  const matches =
    near !== undefined && found.length === 1 ? found.map((match) => match ?? chosen(near)) : found;
  return { plan: randomBytes(9).toString('hex'), name, file, matches, placements: new Placements() };
}

/** Where the sources go, once the person has said so. */
function assigned({ matches }: ReadFile, into: Assignment): (Match | null)[] {
  const chosen = new Map(into.map(({ source, article }) => [source, article]));
  return matches.map((match, source) => {
    const article = chosen.get(source);
    if (article === undefined) return match;
    if (article === match?.article) return match;
    return article === null ? null : { article, by: 'chosen' };
  });
}

export interface Planned {
  readonly matches: readonly (Match | null)[];
  readonly marks: readonly PlannedMark[];
  /** Marks whose source goes nowhere. */
  readonly homeless: readonly OutsideMark[];
}

export async function planned(
  open: OpenArchive,
  read: ReadFile,
  into: Assignment,
  askPages: AskPages,
  following: Following = {},
): Promise<Planned> {
  const { archive, texts } = open;
  const matches = assigned(read, into);
  const marks: PlannedMark[] = [];
  const homeless: OutsideMark[] = [];
  const byArticle = new Map<string, OutsideMark[]>();
  for (const mark of read.file.marks) {
    const match = matches[mark.source];
    if (!match) {
      homeless.push(mark);
      continue;
    }
    const ofArticle = byArticle.get(match.article) ?? [];
    byArticle.set(match.article, ofArticle);
    ofArticle.push(mark);
  }
  const turns = new Turns(following, 'finding', read.file.marks.length - homeless.length);
  for (const [id, ofArticle] of byArticle) {
    const article = existingArticle(archive, id);
    const known = knownMarks(open, id);
    const isPdf = article.capture?.announced.kind === 'pdf';
    const text = texts.tryOf(article);
    const asksPages = isPdf && ofArticle.some(({ boxes }) => boxes.some(({ fromTop }) => fromTop));
    const pages = asksPages ? await askPages(article) : [];
    const placing = new PlacingText(text, {
      capture: article.capture?.id ?? '',
      textSha256: article.capture?.announced.textSha256 ?? '',
      layout: text && isPdf ? texts.layoutOf(article) : [],
      pages,
    });
    const { announced } = article.capture ?? {};
    const where = [id, article.capture?.id, announced?.textSha256, text ? 'here' : 'absent', pages.length];
    for (const mark of ofArticle) {
      const isKnown = known.has(mark.origin) || (mark.own !== '' && known.has(mark.own));
      const placed = read.placements.of(where.join('/'), mark, placing);
      marks.push({ mark, article, placed, isKnown });
      // What a file holds twice is brought in once.
      known.add(mark.origin);
      await turns.after(marks.length);
    }
  }
  return { matches, marks, homeless };
}

/** Ids and outside names of all marks of an article, those in the trash among them. */
export function knownMarks(
  { archive: { replica } }: Pick<OpenArchive, 'archive'>,
  article: string,
): Set<string> {
  const known = new Set<string>();
  for (const address of replica.below(articleHome(article), 'annotations')) {
    known.add(address.slice(annotationAddress(article, '').length));
    const origin = replica.value(address, 'origin');
    if (typeof origin === 'string') known.add(origin);
  }
  return known;
}

export function planView(open: OpenArchive, read: ReadFile, plan: Planned): ImportPlan {
  const sources = read.file.sources.map((source, index): ImportSource => {
    const match = plan.matches[index] ?? null;
    const ofSource = plan.marks.filter(({ mark }) => mark.source === index);
    return {
      source: index,
      title: source.title,
      address: source.addresses[0] ?? source.doi,
      marks: read.file.marks.filter((mark) => mark.source === index).length,
      article: match
        ? { id: match.article, title: existingArticle(open.archive, match.article).title }
        : null,
      by: match?.by ?? null,
      known: ofSource.filter(({ isKnown }) => isKnown).length,
      states: countStates(ofSource.filter(({ isKnown }) => !isKnown)),
    };
  });
  return {
    plan: read.plan,
    file: read.name,
    format: read.file.format,
    marks: read.file.marks.length,
    sources: sources.filter(({ marks }) => marks > 0),
    notCarried: notCarried(read, plan),
  };
}

export function countStates(marks: readonly PlannedMark[]): ImportStates {
  const counts: ImportStates = { exact: 0, moved: 0, ambiguous: 0, lost: 0, region: 0, waiting: 0 };
  for (const { placed } of marks) counts[placed.state]++;
  return counts;
}

/** What the file says that no mark can hold, and what is held otherwise than it stood. */
export function notCarried({ file }: ReadFile, { marks }: Planned) {
  const lines = new ReportLines();
  for (const { message, where } of file.leftBehind) lines.add(message, where);
  for (const { mark, placed, isKnown } of marks) {
    if (isKnown) continue;
    const words = `${mark.where}: ${inShort(mark.pieces.map(({ exact }) => exact).join(' … ') || mark.note)}`;
    if (placed.onHeadline) lines.add('A note without words of its own stands on the headline.', words);
    if (placed.state === 'ambiguous')
      lines.add(
        'The words stand in several places, or doubtfully: the mark is ambiguous until you choose.',
        words,
      );
    if (placed.state === 'lost')
      lines.add('The words do not stand in the article: the mark is lost, and listed as such.', words);
    for (const tag of mark.tags) if (!tagOf(tag)) lines.add('A tag is too long, or empty.', inShort(tag));
    if (mark.page !== null && placed.target.region === undefined && placed.target.pages.length === 0)
      lines.add('A page number is not carried: the article has no pages.', words);
  }
  return lines.lines();
}

/** A tag as it is stored; '' where it can't be. It is part of a field, whose length is limited (`changeSchema`). */
export function tagOf(said: string): string {
  const tag = said.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return tag.length > 150 ? '' : tag;
}
