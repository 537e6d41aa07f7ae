import { useState } from 'react';
import type { Person } from '../../archive/contract/views.ts';
import { act } from '../bridge/acting.ts';
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
import { dateInWords } from '../window/dates.ts';
import { go } from '../window/travel.ts';
import { quoted } from '../window/words.ts';

interface Props {
  readonly person: Person;
  readonly onEdit: (change: Omit<Input<'people.edit'>, 'id'>) => Promise<Person | null>;
}

/** What is known of a person beyond name and description, and buttons to say more. */
export function PersonFacts({ person, onEdit }: Props) {
  const { id, name, relations, events } = person;
  const of = `people/${id}`;
  const [noting, setNoting] = useState(false);
  return (
    <>
      <Facts>
        <TagsFact tags={person.tags} onSave={(tags) => onEdit({ tags })} />
        <IdentifiersFact
          identifiers={person.identifiers}
          onRemove={(scheme) => onEdit({ identifiers: { [scheme]: '' } })}
        />
        {relations.length > 0 && (
          <Fact label="Relations">
            <ul className={css.rows}>
              {relations.map((relation) => {
                const other = relation.outgoing ? relation.to : relation.from;
                const open = (
                  <button
                    type="button"
                    className={css.name}
                    onClick={() => go({ kind: 'person', id: other.id })}
                  >
                    {other.name}
                  </button>
                );
                return (
                  <PartRow
                    key={relation.id}
                    part={relation}
                    of={of}
                    name={`${relation.from.name}, ${relation.kind} ${relation.to.name}`}
                  >
                    {relation.outgoing ? (
                      <>
                        {relation.kind} {open}
                      </>
                    ) : (
                      <>
                        {open} is {relation.kind} {name}
                      </>
                    )}
                  </PartRow>
                );
              })}
            </ul>
          </Fact>
        )}
        {events.length > 0 && (
          <Fact label="Events">
            <ul className={css.rows}>
              {events.map((event) => (
                <li key={`${event.id} ${event.role} ${event.place}`} className={css.row}>
                  <span className={css.words}>
                    <button
                      type="button"
                      className={css.name}
                      onClick={() => go({ kind: 'event', id: event.id })}
                    >
                      {event.title}
                    </button>
                    {event.role !== '' && `, ${event.role}`}
                    {event.place && ', here'}
                  </span>
                  {event.date !== null && <span className={css.soft}>{dateInWords(event.date)}</span>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <JoinedFact
          records={person.records}
          onPart={(part, partName) =>
            act(
              'people.part',
              { id: part },
              { failed: `${quoted(partName)} was not taken apart`, touches: [of, `people/${part}`] },
            )
          }
        />
        <NotesFact of={of} record={person} noting={noting} onEdit={onEdit} />
      </Facts>
      <div className={css.adding}>
        <AddPart label="Relation">
          {(close) => (
            <PartForm
              wordsNeeded
              wordsLabel={`${name} is`}
              wordsHint="staff of, brother of, member of…"
              personLabel="Whom"
              without={id}
              onAdd={async (kind, to) => {
                await ask('people.relate', { id, kind, to });
                applyChanges([of], { own: true });
                close();
              }}
            />
          )}
        </AddPart>
        <AddPart label="Identifier">
          {(close) => (
            <IdentifierForm
              onAdd={async (scheme, value) => {
                await ask('people.edit', { id, identifiers: { [scheme]: value } });
                applyChanges([of], { own: true });
                close();
              }}
            />
          )}
        </AddPart>
        {!noting && person.notes === '' && person.notesVersions.length === 0 && (
          <AddNotes onClick={() => setNoting(true)} />
        )}
      </div>
    </>
  );
}
