/** The quotations of a briefing that do not stand in the stored copies as they are quoted, or are in doubt. */
import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRef } from 'react';
import type { BriefingCheck, CheckedBlock } from '../../../archive/contract/drafts.ts';
import { stateOfBlock, storedWords } from '../../../archive/quoting/check-words.shared.ts';
import { act } from '../../bridge/acting.ts';
import { Difference } from '../../drafts/difference.tsx';
import drafts from '../../drafts/drafts.module.css';
import { QuotationRow } from '../../drafts/quotation-row.tsx';
import { go } from '../../window/travel.ts';
import { counted, orUntitled } from '../../window/words.ts';
import css from './quote-check.module.css';

type Typed = BriefingCheck['typed'][number];

interface Props {
  readonly briefing: string;
  /** Null: closed. */
  readonly check: BriefingCheck | null;
  readonly onClose: () => void;
  /** Checks once more, after something was put right. */
  readonly onAgain: () => Promise<void>;
  /** Where the check was made for an export. */
  readonly onExport: (() => void) | null;
}

export function QuoteCheck({ briefing, check: now, onClose, onAgain, onExport }: Props) {
  // What was shown stays while the dialog fades away.
  const last = useRef(now);
  if (now) last.current = now;
  const check = now ?? last.current;
  const putRight = async ({ block, start, end, quotation }: Typed) => {
    const input = { id: briefing, block, start, end, words: quotation.words };
    const put = await act(
      'briefings.putRight',
      { ...input, stored: storedWords(quotation) },
      { failed: 'The quotation was not put right', touches: [`briefings/${briefing}`] },
    );
    if (put) await onAgain();
  };
  const putMarkRight = async ({ block, verdict }: CheckedBlock) => {
    const put = await act(
      'briefings.putMarkRight',
      { id: briefing, block, take: verdict === 'differs' ? 'stored' : 'newest' },
      { failed: 'The quotation was not put right', touches: [`briefings/${briefing}`, 'articles'] },
    );
    if (put) await onAgain();
  };
  return (
    <Modal
      opened={now !== null}
      onClose={onClose}
      size={680}
      title="Quote check"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {check && (
        <Findings check={check} onPutRight={putRight} onPutMarkRight={putMarkRight} onFollow={onClose} />
      )}
      <div className={css.actions}>
        {onExport && (
          <Button variant="default" onClick={onExport}>
            {check?.findings === 0 ? 'Export…' : 'Export all the same…'}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </div>
    </Modal>
  );
}

function Findings({
  check: { blocks, typed, findings, unread },
  onPutRight,
  onPutMarkRight,
  onFollow,
}: {
  check: BriefingCheck;
  onPutRight: (typed: Typed) => Promise<void>;
  onPutMarkRight: (block: CheckedBlock) => Promise<void>;
  onFollow: () => void;
}) {
  const doubtful = blocks.filter((block) => stateOfBlock(block) !== '');
  const wrong = typed.filter(({ quotation }) => quotation.verdict !== 'stands');
  return (
    <>
      <p className={css.lead} role="status">
        {blocks.length + typed.length === 0
          ? 'Nothing is quoted in this briefing.'
          : findings === 0
            ? `${counted(blocks.length + typed.length, 'quotation')} compared with the stored copies, character for character: all of them stand.`
            : `${counted(blocks.length + typed.length, 'quotation')} compared with the stored copies: ${findings === 1 ? 'one asks' : `${findings} ask`} to be looked at.`}
      </p>
      {unread.count > 0 && (
        <p className={drafts.warning}>
          {counted(unread.count, 'article')} could not be looked into for what was typed: the copies are not
          on this device, or damaged.
        </p>
      )}
      <ol className={drafts.list} aria-label="Quotations to look at">
        {doubtful.map((block) => (
          <BlockRow key={block.block} block={block} onPutRight={onPutMarkRight} onFollow={onFollow} />
        ))}
        {wrong.map((one) => (
          <QuotationRow
            key={`${one.block} ${one.start}`}
            quotation={one.quotation}
            onFollow={onFollow}
            action={
              one.quotation.verdict === 'differs' &&
              one.quotation.nearest && (
                <Button
                  size="compact-xs"
                  variant="light"
                  mt={6}
                  onClick={() => void onPutRight(one)}
                  aria-label={`Put the stored words in the place of: ${one.quotation.words}`}
                >
                  Put right
                </Button>
              )
            }
          />
        ))}
      </ol>
    </>
  );
}

/** One that was made of a highlight. */
function BlockRow({
  block,
  onPutRight,
  onFollow,
}: {
  block: CheckedBlock;
  onPutRight: (block: CheckedBlock) => Promise<void>;
  onFollow: () => void;
}) {
  const { number, words, difference, title, article, annotation, verdict } = block;
  const follow = () => {
    onFollow();
    if (article !== null) go({ kind: 'article', id: article, annotation });
  };
  return (
    <li className={drafts.row} data-verdict={verdict === 'stands' ? 'moved' : 'differs'}>
      <p className={drafts.verdict}>
        <IconAlertTriangle size={15} stroke={2} aria-hidden />
        <span>{number === 0 ? 'Left out' : `Quotation ${number}`}</span>
      </p>
      <p className={drafts.note}>{stateOfBlock(block)}</p>
      {words !== '' && (
        <blockquote className={drafts.words} dir="auto">
          {difference.length > 0 ? <Difference parts={difference} /> : words}
        </blockquote>
      )}
      {article !== null && (
        <div className={drafts.source}>
          <button type="button" className={drafts.link} dir="auto" onClick={follow}>
            {orUntitled(title)}
          </button>
        </div>
      )}
      {(verdict === 'differs' || block.newest) && (
        <Button
          size="compact-xs"
          variant="light"
          mt={6}
          onClick={() => void onPutRight(block)}
          aria-label={`Take the words of the source for: ${words}`}
        >
          {verdict === 'differs' ? 'Take the stored words' : 'Quote the newest copy'}
        </Button>
      )}
    </li>
  );
}
