import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useState } from 'react';
import { readAddress } from '../window/addresses.ts';
import { go } from '../window/travel.ts';
import { counted, number, orUntitled } from '../window/words.ts';
import type { Folder } from './folder-row.tsx';
import { amountLines, fieldInWords, filesInWords, headline, outcomes } from './report-words.ts';
import css from './sync.module.css';
import { type Report, syncWith } from './syncing.ts';

/** Rows of a list that are shown before *Show all*. */
const shownFirst = 8;

/** What a sync did, or would do: what came, what went, what was merged, what needs a decision. */
export function ReportView({ report, folder }: { report: Report; folder: Folder | undefined }) {
  const { dryRun, came, went, mended, destroyed, merged, decisions } = report;
  const mendedFiles = mended.here + mended.there;
  return (
    <section className={css.report} aria-label="Report of the sync">
      <header className={css.reportHead}>
        <div>
          <h2 className={css.headline}>{headline(report)}</h2>
          <p className={css.path} dir="auto" title={report.folder}>
            {report.folder}
          </p>
        </div>
        {dryRun && folder && (
          <Button size="compact-sm" onClick={() => void syncWith(folder.id, false)}>
            Sync now
          </Button>
        )}
      </header>
      {dryRun && <p className={css.unwritten}>Nothing was written.</p>}
      {decisions.length > 0 && (
        <Part title={`${counted(decisions.length, 'thing needs', 'things need')} a decision`} urgent>
          <Rows
            rows={decisions.map(({ where, message }) => (
              <li key={message} className={css.decision}>
                <IconAlertTriangle className={css.warning} size={16} stroke={1.5} />
                <span>{message}</span>
                {isThing(where) && <Open address={where} />}
              </li>
            ))}
          />
        </Part>
      )}
      <div className={css.ways}>
        <Way title={dryRun ? 'Would come here' : 'Came here'} carried={came} dryRun={dryRun} here />
        <Way title={dryRun ? 'Would go there' : 'Went there'} carried={went} dryRun={dryRun} />
      </div>
      {mendedFiles > 0 && (
        <Part title={dryRun ? 'Would be mended' : 'Mended'}>
          <p className={css.quiet}>
            {counted(mendedFiles, 'damaged file')} of stored copies, from the side where it is whole:{' '}
            {number(mended.here)} here, {number(mended.there)} there.
          </p>
        </Part>
      )}
      {destroyed > 0 && (
        <Part title={dryRun ? 'Would be taken away' : 'Taken away'}>
          <p className={css.quiet}>
            {counted(destroyed, 'file or stored copy', 'files and stored copies')} of what was destroyed,
            which a copy of the archive still had.
          </p>
        </Part>
      )}
      {merged.length > 0 && (
        <Part title="Changed on both sides">
          <Rows
            rows={merged.map(({ address, title, field, holds }) => (
              <li key={`${address}:${field}`} className={css.merged}>
                <span className={css.thing} dir="auto">
                  {orUntitled(title)}
                </span>
                <span className={css.field}>{fieldInWords(field)}</span>
                <span className={css.outcome}>{outcomes[holds]}</span>
              </li>
            ))}
          />
        </Part>
      )}
    </section>
  );
}

function Part({ title, urgent, children }: { title: string; urgent?: boolean; children: React.ReactNode }) {
  return (
    <section className={css.part} data-urgent={urgent || undefined}>
      <h3 className={css.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

/** A list of which the first rows are shown, and all of them on demand. */
function Rows({ rows }: { rows: readonly React.ReactNode[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={css.rows}>{all ? rows : rows.slice(0, shownFirst)}</ul>
      {!all && rows.length > shownFirst && (
        <Button className={css.all} size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          Show all {number(rows.length)}
        </Button>
      )}
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly carried: Report['came'];
  readonly dryRun: boolean;
  readonly here?: boolean;
}

function Way({ title, carried, dryRun, here = false }: WayProps) {
  const lines = amountLines(carried);
  const Arrow = here ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <section className={css.way} aria-label={title}>
      <h3 className={css.wayTitle}>
        <Arrow size={16} stroke={1.5} />
        {title}
      </h3>
      {carried.files === 0 ? (
        <p className={css.quiet}>Nothing</p>
      ) : (
        <>
          {lines.length > 0 && (
            <ul className={css.amounts}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <p className={css.quiet}>{filesInWords(carried)}</p>
          <Rows
            rows={carried.things
              .filter(({ title: name }) => name !== '')
              .map((thing) => (
                <li key={thing.address}>
                  <Thing thing={thing} reachable={!(here && dryRun && thing.state === 'new')} />
                </li>
              ))}
          />
        </>
      )}
    </section>
  );
}

function Thing({ thing, reachable }: { thing: Report['came']['things'][number]; reachable: boolean }) {
  const { address, title, state, kind } = thing;
  const words = (
    <>
      <span className={css.thing} data-quoted={kind === 'highlights' || undefined} dir="auto">
        {kind === 'highlights' ? `“${title}”` : title}
      </span>
      {state === 'trashed' && <span className={css.state}>in the trash</span>}
    </>
  );
  if (!reachable || !isThing(address)) return <span className={css.thingRow}>{words}</span>;
  return (
    <UnstyledButton className={css.thingRow} onClick={() => go(readAddress(address))}>
      {words}
    </UnstyledButton>
  );
}

const isThing = (where: string): boolean =>
  /^(articles|people|events|briefings)\/[0-9a-z]{12}(\/|$)/.test(where);

function Open({ address }: { address: string }) {
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => go(readAddress(address))}>
      Open
    </Button>
  );
}
