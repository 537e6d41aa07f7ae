import { VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import type { WordPart } from '../../archive/contract/drafts.ts';
import edited from '../captures/edited-words.module.css';
import { withPlaces } from '../captures/edited-words.tsx';
import css from './drafts.module.css';

/** A quotation as its source would correct it: its own words struck out, the source's beside them. */
export function Difference({ parts }: { parts: readonly WordPart[] }) {
  return (
    <>
      <VisuallyHidden>Struck out: only in the quotation. Inserted: what the source has.</VisuallyHidden>
      {withPlaces(parts).map(({ kind, text, at }) => {
        if (kind === 'leftOut') return null;
        // The blank before a word is neither struck out nor tinted.
        const words = text.trimStart();
        const blank = text.slice(0, text.length - words.length);
        return (
          <Fragment key={at}>
            {blank}
            {kind === 'quoted' ? (
              <del className={edited.gone}>{words}</del>
            ) : kind === 'source' ? (
              <ins className={edited.new}>{words}</ins>
            ) : (
              <span className={kind === 'insertion' ? css.own : undefined}>{words}</span>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
