import type { RefObject } from 'react';
import { NameCard } from '../names/name-card.tsx';
import type { Names } from '../names/use-names.ts';
import { ContentsPane } from './contents-pane.tsx';
import { Floating } from './floating.tsx';
import { LinkCard } from './link-card.tsx';
import { Outline } from './outline.tsx';
import type { Reading } from './use-reading.ts';

interface Props {
  readonly reading: Reading;
  readonly names: Names;
  /** Its id. */
  readonly article: string;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** Something else stands over the article just now. */
  readonly quiet: boolean;
}

/** What stands round the article to find one's way in it. */
export function ReaderAids({ reading, names, article, frame, quiet }: Props) {
  const { contents, headings, at, link } = reading;
  return (
    <>
      {contents?.shown && (
        <ContentsPane over={!contents.beside} onClose={contents.toggle}>
          <Outline headings={headings} at={at} onGo={reading.goToHeading} />
        </ContentsPane>
      )}
      {names.shown && !quiet && (
        <Floating rect={names.shown.rect} frame={frame} pinned={false}>
          <NameCard article={article} names={names} />
        </Floating>
      )}
      {link && !names.shown && !quiet && (
        <Floating rect={link.rect} frame={frame}>
          <LinkCard
            address={link.address}
            held={link.held}
            onHold={reading.holdLink}
            onLeave={reading.closeLink}
            onClose={() => {
              reading.closeLink();
              frame.current?.focus();
            }}
          />
        </Floating>
      )}
    </>
  );
}
