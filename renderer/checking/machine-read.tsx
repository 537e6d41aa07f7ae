import { IconEyeCheck, IconScan } from '@tabler/icons-react';
import type { Annotation } from '../../archive/contract/views.ts';
import { askCheck } from './asking.ts';
import css from './machine-read.module.css';

/** On a mark of words that a machine read: says so until a person has compared them, and leads to their picture. */
export function MachineRead({ mark }: { mark: Annotation }) {
  if (!mark.machineRead) return null;
  const { checked } = mark;
  return (
    <button
      type="button"
      className={css.chip}
      data-checked={checked !== null || undefined}
      title={
        checked
          ? 'A person has compared these words with the picture of the page.'
          : 'A machine read these words from a picture. Nobody has compared them yet.'
      }
      onClick={() => askCheck(mark)}
    >
      {checked ? (
        <IconEyeCheck size={13} stroke={1.7} aria-hidden />
      ) : (
        <IconScan size={13} stroke={1.7} aria-hidden />
      )}
      {checked ? 'Compared with the picture' : 'Machine-read'}
    </button>
  );
}
