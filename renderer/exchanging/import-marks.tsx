import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportPlan, MarksReport } from '../../archive/contract/exchanging.ts';
import { formatNames, statesInWords } from '../../archive/exchanging/exchange-words.shared.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { counted, number, quoted } from '../window/words.ts';
import { endExchange, progressEnded } from './asking.ts';
import css from './exchange.module.css';
import { NotCarried } from './not-carried.tsx';
import { ProgressLine } from './progress-line.tsx';
import { SourceRow } from './source-row.tsx';

interface Props {
  readonly read: ImportPlan;
  readonly onWorking: (working: boolean) => void;
}

/** Of many sources those with the most marks come first, and each has a field to choose from. */
const shownAtOnce = 50;

/** What a file holds, where each part of it goes, and only then brings it in. */
export function ImportMarks({ read, onWorking }: Props) {
  const [into, setInto] = useState<readonly { source: number; article: string | null }[]>([]);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(shownAtOnce);
  const [report, setReport] = useState<MarksReport | null>(null);
  const changed = useAnswer(
    'exchanging.plan',
    { plan: read.plan, into: [...into] },
    { enabled: into.length > 0 && report === null, keepLast: true },
  );
  if (report) return <BroughtIn report={report} />;
  const plan = (into.length > 0 ? changed.data : undefined) ?? read;
  const sources = [...plan.sources].sort((a, b) => b.marks - a.marks || a.source - b.source);
  const fresh = plan.sources.reduce(
    (sum, { article, marks, known }) => sum + (article ? marks - known : 0),
    0,
  );
  const known = plan.sources.reduce((sum, source) => sum + source.known, 0);
  const homeless = plan.sources.filter(({ article }) => article === null);
  const bring = async () => {
    setBusy(true);
    onWorking(true);
    const brought = await act(
      'exchanging.bringIn',
      { plan: read.plan, into: [...into] },
      { failed: 'The marks were not brought in', touches: ['articles', 'people', 'events'] },
    );
    setBusy(false);
    onWorking(false);
    progressEnded();
    if (brought) setReport(brought);
  };
  return (
    <div className={css.body}>
      <p className={css.lead}>
        <span dir="auto">{quoted(plan.file)}</span> ({formatNames[plan.format]}) holds{' '}
        {counted(plan.marks, 'mark')}
        {known > 0 ? `; ${counted(known, 'of them was', 'of them were')} brought in before` : ''}.
      </p>
      <section aria-label="Where they go">
        <h2 className={css.heading}>Where they go</h2>
        <ul className={css.sources}>
          {sources.slice(0, shown).map((source) => (
            <SourceRow
              key={source.source}
              source={source}
              unnamed={plan.file}
              disabled={busy}
              onChoose={(article) => {
                progressEnded();
                setInto([
                  ...into.filter((one) => one.source !== source.source),
                  { source: source.source, article },
                ]);
              }}
            />
          ))}
          {sources.length > shown && (
            <li className={css.more}>
              <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + shownAtOnce)}>
                {`Show ${counted(Math.min(shownAtOnce, sources.length - shown), 'more source')} of ${number(sources.length)}`}
              </Button>
            </li>
          )}
        </ul>
        {homeless.length > 0 && (
          <p className={css.soft}>
            No article was recognised for{' '}
            {counted(
              homeless.reduce((sum, { marks }) => sum + marks, 0),
              'mark',
            )}
            . Choose one, or they stay in the file and are listed in the report. In an article where their
            words do not stand they are kept as lost.
          </p>
        )}
      </section>
      {changed.isError && (
        <p className={css.trouble} role="alert">
          {explain(changed.error)}
        </p>
      )}
      <NotCarried lines={plan.notCarried} all="Everything can be carried." />
      {(busy || changed.isFetching) && <ProgressLine />}
      <div className={css.actions}>
        <Button variant="default" disabled={busy} onClick={endExchange}>
          Cancel
        </Button>
        <Button disabled={fresh === 0} loading={busy} onClick={() => void bring()} data-autofocus>
          {fresh === 0 ? 'Nothing to bring in' : `Bring in ${counted(fresh, 'mark')}`}
        </Button>
      </div>
    </div>
  );
}

function BroughtIn({ report }: { report: MarksReport }) {
  const { added, known, articles, left, notCarried } = report;
  const states = statesInWords(report.states);
  return (
    <div className={css.body}>
      <p className={css.lead} role="status">
        {counted(added, 'mark was', 'marks were')} brought in{states === '' ? '' : `: ${states}`}.
        {known > 0 ? ` ${counted(known, 'was', 'were')} here already.` : ''}
      </p>
      {articles.length > 0 && (
        <ul className={css.lines}>
          {articles.map(({ id, title, added: count }) => (
            <li key={id} className={css.told}>
              <span dir="auto">{title}</span>
              <span className={css.number}>{count}</span>
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <section aria-label="Not brought in">
          <h2 className={css.heading}>Not brought in</h2>
          <ul className={css.left}>
            {left.map(({ where, words, reason }) => (
              <li key={`${where} ${words}`} dir="auto">
                {where}: {words === '' ? 'no words' : words}
                <span className={css.soft}> {reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <NotCarried lines={notCarried} all="Everything was carried." />
      <div className={css.actions}>
        <Button onClick={endExchange} data-autofocus>
          Done
        </Button>
      </div>
    </div>
  );
}
