/** Facts that people and events have in common: tags, identifiers, the records that are joined in one. */
import { Button, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Identifier } from '../../archive/contract/record-parts.ts';
import { explain } from '../bridge/acting.ts';
import { type Prose, ProseField } from '../decisions/prose-field.tsx';
import { IconButton } from '../window/icon-button.tsx';
import css from './facts.module.css';
import { Fact } from './facts.tsx';

export function TagsFact({
  tags,
  onSave,
}: {
  readonly tags: readonly string[];
  readonly onSave: (tags: string[]) => Promise<unknown>;
}) {
  const [unsaved, setUnsaved] = useState<string[] | null>(null);
  return (
    <Fact label="Tags">
      <TagsInput
        aria-label="Tags"
        classNames={{ input: css.tags }}
        placeholder="Add a tag…"
        value={unsaved ?? [...tags]}
        acceptValueOnBlur
        onChange={async (next) => {
          setUnsaved(next);
          await onSave(next);
          setUnsaved((latest) => (latest === next ? null : latest));
        }}
      />
    </Fact>
  );
}

export function IdentifiersFact({
  identifiers,
  onRemove,
}: {
  readonly identifiers: readonly Identifier[];
  readonly onRemove: (scheme: string) => void;
}) {
  if (identifiers.length === 0) return null;
  return (
    <Fact label="Identifiers">
      <ul className={css.rows}>
        {identifiers.map(({ scheme, value }) => (
          <li key={scheme} className={css.row}>
            <span className={css.soft}>{scheme}</span>
            <span className={css.words}>{value}</span>
            <span className={css.remove}>
              <IconButton size={24} label={`Take away ${scheme}`} onClick={() => onRemove(scheme)}>
                <IconX size={14} stroke={1.6} />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** Throws a problem where the identifier is none. */
export function IdentifierForm({
  onAdd,
}: {
  readonly onAdd: (scheme: string, value: string) => Promise<void>;
}) {
  const [scheme, setScheme] = useState('wikidata');
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onAdd(scheme, value);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <form className={css.form} onSubmit={add}>
      <TextInput
        label="Kind"
        description="wikidata, website, viaf, …"
        value={scheme}
        onChange={(event) => setScheme(event.currentTarget.value)}
      />
      <TextInput
        data-autofocus
        label="Identifier"
        placeholder={scheme === 'website' ? 'https://…' : 'Q15133865'}
        value={value}
        error={problem}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Button type="submit" size="compact-md" disabled={value.trim() === ''}>
        Add
      </Button>
    </form>
  );
}

/** Which records are one, each with a way out. */
export function JoinedFact({
  records,
  onPart,
}: {
  readonly records: readonly { readonly id: string; readonly name: string }[];
  readonly onPart: (id: string, name: string) => void;
}) {
  if (records.length < 2) return null;
  return (
    <Fact label="Joined">
      <ul className={css.rows}>
        {records.map(({ id, name }) => (
          <li key={id} className={css.row}>
            <span className={css.words} dir="auto">
              {name}
            </span>
            <span className={css.remove}>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Take ${name} apart`}
                onClick={() => onPart(id, name)}
              >
                Take apart
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

export function AddNotes({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconPlus size={14} stroke={1.6} />}
      onClick={onClick}
    >
      Notes
    </Button>
  );
}

interface Noted {
  readonly notes: string;
  readonly notesSeen: Prose['seen'];
  readonly notesVersions: Prose['versions'];
}

const notesOf = ({ notes, notesSeen, notesVersions }: Noted): Prose => ({
  text: notes,
  seen: notesSeen,
  versions: notesVersions,
});

interface NotesFactProps<R extends Noted> {
  readonly of: string;
  readonly record: R;
  /** Shown although there are none yet: they are about to be written. */
  readonly noting: boolean;
  readonly onEdit: (change: { notes: string; notesReplaces: string[] }) => Promise<R | null>;
}

export function NotesFact<R extends Noted>({ of, record, noting, onEdit }: NotesFactProps<R>) {
  if (!noting && record.notes === '' && record.notesVersions.length === 0) return null;
  return (
    <Fact label="Notes">
      <ProseField
        of={of}
        field="notes"
        label="Notes"
        look="plain"
        placeholder="Whatever else you want to keep"
        prose={notesOf(record)}
        pause={800}
        onSave={async (notes, notesReplaces) => {
          const edited = await onEdit({ notes, notesReplaces });
          return edited && notesOf(edited);
        }}
      />
    </Fact>
  );
}
