import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Candidate } from '../../archive/contract/anchoring.ts';
import type { MarkedPassage, StoredCapture } from '../../archive/contract/captures.ts';
import type { PageMark } from '../../archive/contract/page.ts';
import type { Annotation, Article, MarkColor, TextPlace } from '../../archive/contract/views.ts';
import { stateMeanings, stateWords } from '../annotations/anchor-states.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useReadingSettings } from '../reader/reading-settings.ts';
import { useNewestCopy, useOpening } from '../reader/use-opening.ts';
import { usePage } from '../reader/use-page.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { pressKey, useKeys } from '../window/keys.ts';
import { back } from '../window/travel.ts';
import { orUntitled, quoted } from '../window/words.ts';
import { CandidateList } from './candidate-list.tsx';
import { farAndNear, nearAndFar } from './context-words.ts';
import { whenStored } from './copy-words.ts';
import css from './place-again.module.css';
import { placeMark } from './placing.ts';

interface Props {
  readonly article: Article;
  readonly copies: readonly StoredCapture[];
  readonly id: string;
}

/** A mark as it was made, beside the newest copy and where in it the mark may stand: the person says where. */
export function PlaceAgain({ article, copies, id }: Props) {
  const mark = article.annotations.find((one) => one.id === id);
  const capture = article.capture?.id ?? '';
  const made = useAnswer('annotations.marked', { id, capture });
  const candidates = useAnswer('annotations.candidates', { id, capture });
  const trouble = made.error ?? candidates.error;
  if (!mark) return <Empty title="This mark is gone">It was deleted, or has not arrived yet.</Empty>;
  if (trouble)
    return (
      <AnswerTrouble
        title="The mark could not be looked for"
        reason={trouble}
        again={() => {
          void made.refetch();
          void candidates.refetch();
        }}
      />
    );
  if (!made.data || !candidates.data) return null;
  return (
    <SideBySide article={article} copies={copies} mark={mark} made={made.data} candidates={candidates.data} />
  );
}

interface SidesProps {
  readonly article: Article;
  readonly copies: readonly StoredCapture[];
  readonly mark: Annotation;
  readonly made: MarkedPassage;
  readonly candidates: readonly Candidate[];
}

/** Ids under which candidates are drawn in the page. */
const drawnId = (index: number): string => String(index).padStart(12, '0');

function SideBySide({ article, copies, mark, made, candidates }: SidesProps) {
  const { theme, look } = useReadingSettings();
  /** By piece: a place of those listed, or words selected in the article. */
  const [chosen, setChosen] = useState<ReadonlyMap<number, TextPlace>>(new Map());
  const [piece, setPiece] = useState(() => made.pieces.findIndex(({ place }) => place === null));
  const [saving, setSaving] = useState(false);
  const at = Math.max(0, piece);
  const drawn = useMemo((): PageMark[] => {
    const places: { place: TextPlace; id: string }[] = candidates.map(({ place }, index) => ({
      place,
      id: drawnId(index),
    }));
    return places
      .map(({ place, id }) => ({ id, color: mark.color, start: place.start, end: place.end }))
      .sort((a, b) => a.start - b.start);
  }, [candidates, mark.color]);
  const here = chosen.get(at);
  const chosenIndex = candidates.findIndex(({ place }) => here !== undefined && same(place, here));
  const opening = useOpening({ article: article.id });
  useNewestCopy(opening, article);
  const page = usePage(
    {
      opening,
      theme,
      look,
      at: null,
      pdfLook: undefined,
      marks: drawn,
      active: chosenIndex < 0 ? null : drawnId(chosenIndex),
    },
    {
      onSelected: (place) => choose(place, false),
      onUnselected: () => undefined,
      onPressed: ([pressed]) => {
        const candidate = candidates.find((_, index) => drawnId(index) === pressed);
        if (candidate) choose(candidate.place, false, candidate.piece);
      },
      onKey: (stroke) => pressKey(stroke),
      onReading: () => undefined,
      onPdf: () => undefined,
      onName: () => undefined,
      onStretched: () => undefined,
      onCaretIn: () => undefined,
    },
  );
  const choose = (place: TextPlace, reveal = true, of = at) => {
    setPiece(of);
    setChosen((known) => new Map(known).set(of, place));
    if (reveal) page.send({ kind: 'reveal', place: { start: place.start, end: place.end } });
  };
  const places = made.pieces.map((one, index) => chosen.get(index) ?? one.place);
  const complete = chosen.size > 0 && places.every((place) => place !== null);
  const put = async () => {
    if (!complete || saving) return;
    setSaving(true);
    const done = await placeMark({
      article: article.id,
      id: mark.id,
      capture: article.capture?.id ?? '',
      places: places.filter((place) => place !== null),
    });
    setSaving(false);
    if (done) back();
  };
  const step = (by: 1 | -1) => {
    const next = candidates[Math.min(candidates.length - 1, Math.max(0, chosenIndex + by))];
    if (next) choose(next.place, true, next.piece);
  };
  useKeys({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    Enter: () => pressFocused() || void put(),
    Escape: back,
  });
  const newest = article.capture ? whenStored(article.capture, copies) : '';
  const selected = here !== undefined && chosenIndex < 0;
  return (
    <div className={css.sides}>
      <div className={css.left}>
        <section className={css.part} aria-label="As it was marked">
          <h2 className={css.heading}>As it was marked</h2>
          <p className={css.facts}>{whereMade(made, article, copies)}</p>
          {made.pieces.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its number
            <MadePiece key={index} piece={one} color={mark.color} />
          ))}
          <p className={css.state} data-state={mark.state}>
            <b>{stateWords[mark.state]}.</b> {stateMeanings[mark.state]}
          </p>
        </section>
        <CandidateList
          candidates={candidates}
          pieces={made.pieces}
          color={mark.color}
          chosen={chosenIndex}
          title={`In the copy of ${newest}`}
          onChoose={(candidate) => choose(candidate.place, true, candidate.piece)}
        />
        <p className={css.hint}>
          {selected ? 'The words that you selected in the article.' : 'Or select other words in the article.'}
        </p>
        <div className={css.actions}>
          <Button variant="default" onClick={back}>
            Leave it as it is
          </Button>
          <Button disabled={!complete} loading={saving} onClick={put}>
            Put it here
          </Button>
        </div>
      </div>
      <iframe
        key={opening.page}
        ref={page.frame}
        className={css.frame}
        title={`Text of ${quoted(orUntitled(article.title))}`}
        sandbox="allow-scripts allow-same-origin"
        src={page.address}
        onLoad={page.connect}
      />
    </div>
  );
}

/** In which copy it was marked, and whether that is here. */
function whereMade(
  { capture, whole, page }: MarkedPassage,
  shown: SidesProps['article'],
  copies: SidesProps['copies'],
): string {
  if (!capture) return 'In a copy that has not arrived';
  // The copy is here and has not its text: it came from elsewhere.
  if (!whole && capture.id === shown.capture?.id)
    return 'In another program, from which only these words came';
  const on = page === null ? '' : `, page ${page}`;
  const missing = whole ? '' : ', which is not here: only the words that the mark keeps';
  return `In the copy of ${whenStored(capture, copies)}${on}${missing}`;
}

/** Characters that are shown on either side where there is little room. */
const nearby = 70;

function MadePiece({ piece, color }: { piece: MarkedPassage['pieces'][number]; color: MarkColor }) {
  const [farBefore, before] = farAndNear(piece.before, nearby);
  const [after, farAfter] = nearAndFar(piece.after, nearby);
  return (
    <p className={css.lines} dir="auto">
      <span className={css.context}>
        <span className={css.far}>{farBefore}</span>
        {before}
      </span>
      <span className="tinted" data-mark={color}>
        {piece.words || 'A part of a page'}
      </span>
      <span className={css.context}>
        {after}
        <span className={css.far}>{farAfter}</span>
      </span>
    </p>
  );
}

const same = (a: TextPlace, b: TextPlace): boolean => a.start === b.start && a.end === b.end;

/** A button that has the focus is what Enter means, unless it is one of the places. */
function pressFocused(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLButtonElement) || focused.role === 'option') return false;
  focused.click();
  return true;
}
