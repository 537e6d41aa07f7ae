import { VisuallyHidden } from '@mantine/core';
import type { WordPart } from '../../archive/contract/drafts.ts';
import edited from '../captures/edited-words.module.css';
import { withPlaces } from '../captures/edited-words.tsx';
import css from './drafts.module.css';

/** A quotation as its source would correct it: its own words struck out, the source's beside them. */
export function Difference({ parts }: { parts: readonly WordPart[] }) {
  return (
    <>
      <VisuallyHidden>Struck out: only in the quotation. Inserted: what the source has.</VisuallyHidden>
      {withPlaces(parts).map(({ kind, text, at }) =>
        kind === 'quoted' ? (
          <del key={at} className={edited.gone}>
            {text}
          </del>
        ) : kind === 'source' ? (
          <ins key={at} className={edited.new}>
            {text}
          </ins>
        ) : kind === 'leftOut' ? null : (
          <span key={at} className={kind === 'insertion' ? css.own : undefined}>
            {text}
          </span>
        ),
      )}
    </>
  );
}
