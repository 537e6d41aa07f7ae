import type { RefObject } from 'react';
import { ContentsPane } from './contents-pane.tsx';
import { Floating } from './floating.tsx';
import { LinkCard } from './link-card.tsx';
import { Outline } from './outline.tsx';
import type { Reading } from './use-reading.ts';

interface Props {
  readonly reading: Reading;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** Something else stands over the article just now. */
  readonly quiet: boolean;
}

/** What stands round the article to find one's way in it. */
export function ReaderAids({ reading, frame, quiet }: Props) {
  const { contents, headings, at, link } = reading;
  return (
    <>
      {contents?.shown && (
        <ContentsPane over={!contents.beside} onClose={contents.toggle}>
          <Outline headings={headings} at={at} onGo={reading.goToHeading} />
        </ContentsPane>
      )}
      {link && !quiet && (
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
