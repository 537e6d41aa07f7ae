import { Textarea, type TextareaProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import css from './editable.module.css';

interface Props extends Omit<TextareaProps, 'value' | 'onChange' | 'onBlur' | 'onSubmit'> {
  readonly label: string;
  readonly value: string;
  readonly look: 'title' | 'subtitle' | 'heading' | 'text' | 'plain';
  /** Enter saves instead of beginning a line. */
  readonly oneLine?: boolean;
  /** An emptied field goes back to what it was. */
  readonly needed?: boolean;
  /** Also saves when typing pauses this long, in milliseconds. */
  readonly pause?: number;
  readonly onSave: (value: string) => void;
  /** The first letter is typed over what is shown; and the field is left. */
  readonly onBegin?: () => void;
  readonly onEnd?: () => void;
}

/** Words edited where they stand: they look like the page itself until they are pointed at. */
export function Editable({
  label,
  value,
  look,
  oneLine,
  needed,
  pause,
  onSave,
  onBegin,
  onEnd,
  ...rest
}: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<string | null>(null);
  const save = useRef(onSave);
  save.current = onSave;

  const keep = () => {
    clearTimeout(timer.current);
    const words = unsaved.current;
    unsaved.current = null;
    if (words !== null && words !== value && !(needed && words.trim() === '')) save.current(words);
  };
  const keepLatest = useRef(keep);
  keepLatest.current = keep;
  // What was typed last is saved when the page is left, too.
  useEffect(() => () => keepLatest.current(), []);

  const type = (words: string) => {
    if (draft === null) onBegin?.();
    const next = oneLine ? words.replaceAll(/\s*\n\s*/g, ' ') : words;
    setDraft(next);
    unsaved.current = next;
    clearTimeout(timer.current);
    if (pause !== undefined) timer.current = setTimeout(() => keepLatest.current(), pause);
  };

  return (
    <Textarea
      autosize
      minRows={1}
      aria-label={label}
      dir="auto"
      classNames={{ input: css.field }}
      data-look={look}
      value={draft ?? value}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        keep();
        setDraft(null);
        onEnd?.();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && oneLine && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key === 'Escape') {
          event.stopPropagation();
          unsaved.current = null;
          setDraft(null);
          event.currentTarget.blur();
        }
      }}
      {...rest}
    />
  );
}
