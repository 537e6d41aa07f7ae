/** Everything in the archive that waits for a decision, each to be decided here or where it stands. */
import type { Decision } from '../../archive/contract/decisions.ts';
import { useAnswer } from '../bridge/answers.ts';
import { readAddress } from '../window/addresses.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './decision-list.module.css';
import { Versions } from './versions.tsx';

export function DecisionList() {
  const decisions = useAnswer('decisions.list', {});
  if (decisions.isError) {
    return (
      <AnswerTrouble
        title="What there is to decide could not be read"
        reason={decisions.error}
        again={() => decisions.refetch()}
      />
    );
  }
  if (!decisions.data) return null;
  if (decisions.data.length === 0) {
    return (
      <Empty title="Nothing to decide">
        Where two devices write the same note, description or text at once, both versions are kept and wait
        here until you keep one or combine them.
      </Empty>
    );
  }
  return (
    <ol className={css.list} aria-label="Decisions">
      {decisions.data.map((decision) => (
        <li key={`${decision.of} ${decision.field}`} className={css.decision}>
          <Heading decision={decision} />
          <Versions
            of={decision.of}
            field={decision.field}
            look={decision.kind === 'briefing' ? 'text' : 'plain'}
            versions={decision.versions}
          />
        </li>
      ))}
    </ol>
  );
}

const kindWords = {
  annotation: 'Note on',
  person: 'Description of',
  event: 'Description of',
  briefing: 'Text in',
} as const;

function Heading({ decision: { of, kind, title, source } }: { decision: Decision }) {
  return (
    <h2 className={css.heading}>
      <span className={css.kind}>{kindWords[kind]}</span>
      <button type="button" className={css.title} onClick={() => go(readAddress(of))}>
        <bdi>{kind === 'annotation' ? `“${title}”` : orUntitled(title)}</bdi>
      </button>
      {source && (
        <span className={css.source} dir="auto">
          {source}
        </span>
      )}
    </h2>
  );
}
