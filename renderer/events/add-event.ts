import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { go } from '../window/travel.ts';

export async function addEvent(title: string, date: string | null): Promise<void> {
  const event = await ask('events.add', { title, date });
  applyChanges([`events/${event.id}`]);
  go({ kind: 'event', id: event.id });
}
