import { Button } from '@mantine/core';
import type { CheckedSentence, FactCheck } from '../../archive/contract/factcheck.ts';
import css from './fact-check.module.css';
import { SupportingPassageRow } from './supporting-passage.tsx';
import type { Saying } from './use-factcheck.ts';

interface Props {
  readonly check: FactCheck;
  readonly chosen: CheckedSentence | undefined;
  readonly saying: Saying;
}

/** What was said of sentences that are not in the text any more, or stand in it several times: kept until a person decides. */
export function LooseClaims({ check, chosen, saying }: Props) {
  if (check.loose.length === 0) return null;
  return (
    <section className={css.loose} aria-label="Not in the text any more">
      <h2 className={css.looseHeading}>Not in the text any more</h2>
      <p className={css.looseWords}>
        You said something of these sentences. It is kept until you put it to another sentence or let it go.
      </p>
      <ul>
        {check.loose.map(({ claim, was, evidence, needsNone, among }) => (
          <li key={claim} className={css.looseClaim}>
            <p className={css.was} dir="auto">
              {was}
            </p>
            {among.length > 0 && (
              <p
                className={css.looseWords}
              >{`Sentences ${among.join(', ')} have these very words: say which one is meant.`}</p>
            )}
            {needsNone && evidence.length === 0 && <p className={css.looseWords}>It needed no source.</p>}
            {evidence.map((id) => (
              <SupportingPassageRow key={id} passage={check.passages[id]} />
            ))}
            <div className={css.doors}>
              {chosen && (
                <Button size="compact-sm" variant="default" onClick={() => void saying.settle(claim, chosen)}>
                  {`Put to sentence ${chosen.number}`}
                </Button>
              )}
              <Button size="compact-sm" variant="subtle" onClick={() => void saying.settle(claim, null)}>
                Let go
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
