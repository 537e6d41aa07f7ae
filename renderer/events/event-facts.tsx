import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { ArchiveEvent } from '../../archive/contract/views.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask, type Input } from '../bridge/client.ts';
import css from '../records/facts.module.css';
import { AddPart, Fact, Facts, PartRow } from '../records/facts.tsx';
import { PartForm } from '../records/part-form.tsx';
import {
  AddNotes,
  IdentifierForm,
  IdentifiersFact,
  JoinedFact,
  NotesFact,
  TagsFact,
} from '../records/shared-facts.tsx';
import { type PassageChoice, usePassageChoices } from '../records/use-passage-choices.ts';
import { go } from '../window/travel.ts';
import { quoted } from '../window/words.ts';
import { dateAsWritten, dateShown } from './date-as-written.ts';
import { DayPick } from './day-pick.tsx';
import { useDateHint } from './use-date-hint.ts';

interface Props {
  readonly event: ArchiveEvent;
  readonly onEdit: (change: Omit<Input<'events.edit'>, 'id'>) => Promise<ArchiveEvent | null>;
}

/** What is known of an event beyond title and description, and buttons to say more. */
export function EventFacts({ event, onEdit }: Props) {
  const { id, participants, dates, place } = event;
  const of = `events/${id}`;
  const [noting, setNoting] = useState(false);
  return (
    <>
      <Facts>
        {place && (
          <Fact label="Place">
            <div className={css.row}>
              <PlaceName place={place} />
              <span className={css.remove}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Take away the place ${place.name}`}
                  onClick={() => onEdit({ place: null })}
                >
                  Take away
                </Button>
              </span>
            </div>
          </Fact>
        )}
        {participants.length > 0 && (
          <Fact label="Participants">
            <ul className={css.rows}>
              {participants.map((part) => (
                <PartRow
                  key={part.id}
                  part={part}
                  of={of}
                  name={[part.person.name, part.role].filter(Boolean).join(', ')}
                >
                  <button
                    type="button"
                    className={css.name}
                    onClick={() => go({ kind: 'person', id: part.person.id })}
                  >
                    {part.person.name}
                  </button>
                  {part.role !== '' && `, ${part.role}`}
                </PartRow>
              ))}
            </ul>
          </Fact>
        )}
        {dates.length > 0 && (
          <Fact label="Dates given">
            {event.datesDisagree && (
              <p className={css.conflict} role="status">
                <IconAlertTriangle size={15} stroke={1.6} aria-hidden />
                The dates disagree: they can’t all be.
              </p>
            )}
            <ul className={css.rows}>
              {dates.map((said) => (
                <PartRow key={said.id} part={said} of={of} name={dateShown(said)}>
                  {dateShown(said)} <span className={css.soft}>{dateAsWritten(said)}</span>
                </PartRow>
              ))}
            </ul>
          </Fact>
        )}
        <TagsFact tags={event.tags} onSave={(tags) => onEdit({ tags })} />
        <IdentifiersFact
          identifiers={event.identifiers}
          onRemove={(scheme) => onEdit({ identifiers: { [scheme]: '' } })}
        />
        <JoinedFact
          records={event.records.map(({ id: record, title }) => ({ id: record, name: title }))}
          onPart={(part, title) =>
            act(
              'events.part',
              { id: part },
              { failed: `${quoted(title)} was not taken apart`, touches: [of, `events/${part}`] },
            )
          }
        />
        <NotesFact of={of} record={event} noting={noting} onEdit={onEdit} />
      </Facts>
      <div className={css.adding}>
        <AddPart label="Participant">
          {(close) => (
            <PartForm
              wordsLabel="Role"
              wordsHint="speaker, witness, chair…"
              personLabel="Who"
              onAdd={async (role, person) => {
                await ask('events.addParticipant', { id, role, person });
                applyChanges([of, 'people'], { own: true });
                close();
              }}
            />
          )}
        </AddPart>
        <AddPart label="Date given">{(close) => <DateForm event={event} onDone={close} />}</AddPart>
        {!place && (
          <AddPart label="Place">
            {(close) => (
              <PlaceForm
                onAdd={async (name) => {
                  await ask('events.edit', { id, place: { name } });
                  applyChanges([of, 'people'], { own: true });
                  close();
                }}
              />
            )}
          </AddPart>
        )}
        <AddPart label="Identifier">
          {(close) => (
            <IdentifierForm
              onAdd={async (scheme, value) => {
                await ask('events.edit', { id, identifiers: { [scheme]: value } });
                applyChanges([of], { own: true });
                close();
              }}
            />
          )}
        </AddPart>
        {!noting && event.notes === '' && event.notesVersions.length === 0 && (
          <AddNotes onClick={() => setNoting(true)} />
        )}
      </div>
    </>
  );
}

function PlaceName({ place: { id, name } }: { place: NonNullable<ArchiveEvent['place']> }) {
  if (id === null) return <span className={css.words}>{name}</span>;
  return (
    <button type="button" className={css.name} onClick={() => go({ kind: 'person', id })}>
      {name}
    </button>
  );
}

/** What a source says of the date, in its own words, with the passage that says so. */
function DateForm({ event, onDone }: { event: ArchiveEvent; onDone: () => void }) {
  const [date, setDate] = useState('');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<PassageChoice | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // While one is chosen the field says its words, which are no search.
  const hint = useDateHint(date, chosen?.article);
  const isSaid = chosen !== null && sought === labelOf(chosen.quote, chosen.title);
  const { choices = [] } = usePassageChoices(`events/${event.id}`, isSaid ? '' : sought);
  const offered = chosen && !choices.some(({ id }) => id === chosen.id) ? [chosen, ...choices] : choices;
  const add = async (submitted: FormEvent) => {
    submitted.preventDefault();
    try {
      await ask('events.addDate', { id: event.id, date, evidence: chosen ? [chosen.id] : [] });
      applyChanges([`events/${event.id}`], { own: true });
      onDone();
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <form className={css.form} onSubmit={add}>
      <TextInput
        data-autofocus
        label="The date, as the source has it"
        description={hint || 'In its own words.'}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="early last week, 9 October 2022"
        rightSection={<DayPick date={date} onPick={setDate} />}
        value={date}
        error={problem}
        onChange={(typed) => {
          setDate(typed.currentTarget.value);
          setProblem(null);
        }}
      />
      {event.linked > 0 && (
        <Select
          clearable
          searchable
          searchValue={sought}
          onSearchChange={setSought}
          filter={({ options }) => options}
          label="Which passage says so"
          description="Relative words are read against the date of its article."
          data={offered.map(({ id, quote, title }) => ({ value: id, label: labelOf(quote, title) }))}
          value={chosen?.id ?? null}
          onChange={(id) => setChosen(offered.find((one) => one.id === id) ?? null)}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <Button type="submit" size="compact-md" disabled={date.trim() === ''}>
        Add
      </Button>
    </form>
  );
}

const labelOf = (quote: string, title: string): string => `${quote.slice(0, 60)} (${title})`;

function PlaceForm({ onAdd }: { onAdd: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const people = useAnswer('people.list', {}).data;
  const places = useMemo(
    () => [...new Set((people ?? []).filter(({ type }) => type === 'place').map((place) => place.name))],
    [people],
  );
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onAdd(name);
    } catch (reason) {
      setProblem(reason instanceof ProblemError ? reason.message : explain(reason));
    }
  };
  return (
    <form className={css.form} onSubmit={add}>
      <Autocomplete
        data-autofocus
        label="Where it was"
        placeholder="A place, known or new"
        data={places}
        limit={7}
        value={name}
        error={problem}
        onChange={(typed) => {
          setName(typed);
          setProblem(null);
        }}
        comboboxProps={{ withinPortal: false }}
      />
      <Button type="submit" size="compact-md" disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
