/** Carries a plan out: marks of another program become marks of the archive. */
import { noteAnchor } from '../annotations/anchor-cache.ts';
import { annotationAddress, readAnnotation } from '../annotations/annotation.ts';
import type { MarksReport } from '../contract/exchanging.ts';
import { ProblemError } from '../contract/problem.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import type { Draft } from '../storage/draft.ts';
import { newId } from '../storage/ids.ts';
import type { Json } from '../storage/register.ts';
import {
  type AskPages,
  type Assignment,
  countStates,
  knownMarks,
  notCarried,
  type Planned,
  type PlannedMark,
  planned,
  type ReadFile,
  tagOf,
} from './import-plan.ts';
import { linkOutsideEvent, linkOutsidePerson } from './outside-links.ts';
import { inShort, ReportLines } from './report-lines.ts';
import { type Following, Turns } from './turns.ts';

/** Marks in one change: undone together, and no line of the history becomes too long. */
const marksAChange = 200;

export async function bringIn(
  open: OpenArchive,
  read: ReadFile,
  into: Assignment,
  askPages: AskPages,
  following: Pick<Following, 'onProgress'> = {},
): Promise<MarksReport> {
  const plan = await planned(open, read, into, askPages, following);
  const fresh = plan.marks.filter(({ isKnown }) => !isKnown);
  const added: PlannedMark[] = [];
  const lines = new ReportLines();
  const turns = new Turns(following, 'bringing', fresh.length);
  for (let at = 0; at < fresh.length; at += marksAChange) {
    const looked: [address: string, mark: PlannedMark][] = [];
    open.archive.commit((draft) => {
      // Another device, or another window, may have brought some in meanwhile.
      const known = new Map<string, Set<string>>();
      for (const one of fresh.slice(at, at + marksAChange)) {
        const here = known.get(one.article.id) ?? knownMarks(open, one.article.id);
        known.set(one.article.id, here);
        if (here.has(one.mark.origin)) continue;
        looked.push([draftMark(open, draft, one, lines), one]);
        added.push(one);
      }
    });
    for (const [address, one] of looked) noteFound(open, address, one);
    await turns.after(Math.min(at + marksAChange, fresh.length));
  }
  return report(read, plan, added, lines);
}

function draftMark(
  { archive }: OpenArchive,
  draft: Draft,
  { mark, article, placed }: PlannedMark,
  lines: ReportLines,
): string {
  const address = annotationAddress(article.id, newId());
  const words = `${mark.where}: ${inShort(mark.pieces[0]?.exact || mark.note)}`;
  const linked = (link: () => void): void => {
    try {
      link();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      lines.add(`A link could not be made: ${error.message}`, words);
    }
  };
  draft.set(address, 'target', { ...placed.target } as unknown as Json);
  draft.set(address, 'color', mark.color ?? 'key');
  draft.set(address, 'creator', mark.creator || archive.author);
  draft.set(address, 'created', mark.created || new Date(archive.now()).toISOString());
  draft.set(address, 'origin', mark.origin);
  if (mark.note !== '') draft.setProse(address, 'note', mark.note);
  for (const tag of new Set(mark.tags.map(tagOf)))
    if (tag !== '') draft.setElement(address, 'tags', tag, true);
  for (const person of mark.people) linked(() => linkOutsidePerson(archive, draft, address, person));
  for (const event of mark.events) linked(() => linkOutsideEvent(archive, draft, address, event));
  if (!mark.speech) return address;
  const { speaker, addressee, occasion, translation } = mark.speech;
  if (speaker) draft.set(address, 'speaker', { name: speaker.name });
  if (addressee !== '') draft.set(address, 'addressee', addressee);
  if (occasion !== '') draft.set(address, 'occasion', occasion);
  if (translation) draft.set(address, 'translation', { ...translation });
  return address;
}

/** What was just looked for in vain, or found with differences, is not looked for again by whoever shows it next. */
function noteFound({ archive }: OpenArchive, address: string, { article, placed }: PlannedMark): void {
  const record = placed.found && readAnnotation(archive.replica, address);
  const text = article.capture?.announced.textSha256;
  if (placed.found && record && text !== undefined)
    noteAnchor(archive.index, record, text, { found: placed.found, witnessed: false });
}

function report(
  read: ReadFile,
  plan: Planned,
  added: readonly PlannedMark[],
  lines: ReportLines,
): MarksReport {
  const articles = new Map<string, { id: string; title: string; added: number }>();
  for (const { article } of added) {
    const known = articles.get(article.id) ?? { id: article.id, title: article.title, added: 0 };
    articles.set(article.id, { ...known, added: known.added + 1 });
  }
  return {
    file: read.name,
    format: read.file.format,
    added: added.length,
    known: plan.marks.length - added.length,
    states: countStates(added),
    articles: [...articles.values()],
    left: plan.homeless.map((mark) => ({
      where: mark.where,
      words: inShort(mark.pieces.map(({ exact }) => exact).join(' … ') || mark.note),
      reason: `No article was chosen for “${inShort(read.file.sources[mark.source]?.title || read.file.sources[mark.source]?.addresses[0] || 'an unnamed source')}”.`,
    })),
    notCarried: [...notCarried(read, plan), ...lines.lines()],
  };
}
