import { useState } from 'react';
import { ArticleDetails } from '../library/article-details.tsx';
import type { ArticleAddress } from '../window/addresses.ts';
import { Reader } from './reader.tsx';
import css from './reading-room.module.css';
import { Sides } from './sides.tsx';

/**
 * Where articles are read. It is always there, with a page kept ready for the next one: to start a process for it when it
 * is chosen would take longer than all the rest.
 */
export function ReadingRoom({ address }: { address: ArticleAddress | null }) {
  const [detailed, setDetailed] = useState<string | null>(null);
  if (address === null && detailed !== null) setDetailed(null);
  return (
    <div className={css.room} data-empty={address === null || undefined}>
      <Sides address={address}>
        {(side, name) => <Reader side={side} name={name} onDetails={() => setDetailed(side.id)} />}
      </Sides>
      <ArticleDetails id={detailed} onClose={() => setDetailed(null)} />
    </div>
  );
}
