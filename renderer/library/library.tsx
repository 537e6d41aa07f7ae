import { useState } from 'react';
import type { Address } from '../window/addresses.ts';
import { Room } from '../window/room.tsx';
import { ArticleDetails } from './article-details.tsx';
import { ArticleList } from './article-list.tsx';

type LibraryAddress = Extract<Address, { kind: 'library' | 'article' }>;

/** All articles, beside the one that is being read (`reading-room.tsx`). */
export function Library({ address }: { address: LibraryAddress }) {
  const [detailed, setDetailed] = useState<string | null>(null);
  const open = address.kind === 'article' ? address : null;
  return (
    <>
      <Room label="Articles" list={<ArticleList open={open?.id ?? null} onDetails={setDetailed} />}>
        {open ? undefined : null}
      </Room>
      <ArticleDetails id={detailed} onClose={() => setDetailed(null)} />
    </>
  );
}
