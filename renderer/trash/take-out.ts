import type { Notice } from '../../archive/contract/shell.ts';
import { act } from '../bridge/acting.ts';
import { tell, tellLasting } from '../window/notices.tsx';
import { go } from '../window/travel.ts';
import { orUntitled, quoted } from '../window/words.ts';

/** Takes things out of the trash; a highlight brings its article with it. */
export async function takeOut(ids: readonly string[]): Promise<void> {
  const out = await act('trash.restore', { ids: [...ids] }, { failed: 'It was not taken out of the trash' });
  if (!out) return;
  const names = out.things.map(({ name }) => quoted(orUntitled(name)));
  const [first = '', ...others] = names;
  tell(
    others.length === 0
      ? `${first} is back.`
      : `${[first, ...others].slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''} are back.`,
  );
}

/** Says what was put into the trash on one device and edited on another; one click takes it out again. */
export function tellOfEdits({ things }: Extract<Notice, { kind: 'edited-in-trash' }>): void {
  const [first, ...others] = things;
  if (!first) return;
  if (others.length === 0)
    tellLasting(first.message, { label: 'Take out', run: () => void takeOut([first.id]) });
  else
    tellLasting(`${first.message} There are ${others.length} more like it.`, {
      label: 'Show the trash',
      run: () => go({ kind: 'trash' }),
    });
}
