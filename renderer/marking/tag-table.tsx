import { Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { foldedTag } from '../../archive/annotations/tag-names.shared.ts';
import type { TagCount } from '../../archive/contract/marking.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { IconButton } from '../window/icon-button.tsx';
import { tell } from '../window/notices.tsx';
import { counted } from '../window/words.ts';
import css from './naming-dialog.module.css';

/** Every mark may have changed: nothing is told apart. */
const everyMark = ['articles'];

/** The tags of the archive, to be renamed, merged or taken away everywhere. */
export function TagTable() {
  const tags = useAnswer('tags.list', {}).data;
  const [editing, setEditing] = useState<string | null>(null);
  if (!tags) return null;
  if (tags.length === 0)
    return (
      <p className={css.lead}>
        No mark has a tag yet. In the reader, choose a mark and press T to give it one.
      </p>
    );
  const remove = async ({ tag }: TagCount) => {
    const removed = await act(
      'tags.remove',
      { tag },
      { failed: 'The tag was not taken off', touches: everyMark },
    );
    if (removed) tell(`“${tag}” taken off ${counted(removed.changed, 'mark')}. The history can undo it.`);
  };
  return (
    <ul className={css.tags} aria-label="Tags of the archive">
      {tags.map((entry) => (
        <li key={entry.tag} className={css.tag}>
          {editing === entry.tag ? (
            <Renaming entry={entry} tags={tags} onDone={() => setEditing(null)} />
          ) : (
            <>
              <span className={css.name} dir="auto">
                {entry.tag}
              </span>
              <span className={css.count}>
                {counted(entry.marks, 'mark')} in {counted(entry.articles, 'article')}
              </span>
              <IconButton label={`Rename “${entry.tag}”`} onClick={() => setEditing(entry.tag)}>
                <IconPencil size={16} stroke={1.5} />
              </IconButton>
              <IconButton label={`Take “${entry.tag}” off every mark`} onClick={() => remove(entry)}>
                <IconTrash size={16} stroke={1.5} />
              </IconButton>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface RenamingProps {
  readonly entry: TagCount;
  readonly tags: readonly TagCount[];
  readonly onDone: () => void;
}

function Renaming({ entry, tags, onDone }: RenamingProps) {
  const [typed, setTyped] = useState(entry.tag);
  const [trouble, setTrouble] = useState<string | null>(null);
  const into = tags.find(({ tag }) => tag !== entry.tag && foldedTag(tag) === foldedTag(typed));
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { tag, changed, merged } = await ask('tags.rename', { from: entry.tag, to: typed });
      applyChanges(everyMark, { own: true });
      tell(
        `“${entry.tag}” ${merged ? 'merged into' : 'renamed to'} “${tag}” on ${counted(changed, 'mark')}. The history can undo it.`,
      );
      onDone();
    } catch (reason) {
      setTrouble(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <form className={css.renaming} onSubmit={rename}>
      <TextInput
        className={css.field}
        inputWrapperOrder={['input', 'description', 'error']}
        aria-label={`New name of “${entry.tag}”`}
        description={
          into
            ? `Merges into “${into.tag}”, which ${counted(into.marks, 'mark')} ${into.marks === 1 ? 'has' : 'have'}.`
            : undefined
        }
        dir="auto"
        autoFocus
        value={typed}
        error={trouble}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      />
      <Button type="submit" disabled={typed.trim() === '' || typed === entry.tag}>
        {into ? 'Merge' : 'Rename'}
      </Button>
      <Button variant="default" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
