import { mostCandidates } from '../../archive/contract/anchoring.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { stateMeanings } from '../annotations/anchor-states.ts';
import { useAnswer } from '../bridge/answers.ts';
import { EditedWords } from '../captures/edited-words.tsx';
import css from './unplaced-marks.module.css';

/** How the words stand now, where they differ; and what that means, or at how many places the mark may stand. */
export function Difference({ mark }: { mark: Annotation }) {
  if (mark.state === 'ambiguous') return <Places mark={mark} />;
  return (
    <>
      {mark.found !== null && (
        <p className={css.differs}>
          <EditedWords from={mark.quote} to={mark.found} short />
        </p>
      )}
      <p className={css.meaning}>{stateMeanings[mark.state]}</p>
    </>
  );
}

function Places({ mark }: { mark: Annotation }) {
  const { data } = useAnswer('annotations.candidates', { id: mark.id });
  const count = data?.length ?? 0;
  if (count < 2) return <p className={css.meaning}>{stateMeanings.ambiguous}</p>;
  const places = `${count}${count < mostCandidates ? '' : ' or more'} places`;
  return (
    <p className={css.meaning}>
      These words may stand at {places} of this copy; Dossier does not guess which was meant.
    </p>
  );
}
