/**
 * Quote check of a briefing: each of its quotations character for character against the copy that was marked, with what has
 * become of the passage since; and every quotation that was typed into its own text, as in any draft.
 */
import { pieceGap } from '../anchoring/find-target.ts';
import { homeText } from '../annotations/anchor.ts';
import { findAnnotation } from '../annotations/annotation.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { briefingView, editBlock } from '../briefings/briefing.ts';
import { quotedInWords, quotedPieces } from '../briefings/quoted-pieces.shared.ts';
import type { BriefingCheck, CheckedBlock } from '../contract/drafts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Block, Briefing, Passage } from '../contract/views.ts';
import { bodyOf, plainParagraph } from '../drafts/draft.ts';
import { runningText } from '../drafts/running-text.ts';
import type { Archive } from '../storage/archive.ts';
import { checkQuotations, type Looking } from './check-quotations.ts';
import { comparedWords } from './compare-words.ts';
import { comparedForm } from './compared-text.ts';

interface Open {
  readonly archive: Archive;
  readonly texts: CaptureTexts;
}

export async function checkBriefing(open: Open, id: string, looking: Looking = {}): Promise<BriefingCheck> {
  const briefing = briefingView(open.archive, open.texts, id);
  const blocks = checkedBlocks(open, briefing);
  const written = briefing.blocks.filter(isWritten);
  const quoting = written.map(({ text }) => ({
    running: runningText(bodyOf(text.split('\n').map((line) => plainParagraph(line)))),
    kind: 'body' as const,
    number: null,
    by: '',
  }));
  const { quotations, unread } = await checkQuotations(open, quoting, looking);
  const typed = quotations.map(({ quotation, text, start, end }) => ({
    block: written[text]?.id ?? '',
    start,
    end,
    quotation,
  }));
  return {
    blocks,
    typed,
    findings:
      blocks.filter(isFinding).length + typed.filter((one) => one.quotation.verdict !== 'stands').length,
    unread,
  };
}

type Written = Extract<Block, { kind: 'heading' | 'text' | 'summary' }>;
/** Of a text with several versions nobody knows yet which one will be exported. */
const isWritten = (block: Block): block is Written =>
  block.kind === 'heading' ||
  ((block.kind === 'text' || block.kind === 'summary') && block.textVersions.length === 0);

/** What is left out of the export quotes nothing wrong; it is listed all the same. */
const isFinding = ({ verdict, state, unconfirmed, staleEdits }: CheckedBlock): boolean =>
  state !== null && (verdict !== 'stands' || state !== 'exact' || unconfirmed || staleEdits > 0);

function checkedBlocks(open: Open, { blocks }: Briefing): CheckedBlock[] {
  let number = 0;
  return blocks.flatMap((block) => {
    if (block.kind !== 'quotation') return [];
    // Those that are not here, or in the trash, are not printed and have no number.
    const shown = block.passage?.annotation.trashed ? null : block.passage;
    if (shown) number++;
    return [checkedBlock(open, block, shown, number)];
  });
}

function checkedBlock(
  open: Open,
  { id: block, annotation, stretches, edits, staleEdits }: Extract<Block, { kind: 'quotation' }>,
  passage: Passage | null,
  number: number,
): CheckedBlock {
  if (!passage)
    return {
      block,
      number,
      words: '',
      verdict: 'unknown',
      state: null,
      staleEdits: 0,
      newest: false,
      unconfirmed: false,
      translated: false,
      article: null,
      title: '',
      annotation,
      difference: [],
    };
  const { quote, state, found, machineRead, checked, speech } = passage.annotation;
  const stored = storedWords(open, annotation);
  const same = stored !== undefined && comparedForm(stored) === comparedForm(quote);
  // Where the copy that was marked says the same, what has changed since is shown.
  const against = same || stored === undefined ? found : stored;
  return {
    block,
    number,
    words: quotedInWords(quotedPieces(stretches, edits)),
    verdict: stored === undefined ? 'unknown' : same ? 'stands' : 'differs',
    state,
    staleEdits,
    newest: state === 'moved' && found !== null,
    unconfirmed: machineRead && checked === null,
    translated: speech.translation !== null,
    article: passage.source.id,
    title: passage.source.title,
    annotation,
    difference:
      against === null || comparedForm(against) === comparedForm(quote) ? [] : comparedWords(against, quote),
  };
}

/** The words as they stand, at the place of the mark, in the copy in which it was made; undefined: it is not here. */
function storedWords({ archive, texts }: Open, annotation: string): string | undefined {
  const record = findAnnotation(archive, annotation);
  if (!record) return undefined;
  const article = readArticle(archive.replica, articleHome(record.article));
  const newest = texts.tryOf(article);
  const home =
    newest?.sha256 === record.target.textSha256
      ? newest
      : newest && homeText(archive, texts, article, record.target, newest);
  return home && quoteAt(record.target, home.points);
}

const quoteAt = (
  target: NonNullable<ReturnType<typeof findAnnotation>>['target'],
  points: { slice(start: number, end: number): string },
): string =>
  [target, ...(target.further ?? [])]
    .map(({ position }) => points.slice(position.start, position.end))
    .join(pieceGap);

export interface PutRight {
  readonly id: string;
  readonly block: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly stored: string;
}

/** Puts the stored words in the place of a typed quotation. */
export function putRight({ archive, texts }: Open, { id, block, start, end, words, stored }: PutRight): void {
  const found = briefingView(archive, texts, id).blocks.find((one) => one.id === block);
  if (!found || !isWritten(found) || found.text.slice(start, end) !== words)
    throw new ProblemError(
      'invalid-value',
      'This text was changed since it was checked. Check the briefing again; nothing was changed.',
    );
  const text = found.text.slice(0, start) + stored + found.text.slice(end);
  editBlock(archive, { id, block, text, ...(found.kind !== 'heading' && { replaces: found.textSeen }) });
}
