import { Button, Pill } from '@mantine/core';
import {
  IconCalendarEvent,
  IconMicrophone2,
  IconNote,
  IconPalette,
  IconTag,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Annotation, Speech } from '../../archive/contract/views.ts';
import { Versions } from '../decisions/versions.tsx';
import { askColorNames } from '../marking/asking.ts';
import { proposedPeople } from '../names/proposed-people.ts';
import type { Names } from '../names/use-names.ts';
import { IconButton } from '../window/icon-button.tsx';
import { keySign } from '../window/keys.ts';
import { annotationAddress } from './annotation-address.ts';
import { ColorChoice } from './color-choice.tsx';
import { EventChooser } from './event-chooser.tsx';
import { AmongMarks, MarkPieces } from './mark-pieces.tsx';
import css from './mark-tools.module.css';
import { NoteField } from './note-field.tsx';
import { PersonChooser } from './person-chooser.tsx';
import { SpeechForm } from './speech-form.tsx';
import { TagChooser } from './tag-chooser.tsx';
import type { Marks } from './use-marks.ts';
import type { Tool, ToolStep } from './use-tool.ts';

const nobody: Speech = { speaker: null, addressee: '', occasion: '', translation: null };

/** What can be done with a selection, or with a mark. */
export function MarkTools({ tool, marks, names }: { tool: Tool; marks: Marks; names: Names }) {
  const { current } = tool;
  if (!current) return null;
  const id = current.target.kind === 'mark' ? current.target.id : null;
  const mark = marks.find(id);
  if (id !== null && current.step === 'note') {
    return <NoteTool id={id} mark={mark} marks={marks} onClose={tool.close} />;
  }
  if (id !== null && current.step === 'tag') {
    return (
      <TagChooser
        tags={mark?.tags ?? []}
        onTag={(tag) => marks.tag(id, tag)}
        onUntag={(tag) => marks.untag(id, tag)}
        onDone={tool.close}
      />
    );
  }
  if (id !== null && current.step === 'person') {
    return (
      <PersonChooser
        linked={mark?.people ?? []}
        proposed={proposedPeople(mark, names)}
        onGiveUp={tool.close}
        onChoose={async (person) => {
          await marks.linkPerson(id, person);
          tool.close();
        }}
      />
    );
  }
  if (id !== null && current.step === 'event') {
    return (
      <EventChooser
        linked={mark?.events ?? []}
        article={mark?.article}
        onGiveUp={tool.close}
        onChoose={async (event) => {
          await marks.linkEvent(id, event);
          tool.close();
        }}
      />
    );
  }
  if (id !== null && current.step === 'speech') {
    return (
      <SpeechForm
        speech={mark?.speech ?? nobody}
        linked={mark?.people ?? []}
        onDone={(said) => {
          if (said) marks.attribute(id, said);
          tool.close();
        }}
      />
    );
  }
  return (
    <div
      className={css.tools}
      data-mark-tools
      onKeyDown={arrowThrough}
      role="toolbar"
      aria-label={id === null ? 'Mark the selected words' : 'Change the mark'}
    >
      <AmongMarks tool={tool} />
      <ColorChoice chosen={mark?.color ?? null} onChoose={tool.color} />
      <div className={css.steps}>
        <Step step="note" label="Note" shortcut="n" tool={tool} icon={<IconNote size={16} stroke={1.5} />} />
        <Step step="tag" label="Tag" shortcut="t" tool={tool} icon={<IconTag size={16} stroke={1.5} />} />
        <Step
          step="person"
          label="Person"
          shortcut="p"
          tool={tool}
          icon={<IconUser size={16} stroke={1.5} />}
        />
        <Step
          step="event"
          label="Event"
          shortcut="e"
          tool={tool}
          icon={<IconCalendarEvent size={16} stroke={1.5} />}
        />
        <Step
          step="speech"
          label="Speaker"
          shortcut="s"
          tool={tool}
          icon={<IconMicrophone2 size={16} stroke={1.5} />}
        />
        {id !== null && (
          <IconButton
            size={26}
            className={css.last}
            color="danger"
            label="Delete the mark"
            shortcut="Delete"
            onClick={() => tool.remove(id)}
          >
            <IconTrash size={16} stroke={1.5} />
          </IconButton>
        )}
        <IconButton
          size={26}
          {...(id === null && { className: css.last })}
          label="Names of the colours…"
          onMouseDown={(event) => event.preventDefault()}
          onClick={askColorNames}
        >
          <IconPalette size={16} stroke={1.5} />
        </IconButton>
      </div>
      {mark && <MarkPieces mark={mark} marks={marks} />}
      {mark && <Links mark={mark} marks={marks} />}
      {id === null && tool.canAddPiece && (
        <p className={css.hint}>
          <kbd>A</kbd> adds these words to the active mark, as selecting with {keySign('mod')} does.
        </p>
      )}
    </div>
  );
}

/** In a toolbar the arrow keys go from button to button. */
function arrowThrough(event: KeyboardEvent<HTMLElement>): void {
  const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
  if ((!forward && event.key !== 'ArrowLeft' && event.key !== 'ArrowUp') || event.altKey || event.shiftKey)
    return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  buttons.at((at + (forward ? 1 : -1)) % buttons.length)?.focus();
}

interface NoteToolProps {
  readonly id: string;
  readonly mark: Annotation | undefined;
  readonly marks: Marks;
  readonly onClose: () => void;
}

/** The note as it stood when the tool was opened, to be edited; or its versions, to be decided between. */
function NoteTool({ id, mark, marks, onClose }: NoteToolProps) {
  const [opened] = useState(() => mark && { note: mark.note, seen: mark.noteSeen });
  const [undecided] = useState(() => (mark?.noteVersions.length ?? 0) > 0);
  const versions = useRef<HTMLDivElement>(null);
  // The frame may hold the focus: the window must take it before a button can have it.
  useEffect(() => {
    if (!undecided) return undefined;
    // Nothing that floats can have the focus before it has its place.
    const placed = requestAnimationFrame(() => {
      window.focus();
      versions.current?.querySelector('button')?.focus();
    });
    return () => cancelAnimationFrame(placed);
  }, [undecided]);
  if (undecided) {
    return (
      <div ref={versions} className={css.versions}>
        {mark && mark.noteVersions.length > 0 && (
          <Versions
            bare
            of={annotationAddress(mark)}
            field="note"
            versions={mark.noteVersions}
            onSettled={onClose}
          />
        )}
      </div>
    );
  }
  const before = opened?.note ?? '';
  return (
    <NoteField
      note={before}
      onDone={(note) => {
        if (note !== null && note !== before) marks.annotate(id, note, opened ?? { note: '', seen: [] });
        onClose();
      }}
    />
  );
}

interface StepProps {
  readonly step: ToolStep;
  readonly label: string;
  readonly shortcut: string;
  readonly icon: ReactNode;
  readonly tool: Tool;
}

function Step({ step, label, shortcut, icon, tool }: StepProps) {
  return (
    <Button
      className={css.step}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={icon}
      aria-keyshortcuts={shortcut}
      // Keeps the focus, and with it the selection, where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => tool.begin(step)}
    >
      {label}
      <kbd aria-hidden className={css.key}>
        {keySign(shortcut)}
      </kbd>
    </Button>
  );
}

/** The button of a pill is otherwise for the mouse alone. */
const reachable = { tabIndex: 0, 'aria-hidden': false } as const;

/** Tags, people and events of the mark, to be taken off it. */
function Links({ mark, marks }: { mark: Annotation; marks: Marks }) {
  if (mark.people.length + mark.events.length + mark.tags.length === 0) return null;
  return (
    <ul className={css.links} aria-label="Tags, people and events of the mark">
      {mark.tags.map((tag) => (
        <li key={tag}>
          <Pill
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Take off the tag ${tag}`, ...reachable }}
            onRemove={() => marks.untag(mark.id, tag)}
          >
            #{tag}
          </Pill>
        </li>
      ))}
      {mark.people.map(({ id, name }) => (
        <li key={id}>
          <Pill
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Unlink ${name}`, ...reachable }}
            onRemove={() => marks.unlinkPerson(mark.id, id)}
          >
            {name}
          </Pill>
        </li>
      ))}
      {mark.events.map(({ id, title }) => (
        <li key={id}>
          <Pill
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Unlink ${title}`, ...reachable }}
            onRemove={() => marks.unlinkEvent(mark.id, id)}
          >
            {title}
          </Pill>
        </li>
      ))}
    </ul>
  );
}
