/**
 * What the six colours are called in an archive. Each device writes what its person says into its own settings
 * (`colors/<color>`); of several the latest holds, for every colour by itself.
 */
import type { ColorName } from '../contract/marking.ts';
import { ProblemError } from '../contract/problem.ts';
import { markStyles } from '../contract/theme.ts';
import { type MarkColor, markColors } from '../contract/views.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { settingsHome } from '../storage/layout.ts';

const nameLimit = 40;

const fieldOf = (color: MarkColor): string => `colors/${color}`;

export function colorNames(archive: Archive): ColorName[] {
  const devices = archive.index.all<{ address: string }>(
    'SELECT address FROM things WHERE home = ? ORDER BY address',
    settingsHome,
  );
  return markColors.map((color) => {
    const said = devices
      .map(({ address }) => archive.replica.thing(address)?.get(fieldOf(color)))
      .filter((register) => register?.kind === 'latest' && typeof register.value === 'string')
      .reduce(
        (latest, register) =>
          register?.kind === 'latest' && register.stamp > latest.stamp
            ? { stamp: register.stamp, name: String(register.value) }
            : latest,
        { stamp: '', name: '' },
      );
    const initial = markStyles[color].name;
    return { color, name: said.name || initial, initial };
  });
}

/** What one colour is called. */
export const colorName = (archive: Archive, color: MarkColor): string =>
  colorNames(archive).find((named) => named.color === color)?.name ?? markStyles[color].name;

/** Names a colour for every device of the archive; '' gives it its initial name back. */
export function renameColor(archive: Archive, color: MarkColor, typed: string): void {
  const given = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (given.length > nameLimit)
    throw new ProblemError(
      'invalid-value',
      `The name of a colour has at most ${nameLimit} characters. Nothing was changed.`,
    );
  const names = colorNames(archive);
  const namesake = names.find(
    (other) =>
      other.color !== color && foldedName(other.name) === foldedName(given || markStyles[color].name),
  );
  if (namesake)
    throw new ProblemError(
      'invalid-value',
      `“${namesake.name}” is the name of another colour. Two of one name could not be told apart, so nothing was changed.`,
    );
  const now = names.find((named) => named.color === color);
  const name = given === markStyles[color].name ? '' : given;
  if (now?.name === (name || now?.initial)) return;
  archive.commit((draft) => draft.set(`${settingsHome}/${archive.device}`, fieldOf(color), name));
}
