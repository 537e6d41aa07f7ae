/** What the colours are called in the open archive. */
import { useMemo } from 'react';
import type { ColorName } from '../../archive/contract/marking.ts';
import { markStyles } from '../../archive/contract/theme.ts';
import { type MarkColor, markColors } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';

export type ColorNames = Readonly<Record<MarkColor, string>>;

const initial = Object.fromEntries(
  markColors.map((color) => [color, markStyles[color].name]),
) as unknown as ColorNames;

const named = (names: readonly ColorName[]): ColorNames => ({
  ...initial,
  ...Object.fromEntries(names.map(({ color, name }) => [color, name])),
});

export function useColorNames(): ColorNames {
  const { data } = useAnswer('colors.list', {});
  return useMemo(() => (data ? named(data) : initial), [data]);
}
