import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import css from './record-page.module.css';

interface Props {
  readonly aliases: readonly string[];
  /** Stands in it while there are none. */
  readonly placeholder: string;
  readonly onSave: (aliases: string[]) => Promise<unknown>;
}

/**
 * The other names of a person or an event. What was entered stands until it is saved: the next one, entered meanwhile,
 * is added to it and not to what was there before.
 */
export function AliasField({ aliases, placeholder, onSave }: Props) {
  const [unsaved, setUnsaved] = useState<string[] | null>(null);
  const shown = unsaved ?? [...aliases];
  const save = async (next: string[]) => {
    setUnsaved(next);
    await onSave(next);
    setUnsaved((latest) => (latest === next ? null : latest));
  };
  return (
    <TagsInput
      aria-label="Aliases"
      classNames={{ input: css.aliases }}
      placeholder={shown.length === 0 ? placeholder : 'Add an alias…'}
      value={shown}
      onChange={save}
      acceptValueOnBlur
    />
  );
}
