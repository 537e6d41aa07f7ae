import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { draftKeys } from '../window/fields.ts';
import { keySign } from '../window/keys.ts';
import css from './note-field.module.css';

interface Props {
  readonly note: string;
  /** Done with null where it was given up. */
  readonly onDone: (note: string | null) => void;
}

/** A note on a mark: what it was when the field was opened is what is edited, whatever arrives meanwhile. */
export function NoteField({ note, onDone }: Props) {
  const [draft, setDraft] = useState(note);
  const field = useRef<HTMLTextAreaElement>(null);
  // The frame may hold the focus: the window must take it before the field can have it.
  useEffect(() => {
    window.focus();
    field.current?.focus();
  }, []);
  return (
    <div className={css.note}>
      <Textarea
        ref={field}
        aria-label="Note"
        placeholder="What is to be said of this passage"
        dir="auto"
        autosize
        minRows={3}
        maxRows={12}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={draftKeys(draft, onDone)}
      />
      <div className={css.actions}>
        <span className={css.hint}>Markdown · {keySign('mod+Enter')} saves</span>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onDone(null)}>
          Cancel
        </Button>
        <Button size="compact-sm" onClick={() => onDone(draft.trim())}>
          Save note
        </Button>
      </div>
    </div>
  );
}
