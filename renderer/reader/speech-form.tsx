import { Autocomplete, Button, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation, Speech } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import css from './speech-form.module.css';
import type { Said } from './use-marks.ts';

interface Props {
  readonly speech: Speech;
  /** People whom the passage speaks of: they are the likeliest to speak. */
  readonly linked: Annotation['people'];
  readonly onDone: (said: Said | null) => void;
}

/** Who speaks in a quotation, to whom, on what occasion, and whether the words are a translation. */
export function SpeechForm({ speech, linked, onDone }: Props) {
  const [name, setName] = useState(speech.speaker?.name ?? '');
  const [addressee, setAddressee] = useState(speech.addressee);
  const [occasion, setOccasion] = useState(speech.occasion);
  const [translated, setTranslated] = useState(speech.translation !== null);
  const [from, setFrom] = useState(speech.translation?.from ?? '');
  const [by, setBy] = useState(speech.translation?.by ?? '');
  const form = useRef<HTMLFormElement>(null);
  // The frame may hold the focus, and nothing that floats can have it before it has its place.
  useEffect(() => {
    const placed = requestAnimationFrame(() => {
      window.focus();
      form.current?.querySelector('input')?.focus();
    });
    return () => cancelAnimationFrame(placed);
  }, []);
  const people = useAnswer('people.list', {}).data;
  const names = useMemo(() => {
    const known = (people ?? []).filter(({ trashed }) => !trashed).sort((a, b) => b.passages - a.passages);
    return [...new Set([...linked.map((one) => one.name), ...known.map((one) => one.name)])];
  }, [people, linked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const speaker =
      name.trim() === (speech.speaker?.name ?? '') ? undefined : speakerNamed(name.trim(), linked);
    onDone({
      ...(speaker !== undefined && { speaker }),
      addressee,
      occasion,
      translation: translated ? { from, by } : null,
    });
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label="Who speaks"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone(null);
      }}
    >
      <Autocomplete
        label="Speaker"
        placeholder="Who says it"
        size="xs"
        dir="auto"
        data={names}
        limit={6}
        // It would lie over the rest of the form before anything is typed.
        openOnFocus={false}
        value={name}
        onChange={setName}
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        label="To whom"
        placeholder="reporters, the council"
        size="xs"
        dir="auto"
        value={addressee}
        onChange={(event) => setAddressee(event.currentTarget.value)}
      />
      <TextInput
        label="On what occasion"
        placeholder="a press conference, a recorded call"
        size="xs"
        dir="auto"
        value={occasion}
        onChange={(event) => setOccasion(event.currentTarget.value)}
      />
      <Switch
        size="xs"
        label="The words are a translation"
        checked={translated}
        onChange={(event) => setTranslated(event.currentTarget.checked)}
      />
      {translated && (
        <div className={css.pair}>
          <TextInput
            label="From"
            placeholder="Spanish"
            size="xs"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="By"
            placeholder="translator"
            size="xs"
            dir="auto"
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        </div>
      )}
      <div className={css.actions}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onDone(null)}>
          Cancel
        </Button>
        <Button size="compact-sm" type="submit">
          Save
        </Button>
      </div>
    </form>
  );
}

/** Of those whom the passage is linked to the one of this name is meant, should others have it too. */
function speakerNamed(name: string, linked: Annotation['people']): Said['speaker'] {
  if (name === '') return null;
  const id = linked.find((one) => one.name === name)?.id;
  return id === undefined ? { name } : { id };
}
