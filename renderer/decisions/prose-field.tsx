/** A text that is edited where it stands; while it has several versions, these stand there. */
import { type ComponentProps, useRef, useState } from 'react';
import type { Version } from '../../archive/contract/decisions.ts';
import type { Input } from '../bridge/client.ts';
import { Editable } from '../window/editable.tsx';
import css from './prose-field.module.css';
import { Versions } from './versions.tsx';

/** A text as a view of the contract shows it. */
export interface Prose {
  readonly text: string;
  readonly seen: readonly string[];
  readonly versions: readonly Version[];
}

interface Props extends Pick<ComponentProps<typeof Editable>, 'label' | 'placeholder' | 'pause'> {
  readonly of: string;
  readonly field: Input<'decisions.settle'>['field'];
  readonly look: 'plain' | 'text';
  readonly prose: Prose;
  /** Saves in the place of the versions named; answers what stands then, or null where it failed. */
  readonly onSave: (text: string, replaces: string[]) => Promise<Prose | null>;
}

export function ProseField({ of, field, look, prose, onSave, ...rest }: Props) {
  const [typing, setTyping] = useState(false);
  const [unanswered, setUnanswered] = useState<string | null>(null);
  /** The versions that the person had before them when they began to type, and those that they wrote since. */
  const replaces = useRef<readonly string[]>([]);
  const waiting = useRef(0);
  const last = useRef<Promise<void>>(Promise.resolve());

  const save = (text: string) => {
    setUnanswered(text);
    waiting.current++;
    // One after the other: a save must name the version that the one before it made.
    last.current = last.current.then(async () => {
      const answer = await onSave(text, [...replaces.current]);
      if (answer) replaces.current = [...new Set([...replaces.current, ...stampsOf(answer, text)])];
      waiting.current--;
      if (waiting.current === 0) setUnanswered(null);
    });
  };

  if (prose.versions.length > 0 && !typing && unanswered === null)
    return <Versions of={of} field={field} look={look} versions={prose.versions} />;
  return (
    <>
      <Editable
        {...rest}
        look={look}
        value={unanswered ?? prose.text}
        onSave={save}
        onBegin={() => {
          // Till its answer comes, what was typed before is all that is shown.
          if (waiting.current === 0) replaces.current = prose.seen;
          setTyping(true);
        }}
        onEnd={() => setTyping(false)}
      />
      {prose.versions.length > 0 && (
        <p className={css.further} role="status">
          Another version has arrived. It will stand beside yours when you leave this field.
        </p>
      )}
    </>
  );
}

/** The versions that say just this: whoever wrote the text has seen them. */
export function stampsOf({ text: shown, seen, versions }: Prose, text: string): readonly string[] {
  if (versions.length === 0) return shown === text ? seen : [];
  return versions.filter((version) => version.text === text).map(({ name }) => name);
}
