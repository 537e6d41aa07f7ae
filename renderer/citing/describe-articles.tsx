import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { DescriptionPlan } from '../../archive/contract/citing.ts';
import { act } from '../bridge/acting.ts';
import { offerUndo } from '../window/undo.ts';
import { counted, orUntitled, quoted } from '../window/words.ts';
import { endCiting } from './asking.ts';
import css from './citing.module.css';

type Entry = DescriptionPlan['entries'][number];

/** Of many entries those that change something come first. */
const shownAtOnce = 100;

/** What a file of references would change, and only then changes it. */
export function DescribeArticles({ plan }: { plan: DescriptionPlan }) {
  const [overwrite, setOverwrite] = useState(false);
  const [busy, setBusy] = useState(false);
  const fields = plan.entries.flatMap(({ article, fields: all }) => (article ? all : []));
  const other = fields.filter(({ overwrites }) => overwrites).length;
  const wanted = overwrite ? fields.length : fields.length - other;
  const unknown = plan.entries.filter(({ article }) => article === null);
  const changing = plan.entries.filter(({ article, fields: all }) => article && all.length > 0);
  const carryOut = async () => {
    setBusy(true);
    const done = await act(
      'citing.carryOut',
      { plan: plan.plan, overwrite },
      { failed: 'The articles were not described', touches: ['articles'] },
    );
    setBusy(false);
    if (!done) return;
    endCiting();
    void offerUndo(`${counted(done.fields, 'field')} of ${counted(done.articles, 'article')} changed.`);
  };
  return (
    <div className={css.body}>
      <p className={css.lead}>
        <span dir="auto">{quoted(plan.file)}</span> holds {counted(plan.entries.length, 'reference')};{' '}
        {changing.length === 0
          ? 'it says nothing new of the articles of this archive.'
          : `it says something new of ${counted(changing.length, 'article')}.`}
      </p>
      {changing.length > 0 && (
        <ul className={css.entries} aria-label="What it says">
          {changing.slice(0, shownAtOnce).map((entry) => (
            <EntryRow key={entry.article?.id} entry={entry} overwrite={overwrite} />
          ))}
        </ul>
      )}
      {changing.length > shownAtOnce && (
        <p className={css.soft}>And {counted(changing.length - shownAtOnce, 'more article')}.</p>
      )}
      {unknown.length > 0 && (
        <p className={css.soft}>
          {unknown.length === 1 ? 'No article fits' : 'No articles fit'}{' '}
          {unknown
            .slice(0, 5)
            .map(({ title }) => quoted(orUntitled(title)))
            .join(', ')}
          {unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''}.
        </p>
      )}
      {plan.problems.map((problem) => (
        <p key={problem} className={css.problems}>
          {problem}
        </p>
      ))}
      {other > 0 && (
        <Checkbox
          label={`Also where something else stands: ${counted(other, 'field')}`}
          checked={overwrite}
          onChange={(event) => setOverwrite(event.currentTarget.checked)}
        />
      )}
      <div className={css.actions}>
        <Button variant="default" disabled={busy} onClick={endCiting}>
          Cancel
        </Button>
        <Button disabled={wanted === 0} loading={busy} onClick={() => void carryOut()} data-autofocus>
          {wanted === 0 ? 'Nothing to change' : `Change ${counted(wanted, 'field')}`}
        </Button>
      </div>
    </div>
  );
}

function EntryRow({ entry: { article, fields }, overwrite }: { entry: Entry; overwrite: boolean }) {
  return (
    <li className={css.entry}>
      <p className={css.title} dir="auto">
        {orUntitled(article?.title ?? '')}
      </p>
      <dl>
        {fields.map(({ field, from, to, overwrites }) => (
          <div key={field} className={css.change}>
            <dt>{field}</dt>
            <dd dir="auto">
              {overwrites && !overwrite ? (
                <>
                  {from} <span className={css.soft}>(stays; the file says {quoted(to)})</span>
                </>
              ) : (
                <>
                  {from !== '' && <span className={css.old}>{from}</span>} {to}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
