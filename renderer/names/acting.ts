/** What is done with names: people added, given another name, linked where they are named, and names that are none. */
import type { NameSuggestion, NamingInput } from '../../archive/contract/naming.ts';
import type { RecordType } from '../../archive/contract/record-parts.ts';
import type { PersonSummary } from '../../archive/contract/views.ts';
import { act, tellFailure } from '../bridge/acting.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { tell } from '../window/notices.tsx';
import { isBeingSaved, offerUndo } from '../window/undo.ts';
import { counted, quoted } from '../window/words.ts';

type Offered = Pick<NameSuggestion, 'name' | 'spellings'>;

/** Makes a record of an offered name, with its other spellings as other names. */
export async function addNamed({ name, spellings }: Offered, type: RecordType): Promise<void> {
  const added = await act(
    'people.add',
    { name, type, aliases: [...spellings] },
    { failed: `${quoted(name)} was not added`, touches: ['people'] },
  );
  if (added) void offerUndo(`${quoted(name)} added.`);
}

/** Makes an offered name another name of somebody known. Throws the problem, to be shown where the person was chosen. */
export async function addOtherName(person: PersonSummary, { name, spellings }: Offered): Promise<void> {
  await ask('people.edit', {
    id: person.id,
    aliases: [...new Set([...person.aliases, name, ...spellings])].filter((one) => one !== person.name),
  });
  applyChanges([`people/${person.id}`], { own: true });
  void offerUndo(`${quoted(name)} is another name of ${person.name} now.`);
}

export async function dismissName({ name, spellings }: Offered): Promise<void> {
  const names = [name, ...spellings];
  if (await sayDismissed(names, true))
    tell(`${quoted(name)} is not offered any more.`, {
      label: 'Undo',
      run: () => void sayDismissed(names, false),
    });
}

const sayDismissed = (names: string[], dismissed: boolean) =>
  act(
    'names.dismiss',
    { names, dismissed },
    { failed: `What was said of ${quoted(names[0] ?? '')} was not saved`, touches: ['settings'] },
  );

export const offerAgain = (name: string) => sayDismissed([name], false);

type Which = NamingInput<'people.linkMentions'>['which'];

/** Links where somebody is named, and says what was done; answers whether something was. */
export async function linkNamed({ id, name }: { id: string; name: string }, which: Which): Promise<boolean> {
  const linking = ask('people.linkMentions', { id, which });
  isBeingSaved(linking);
  try {
    const { linked, skipped, left, touches } = await linking;
    applyChanges(touches, { own: true });
    const rest = [
      skipped > 0 ? `${counted(skipped, 'mention')} left, as somebody else may be meant there.` : '',
      left > 0 ? `${counted(left, 'more mention')} can be linked next.` : '',
    ].filter(Boolean);
    if (linked > 0) void offerUndo([`${counted(linked, 'mention')} linked to ${name}.`, ...rest].join(' '));
    else tell(['Nothing was linked.', ...rest].join(' '));
    return linked > 0;
  } catch (reason) {
    tellFailure(`${quoted(name)} was not linked`, reason);
    return false;
  }
}
