/** What was left out, in words; `mark` is what the place calls one: the command line says highlight. */
import type { LeftOutKind } from '../contract/handover.ts';

export function leftOutWords(kind: LeftOutKind, count: number, mark: 'mark' | 'highlight'): string {
  const counted = (one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
  switch (kind) {
    case 'notes':
      return counted('note');
    case 'tags':
      return counted('tag');
    case 'descriptions':
      return counted('description of a person or an event', 'descriptions of people and events');
    case 'marks':
      return counted(`other ${mark} in these articles`, `other ${mark}s in these articles`);
    case 'people':
      return counted(`person whom only other ${mark}s name`, `people whom only other ${mark}s name`);
    case 'events':
      return counted(`event that only other ${mark}s name`, `events that only other ${mark}s name`);
    case 'trash':
      return counted('thing in the trash', 'things in the trash');
    case 'editions':
      return counted('edition of a briefing', 'editions of briefings');
    case 'history':
      return counted('change in the history', 'changes in the history');
    case 'links':
      return counted(
        'link to a person or an event that does not go',
        'links to people and events that do not go',
      );
    case 'quotations':
      return counted(`quotation whose ${mark} does not go`, `quotations whose ${mark} does not go`);
    case 'facts':
      return counted('fact that this version does not know', 'facts that this version does not know');
  }
}
