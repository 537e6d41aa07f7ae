import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { go } from '../window/travel.ts';

export async function addPerson(name: string): Promise<void> {
  const person = await ask('people.add', { name });
  applyChanges([`people/${person.id}`]);
  go({ kind: 'person', id: person.id });
}
