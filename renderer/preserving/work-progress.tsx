import { Button, Progress } from '@mantine/core';
import { number } from '../window/words.ts';
import { cancelWork, type Work } from './work.ts';
import css from './work-progress.module.css';

const verbs: Readonly<Record<Work['work'], string>> = {
  bag: 'Writing the bag',
  unbag: 'Taking the archive out',
  handover: 'Writing the copy',
};

/** One line: how far it is, which file is at hand, and a way to stop. */
export function WorkProgress({ work }: { work: Work }) {
  const { done, total, file, cancelling } = work;
  return (
    <div className={css.line}>
      <span className={css.count} role="status">
        {cancelling ? 'Stopping…' : `${verbs[work.work]}: ${number(done)} of ${number(total)} files`}
      </span>
      <Progress
        className={css.bar}
        size={4}
        value={total > 0 ? Math.min(100, (done / total) * 100) : 0}
        aria-label={verbs[work.work]}
      />
      <span className={css.file} title={file} dir="auto">
        {file.split('/').at(-1)}
      </span>
      <Button size="compact-sm" variant="default" disabled={cancelling} onClick={cancelWork}>
        Cancel
      </Button>
    </div>
  );
}
