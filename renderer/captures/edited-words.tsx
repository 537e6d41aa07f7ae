import { useMemo } from 'react';
import { shortened, wordDiff } from '../history/word-diff.ts';
import css from './edited-words.module.css';

/** Each with the place where it begins, by which it is told from the others. */
export function withPlaces<P extends { readonly text: string }>(
  parts: readonly P[],
): (P & { readonly at: number })[] {
  let next = 0;
  return parts.map((part) => {
    const at = next;
    next += part.text.length + 1;
    return { ...part, at };
  });
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

interface Props {
  readonly from: string;
  readonly to: string;
  /** Leaves out long stretches that are alike. */
  readonly short?: boolean;
}

/** What words were and what they are now, word by word. */
export function EditedWords({ from, to, short = false }: Props) {
  const parts = useMemo(() => {
    const all = wordDiff(oneLine(from), oneLine(to));
    return withPlaces(short ? shortened(all) : all);
  }, [from, to, short]);
  return (
    <span dir="auto">
      {parts.map(({ kind, text, at }) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={at} className={css.gone}>
            {text}
          </del>
        ) : (
          <ins key={at} className={css.new}>
            {text}
          </ins>
        ),
      )}
    </span>
  );
}
