import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useAnswer } from '../bridge/answers.ts';
import { IconButton } from './icon-button.tsx';
import { redoLast, undoLast } from './undo.ts';

const steps = [
  {
    step: 'undo',
    name: 'Undo',
    none: 'Nothing to undo',
    shortcut: 'mod+z',
    take: undoLast,
    Icon: IconArrowBackUp,
  },
  {
    step: 'redo',
    name: 'Redo',
    none: 'Nothing to redo',
    shortcut: 'mod+shift+z',
    take: redoLast,
    Icon: IconArrowForwardUp,
  },
] as const;

// Not disabled: whoever goes back step by step keeps the focus when nothing is left.
const idle = { 'aria-disabled': true, 'data-disabled': true } as const;

/**
 * A step back and a step forth, each with what it would do in its name.
 * @param of the thing whose changes the steps are about here (`scopeAt`); undefined: those of the whole archive
 */
export function UndoButtons({ of }: { of: string | undefined }) {
  const next = useAnswer('history.next', of === undefined ? {} : { of }, { keepLast: true }).data;
  return steps.map(({ step, name, none, shortcut, take, Icon }) => {
    const what = next?.[step]?.[of === undefined ? 'words' : 'what'];
    return (
      <IconButton
        key={step}
        label={what === undefined ? none : `${name}: ${what}`}
        shortcut={shortcut}
        {...(what === undefined && idle)}
        onClick={take}
      >
        <Icon size={18} stroke={1.5} />
      </IconButton>
    );
  });
}
