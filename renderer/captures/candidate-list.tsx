import { type Candidate, mostCandidates } from '../../archive/contract/anchoring.ts';
import type { MarkedPassage } from '../../archive/contract/captures.ts';
import type { MarkColor } from '../../archive/contract/views.ts';
import { beginningOf, endOf } from './context-words.ts';
import { EditedWords } from './edited-words.tsx';
import css from './place-again.module.css';

interface Props {
  readonly candidates: readonly Candidate[];
  readonly pieces: MarkedPassage['pieces'];
  readonly color: MarkColor;
  readonly chosen: number;
  readonly title: string;
  readonly onChoose: (candidate: Candidate) => void;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The places at which a mark may stand, each with its words, what differs in them, and how well it fits. */
export function CandidateList({ candidates, pieces, color, chosen, title, onChoose }: Props) {
  return (
    <section className={css.part} aria-label="Where it may stand">
      <h2 className={css.heading}>{title}</h2>
      {candidates.length === 0 && (
        <p className={css.facts}>Nothing like these words stands there. They may be gone from the article.</p>
      )}
      <div className={css.candidates} role="listbox" aria-label="Places in the newest copy">
        {candidates.map((candidate, index) => {
          const { piece, place, words, before, after, page, score } = candidate;
          const marked = pieces[piece]?.words ?? '';
          const fits = Math.round(score * 100);
          return (
            <button
              type="button"
              role="option"
              key={`${piece} ${place.start} ${place.end}`}
              className={css.candidate}
              aria-selected={index === chosen}
              onFocus={() => index !== chosen && onChoose(candidate)}
              onClick={() => onChoose(candidate)}
            >
              <span className={css.facts}>
                {[
                  pieces.length > 1 ? `piece ${piece + 1}` : '',
                  page === null ? '' : `page ${page}`,
                  oneLine(words) === oneLine(marked) ? 'the same words' : `${fits}% alike`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {oneLine(words) !== oneLine(marked) && (
                  <span className={css.meter} aria-hidden>
                    <span style={{ width: `${fits}%` }} />
                  </span>
                )}
              </span>
              <span className={css.passage} dir="auto">
                <span className={css.context}>{endOf(before, 80)}</span>
                {oneLine(words) === oneLine(marked) ? (
                  <span className="tinted" data-mark={color}>
                    {words}
                  </span>
                ) : (
                  <EditedWords from={marked} to={words} />
                )}
                <span className={css.context}>{beginningOf(after, 80)}</span>
              </span>
            </button>
          );
        })}
      </div>
      {candidates.length === mostCandidates && (
        <p className={css.facts}>There may be more: these {mostCandidates} fit best.</p>
      )}
    </section>
  );
}
