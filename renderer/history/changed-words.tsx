import { useMemo } from 'react';
import type { HistoryEntry } from '../../archive/contract/history.ts';
import css from './changed-words.module.css';
import { type Part, shortened, wordDiff } from './word-diff.ts';

const longestShort = 90;
const longestClosed = 240;

/** What stood there and what stands there now: short values side by side, prose with what was changed in it. */
export function ChangedWords({ entry, open }: { entry: HistoryEntry; open: boolean }) {
  const { from, to } = entry;
  const short = [from, to].every((value) => (value ?? '').length <= longestShort);
  if (from !== null && to !== null && !short) return <ProseChange from={from} to={to} open={open} />;
  const cut = (text: string) =>
    open || text.length <= longestClosed ? text : `${text.slice(0, longestClosed).trimEnd()}…`;
  return (
    <p className={css.words} data-open={open || undefined}>
      {from !== null && (
        <del className={css.gone} dir="auto">
          {cut(from)}
        </del>
      )}
      {from !== null && to !== null && (
        <span className={css.arrow} aria-hidden="true">
          {' → '}
        </span>
      )}
      {to !== null && (
        <ins className={css.new} dir="auto">
          {cut(to)}
        </ins>
      )}
    </p>
  );
}

/** A text with what was taken out of it and put into it. */
export function ProseChange({ from, to, open }: { from: string; to: string; open: boolean }) {
  const parts = useMemo(() => placed(wordDiff(from, to)), [from, to]);
  const shown = open ? parts : placed(shortened(parts));
  return (
    <p className={css.words} data-open={open || undefined} dir="auto">
      {shown.map(({ kind, text, at }) => {
        if (kind === 'same') return <span key={at}>{text}</span>;
        return kind === 'gone' ? (
          <del key={at} className={css.gone}>
            {text}
          </del>
        ) : (
          <ins key={at} className={css.new}>
            {text}
          </ins>
        );
      })}
    </p>
  );
}

/** Each with the place where it begins, by which it is told from the others. */
function placed(parts: readonly Part[]): (Part & { readonly at: number })[] {
  let next = 0;
  return parts.map((part) => {
    const at = next;
    next += part.text.length + 1;
    return { ...part, at };
  });
}
