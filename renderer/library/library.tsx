import { useState } from 'react';
import { Reader } from '../reader/reader.tsx';
import { Sides } from '../reader/sides.tsx';
import type { Address } from '../window/addresses.ts';
import { Room } from '../window/room.tsx';
import { ArticleDetails } from './article-details.tsx';
import { ArticleList } from './article-list.tsx';

type LibraryAddress = Extract<Address, { kind: 'library' | 'article' }>;

/** All articles; and the one that is being read. */
export function Library({ address }: { address: LibraryAddress }) {
  const [detailed, setDetailed] = useState<string | null>(null);
  const open = address.kind === 'article' ? address : null;
  return (
    <>
      <Room label="Articles" list={<ArticleList open={open?.id ?? null} onDetails={setDetailed} />}>
        {open && (
          <Sides address={open}>
            {(side, name) => (
              <Reader
                key={side.capture ?? 'newest'}
                side={side}
                name={name}
                onDetails={() => setDetailed(side.id)}
              />
            )}
          </Sides>
        )}
      </Room>
      <ArticleDetails id={detailed} onClose={() => setDetailed(null)} />
    </>
  );
}
