import type { Person } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { JoinItem } from '../records/join-item.tsx';

/** In the menu of a person: says that another record is the same. */
export function JoinPerson({ person }: { person: Person }) {
  const people = useAnswer('people.list', {}).data ?? [];
  return (
    <JoinItem
      noun="person"
      record={{ ...person, passages: person.linked }}
      others={people}
      onJoin={async ({ other, name, description, anyway }) => {
        await ask('people.join', {
          keep: person.id,
          ids: [other],
          shows: { name, description },
          anyway,
        });
        applyChanges([`people/${person.id}`, `people/${other}`, 'articles'], { own: true });
      }}
    />
  );
}
