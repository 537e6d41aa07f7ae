import { Button, Kbd } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Comparison, DeskReason } from '../../archive/contract/name-desk.ts';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { PageHeader } from '../window/page-header.tsx';
import { ChosenFields } from './chosen-fields.tsx';
import css from './comparison-page.module.css';
import { type Chosen, joinPair, laterPair, partPair } from './deciding.ts';
import type { DeskEntry } from './desk-entries.ts';
import { Reasons } from './reasons.tsx';
import { Side, SideSentences } from './side.tsx';

interface Props {
  readonly comparison: Comparison;
  /** Null where it is not proposed. */
  readonly kind: DeskEntry['kind'] | null;
  readonly place: { readonly at: number; readonly of: number } | null;
  readonly onBefore: (() => void) | null;
  readonly onAfter: (() => void) | null;
  readonly onDecided: () => void;
}

export function ComparisonPage({ comparison, kind, place, onBefore, onAfter, onDecided }: Props) {
  const { pair, reasons, apart, later } = comparison;
  const [chosen, setChosen] = useState<Chosen>({});
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // So that keys go on to the next pair, and its names are read out.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const decide = (act: () => Promise<boolean>) => async () => {
    if (busy) return;
    setBusy(true);
    const done = await act();
    setBusy(false);
    if (done) onDecided();
  };
  const same = decide(() => joinPair(comparison, chosen));
  const different = decide(() => partPair(comparison));
  const putOff = decide(() => laterPair(comparison));
  useKeys({ n: different, l: putOff });
  return (
    <>
      <PageHeader
        actions={
          <>
            <IconButton label="Pair before" shortcut="k" disabled={!onBefore} onClick={() => onBefore?.()}>
              <IconChevronUp size={18} stroke={1.5} />
            </IconButton>
            <IconButton label="Next pair" shortcut="j" disabled={!onAfter} onClick={() => onAfter?.()}>
              <IconChevronDown size={18} stroke={1.5} />
            </IconButton>
          </>
        }
      >
        {place && (
          <span className={css.place}>
            {place.at} of {place.of}
          </span>
        )}
      </PageHeader>
      <div className={css.scroller}>
        <article className={css.page}>
          <h1
            ref={heading}
            className={css.title}
            tabIndex={-1}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
              event.preventDefault();
              void same();
            }}
          >
            {question(comparison)}
          </h1>
          {(kind === 'doubt' || apart.length > 0) && <Apart comparison={comparison} kind={kind} />}
          <div className={css.sides}>
            {pair.map((side) => (
              <Side key={side.id} side={side} />
            ))}
          </div>
          <div className={css.reasons}>
            <Reasons title="Speaks for it" speaks="for" reasons={of(reasons, 'for')} pair={pair} />
            <Reasons
              title="Speaks against it"
              speaks="against"
              reasons={of(reasons, 'against')}
              pair={pair}
            />
          </div>
          <ChosenFields pair={pair} chosen={chosen} onChoose={setChosen} />
          <div className={css.reasons}>
            {pair.map((side) => (
              <SideSentences key={side.id} side={side} />
            ))}
          </div>
        </article>
      </div>
      <div className={css.decisions} role="toolbar" aria-label="Decide">
        <div className={css.buttons}>
          <Button onClick={same} disabled={busy} rightSection={<Key name="Enter" />}>
            {sameWords[pair[0].type]}
          </Button>
          <Button variant="default" onClick={different} disabled={busy} rightSection={<Key name="N" />}>
            Not the same
          </Button>
          <Button variant="subtle" onClick={putOff} disabled={busy} rightSection={<Key name="L" />}>
            {later ? 'Not later, now' : 'Later'}
          </Button>
        </div>
        <p className={css.promise}>No link is rewritten; they can be taken apart at any time.</p>
      </div>
    </>
  );
}

const sameWords = { person: 'Same person', organisation: 'Same organisation', place: 'Same place' } as const;

const of = (reasons: readonly DeskReason[], speaks: DeskReason['speaks']): DeskReason[] =>
  reasons.filter((reason) => reason.speaks === speaks);

const question = ({ pair: [a, b] }: Comparison): string =>
  a.type === b.type && a.type === 'person' ? 'One person, or two?' : `Is ${a.name} the same as ${b.name}?`;

function Key({ name }: { name: string }) {
  return (
    <Kbd size="xs" className={css.key} aria-hidden>
      {name}
    </Kbd>
  );
}

function Apart({ comparison: { apart }, kind }: { comparison: Comparison; kind: Props['kind'] }) {
  const [first] = apart;
  return (
    <p className={css.told} role="note">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      {kind === 'doubt'
        ? `They were joined, and at the same time ${first ? `${first[0].name} and ${first[1].name}` : 'some of them'} were said not to be the same. Until you decide they stand apart.`
        : 'Somebody has said that they are not the same. Joining them takes that back.'}
    </p>
  );
}
