import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { memo, type RefObject } from 'react';
import type { CheckedSentence, FactCheck, SentenceState } from '../../archive/contract/factcheck.ts';
import { capital, doubtOf, stateWords } from '../../archive/factcheck/factcheck-words.shared.ts';
import { counted } from '../window/words.ts';
import css from './sentence-list.module.css';

const signs: Readonly<Record<SentenceState, typeof IconCheck>> = {
  supported: IconCheck,
  'needs-none': IconMinus,
  changed: IconAlertTriangle,
  gap: IconX,
};

interface Props {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly check: FactCheck;
  /** Index of the sentence that is chosen. */
  readonly at: number;
  /** `byKey`: the person goes on to its passages. */
  readonly onChoose: (index: number, byKey: boolean) => void;
}

/** The text, sentence by sentence: what has no source shows by its colour, its sign and its words. */
export function SentenceList({ list, check, at, onChoose }: Props) {
  return (
    <ol ref={list} className={css.list} aria-label="Sentences">
      {check.sentences.map((sentence, index) => (
        <li
          key={sentence.number}
          className={css.item}
          data-first={startsBlock(check, index) || undefined}
          data-paragraph={sentence.first || undefined}
        >
          <button
            type="button"
            className={css.row}
            data-sentence={index}
            data-state={sentence.state}
            data-kind={sentence.kind}
            aria-current={index === at || undefined}
            tabIndex={index === at ? 0 : -1}
            onClick={(event) => onChoose(index, event.detail === 0)}
          >
            <Row sentence={sentence} state={supportInWords(check, sentence)} />
          </button>
        </li>
      ))}
    </ol>
  );
}

const startsBlock = ({ sentences }: FactCheck, index: number): boolean =>
  index > 0 && sentences[index - 1]?.block !== sentences[index]?.block;

const Row = memo(function Row({ sentence, state }: { sentence: CheckedSentence; state: string }) {
  const Sign = signs[sentence.state];
  return (
    <>
      <span className={css.number}>{sentence.number}</span>
      <span className={css.words} dir="auto">
        {sentence.quote.exact}
      </span>
      <span className={css.state}>
        <Sign size={14} stroke={2} aria-hidden />
        {state}
      </span>
    </>
  );
});

/** `2 passages`, `No source`, `1 passage · in the trash`. */
function supportInWords({ passages }: FactCheck, { state, evidence }: CheckedSentence): string {
  if (evidence.length === 0) return capital(stateWords[state]);
  const doubts = evidence.flatMap((id) => {
    const passage = passages[id];
    const doubt = passage ? doubtOf(passage) : '';
    return doubt === '' ? [] : [doubt];
  });
  return [counted(evidence.length, 'passage'), ...new Set(doubts)].join(' · ');
}
