/**
 * Names that a person has said are none. Each device writes what its person says into its own settings
 * (`notNames/<folded words>`, the name as it was written; '' where it may be offered again); of several the latest holds.
 */
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { settingsHome } from '../storage/layout.ts';
import { notNamesPrefix } from './not-names.ts';
import { textWords } from './text-words.ts';

/** Code units of the folded words, which are part of a field's name. */
const nameLimit = 150;

/** By their folded words, as guesses are keyed. */
export function dismissedNames({ index, replica }: Archive): Map<string, string> {
  const said = new Map<string, { readonly stamp: string; readonly name: string }>();
  const devices = index.all<{ address: string }>(
    'SELECT address FROM things WHERE home = ? ORDER BY address',
    settingsHome,
  );
  for (const { address } of devices)
    for (const [field, register] of replica.thing(address) ?? []) {
      if (!field.startsWith(notNamesPrefix) || register.kind !== 'latest') continue;
      const words = field.slice(notNamesPrefix.length);
      const known = said.get(words);
      if (!known || register.stamp > known.stamp)
        said.set(words, {
          stamp: register.stamp,
          name: typeof register.value === 'string' ? register.value : '',
        });
    }
  return new Map([...said].flatMap(([words, { name }]) => (name === '' ? [] : [[words, name] as const])));
}

/** Says that names are none, or that they may be offered again; answers those of which this was not so already. */
export function dismissNames(archive: Archive, names: readonly string[], dismissed: boolean): string[] {
  const before = dismissedNames(archive);
  const changed = names
    .map((name) => ({ name: name.normalize('NFC').replace(/\s+/gu, ' ').trim(), words: keyOf(name) }))
    .filter(({ words }) => before.has(words) !== dismissed);
  if (changed.length === 0) return [];
  archive.commit((draft) => {
    // Said once more, also where this device said it before: another one may have taken it back since.
    for (const { name, words } of changed)
      draft.writes.push({
        of: `${settingsHome}/${archive.device}`,
        field: `${notNamesPrefix}${words}`,
        value: dismissed ? name : '',
      });
  });
  return changed.map(({ name }) => name);
}

function keyOf(name: string): string {
  const words = textWords(name)
    .map(({ word }) => word)
    .join(' ');
  if (words === '' || words.length > nameLimit)
    throw new ProblemError(
      'invalid-value',
      words === ''
        ? `“${name}” has no words. Nothing was changed; write the name as it stands in the article.`
        : `“${name.slice(0, 60)}…” is longer than any name: at most ${nameLimit} characters. Nothing was changed.`,
    );
  return words;
}
