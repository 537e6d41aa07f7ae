import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconLanguage, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Quotation, Statement } from '../../archive/contract/statements.ts';
import { type Wordings, wordingsOf } from '../../archive/statements/wordings.shared.ts';
import { quoteWords } from '../annotations/quote-words.ts';
import { DottedLine, sourceParts } from '../annotations/source-line.tsx';
import { EditedWords } from '../captures/edited-words.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import { joinQuotations, takeOut } from './joining.ts';
import css from './statements.module.css';

interface Props {
  readonly statement: Statement;
  /** Absent where nothing can be chosen. */
  readonly chosen?: boolean;
  readonly onChoose?: (chosen: boolean) => void;
  /** Of another statement that one of its quotations stands in. */
  readonly quotationsOf: (statement: string) => readonly string[];
}

/** A quotation, or several that report one statement, with what their wordings have and have not in common. */
export function StatementCard({ statement, chosen, onChoose, quotationsOf }: Props) {
  const { id, occasion, addressee, quotations, differs } = statement;
  const groups = wordingsOf(statement);
  const named = [occasion || 'Occasion not said', addressee && `to ${addressee}`].filter(Boolean).join(', ');
  const others = [...new Set(quotations.flatMap(({ also }) => also))];
  return (
    <section className={css.statement} data-joined={id !== null || undefined} aria-label={named}>
      <header className={css.head}>
        {onChoose && (
          <Checkbox
            aria-label={`Choose: ${quotations[0]?.quote.slice(0, 80)}`}
            checked={chosen ?? false}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
        <h3 className={css.occasion} data-unsaid={occasion === '' || undefined}>
          <bdi>{named}</bdi>
        </h3>
        {id !== null && (
          <span className={css.count}>one statement, {counted(quotations.length, 'report')}</span>
        )}
      </header>
      {differs.length > 0 && (
        <p className={css.differs}>
          <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
          These have come to differ in {partsInWords(differs)}, so their words are not compared. Set that
          right in their articles, or take out what does not belong here.
        </p>
      )}
      {groups.map((group) => (
        <WordingGroup
          key={group.quotations[0]?.annotation}
          group={group}
          statement={statement}
          beside={groups.length > 1}
        />
      ))}
      {id !== null && others.length > 0 && (
        <p className={css.differs}>
          Some of it stands in another statement, too.
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              void joinQuotations([
                ...quotations.map(({ annotation }) => annotation),
                ...others.flatMap(quotationsOf),
              ])
            }
          >
            Join both
          </Button>
        </p>
      )}
    </section>
  );
}

const partNames = { speaker: 'who speaks', addressee: 'to whom', occasion: 'on what occasion' } as const;

const partsInWords = (differs: Statement['differs']): string =>
  differs.map((part) => partNames[part]).join(' and ');

/** Wordings that can be compared: the first, or the one that a person chose, and how the others differ from it. */
function WordingGroup({
  group,
  statement,
  beside,
}: {
  readonly group: Wordings;
  readonly statement: Statement;
  /** Whether other wordings stand beside these. */
  readonly beside: boolean;
}) {
  const { quotations, translated } = group;
  const [measure, setMeasure] = useState<string | null>(null);
  const base = quotations.find(({ annotation }) => annotation === measure) ?? quotations[0];
  if (!base) return null;
  return (
    <div className={css.group}>
      {beside && <p className={css.kind}>{translated ? 'In translation' : 'In the original'}</p>}
      <ol className={css.quotations}>
        {quotations.map((quotation) => (
          <QuotationRow
            key={quotation.annotation}
            quotation={quotation}
            base={base}
            statement={statement.id}
            onMeasure={
              quotations.length > 1 && quotation !== base ? () => setMeasure(quotation.annotation) : undefined
            }
          />
        ))}
      </ol>
    </div>
  );
}

const folded = (words: string): string => quoteWords(words).replace(/\s+/gu, ' ').trim();

function QuotationRow({
  quotation,
  base,
  statement,
  onMeasure,
}: {
  readonly quotation: Quotation;
  readonly base: Quotation;
  readonly statement: string | null;
  readonly onMeasure: (() => void) | undefined;
}) {
  const { annotation, quote, article, page, speech } = quotation;
  const { translation } = speech;
  const same = quotation !== base && folded(quote) === folded(base.quote);
  return (
    <li className={css.quotation}>
      <button
        type="button"
        className={css.words}
        onClick={() => go({ kind: 'article', id: article.id, annotation })}
      >
        {quotation === base || same ? (
          <bdi>{folded(quote) || 'a figure'}</bdi>
        ) : (
          <EditedWords from={base.quote} to={quote} />
        )}
      </button>
      <div className={css.foot}>
        {translation && (
          <span className={css.translated}>
            <IconLanguage size={14} stroke={1.6} aria-hidden />
            {[
              'Translated',
              translation.from && `from ${translation.from}`,
              translation.by && `by ${translation.by}`,
            ]
              .filter(Boolean)
              .join(' ')}
          </span>
        )}
        {same && <span>the same words</span>}
        <span className={css.source}>
          <DottedLine
            parts={[orUntitled(article.title), ...sourceParts(article), page === null ? '' : `page ${page}`]}
          />
        </span>
        {onMeasure && (
          <button type="button" className={css.small} onClick={onMeasure}>
            compare with this
          </button>
        )}
        {statement !== null && (
          <IconButton
            size={24}
            label={`Take out of the statement: ${orUntitled(article.title)}`}
            onClick={() => void takeOut(annotation, statement)}
          >
            <IconLinkOff size={14} stroke={1.6} />
          </IconButton>
        )}
      </div>
    </li>
  );
}
