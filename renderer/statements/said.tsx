import { Button } from '@mantine/core';
import { useAnswer } from '../bridge/answers.ts';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { StatementCard } from './statement-card.tsx';
import css from './statements.module.css';

/** Shown on a person's page; the rest stands on a screen of its own. */
const mostShown = 3;

/** What a person said, on the person's page. */
export function Said({ person }: { person: string }) {
  const statements = useAnswer('statements.list', { speaker: { id: person } }).data ?? [];
  if (statements.length === 0) return null;
  const quotations = statements.reduce((sum, statement) => sum + statement.quotations.length, 0);
  return (
    <section className={css.said} aria-label="Said">
      <header className={css.saidHead}>
        <h2 className={css.heading}>Said</h2>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => go({ kind: 'quotations', speaker: { id: person } })}
        >
          {statements.length > mostShown ? `All ${counted(quotations, 'quotation')}` : 'Compare and join…'}
        </Button>
      </header>
      {statements.slice(0, mostShown).map((statement) => (
        <StatementCard
          key={statement.id ?? statement.quotations[0]?.annotation}
          statement={statement}
          quotationsOf={(id) =>
            statements
              .filter((one) => one.id === id)
              .flatMap((one) => one.quotations.map(({ annotation }) => annotation))
          }
        />
      ))}
    </section>
  );
}
