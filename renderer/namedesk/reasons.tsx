import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { Comparison, DeskReason } from '../../archive/contract/name-desk.ts';
import css from './reasons.module.css';
import { DeskSentenceLine } from './sentence.tsx';

interface Props {
  readonly title: string;
  readonly speaks: DeskReason['speaks'];
  readonly reasons: readonly DeskReason[];
  readonly pair: Comparison['pair'];
}

/** What speaks for it, or against it, each with the sentences that it rests on. */
export function Reasons({ title, speaks, reasons, pair: [first, second] }: Props) {
  const Sign = speaks === 'for' ? IconPlus : IconMinus;
  const who = { first: first.name, second: second.name, both: undefined };
  return (
    <section className={css.reasons} aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      {reasons.length === 0 ? (
        <p className={css.none}>{speaks === 'for' ? 'Nothing is known.' : 'Nothing that is known here.'}</p>
      ) : (
        <ul className={css.list}>
          {reasons.map(({ words, sentences }) => (
            <li key={words}>
              <p className={css.words} dir="auto">
                <Sign size={14} stroke={2} className={css.sign} data-speaks={speaks} aria-hidden />
                {words}
              </p>
              {sentences.map((sentence) => (
                <DeskSentenceLine
                  key={`${sentence.of} ${sentence.article.id} ${sentence.annotation} ${sentence.place?.start}`}
                  sentence={sentence}
                  who={who[sentence.of]}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
