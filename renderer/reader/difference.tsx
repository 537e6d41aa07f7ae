import type { Annotation } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { EditedWords } from '../captures/edited-words.tsx';
import { counted } from '../window/words.ts';
import css from './unplaced-marks.module.css';

/** How the words stand now, where they differ; at how many places a mark may stand. */
export function Difference({ mark }: { mark: Annotation }) {
  if (mark.state === 'ambiguous') return <Places mark={mark} />;
  if (mark.found === null) return null;
  return (
    <p className={css.differs}>
      <EditedWords from={mark.quote} to={mark.found} short />
    </p>
  );
}

function Places({ mark }: { mark: Annotation }) {
  const { data } = useAnswer('annotations.candidates', { id: mark.id });
  if (!data || data.length === 0) return null;
  return <p className={css.meaning}>{counted(data.length, 'place')} in this copy may be meant.</p>;
}
