/** Who speaks, in words: `Kevin de León, to the council, at a press conference; translated from Spanish by A. Writer`. */
import type { Speech } from '../contract/views.ts';

export function speechInWords({ speaker, addressee, occasion, translation }: Speech): string {
  const said = [speaker?.name ?? '', addressee && `to ${addressee}`, occasion].filter(Boolean).join(', ');
  if (!translation) return said;
  const { from, by } = translation;
  const translated = ['translated', from && `from ${from}`, by && `by ${by}`].filter(Boolean).join(' ');
  return [said, translated].filter(Boolean).join('; ');
}
