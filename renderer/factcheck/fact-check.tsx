import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { CheckedSentence, FactCheck } from '../../archive/contract/factcheck.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { useKeys } from '../window/keys.ts';
import { Pane } from '../window/pane.tsx';
import { go } from '../window/travel.ts';
import css from './fact-check.module.css';
import { FactCheckHead } from './fact-check-head.tsx';
import { LooseClaims } from './loose-claims.tsx';
import { SentenceList } from './sentence-list.tsx';
import { SupportPanel } from './support-panel.tsx';
import { useSaying } from './use-factcheck.ts';

/** *Fact-check*: every sentence of a briefing's own text, and the passages that support it. */
export function FactCheckPage({ id }: { id: string }) {
  const answer = useAnswer('factcheck.get', { id });
  if (answer.isError)
    return (
      <AnswerTrouble
        title="This fact-check could not be shown"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  return answer.data ? <Shown check={answer.data} /> : null;
}

const needsLooking = ({ state, changed }: CheckedSentence): boolean =>
  state === 'gap' || state === 'changed' || changed.length > 0;

function Shown({ check }: { check: FactCheck }) {
  const { id, sentences, loose } = check;
  const roomy = useMediaQuery('(min-width: 1120px)', true, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState(() => Math.max(0, sentences.findIndex(needsLooking)));
  const at = Math.min(wanted, sentences.length - 1);
  const chosen = sentences[at];
  const saying = useSaying(id);
  const list = useRef<HTMLOListElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const choose = (index: number, focus = true) => {
    if (index < 0 || index >= sentences.length) return;
    setWanted(index);
    if (focus) focusSentence(list.current, index);
  };
  const nextGap = () => {
    const after = sentences.findIndex((one, index) => index > at && needsLooking(one));
    const next = after < 0 ? sentences.findIndex(needsLooking) : after;
    if (next >= 0) choose(next);
  };
  const findPassages = () => search.current?.focus();
  const toggleNone = () => {
    if (chosen && chosen.evidence.length === 0) void saying.needsNone(chosen, chosen.state !== 'needs-none');
  };
  const stillStands = () => {
    const [changed] = chosen?.changed ?? [];
    if (chosen && changed) void saying.settle(changed.claim, chosen);
  };
  useKeys({
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    ArrowDown: () => choose(at + 1),
    ArrowUp: () => choose(at - 1),
    g: nextGap,
    l: findPassages,
    n: toggleNone,
    s: stillStands,
  });
  // Who comes here goes on with the keyboard where there is something to do.
  useEffect(() => focusSentence(list.current, 0, true), []);

  if (sentences.length === 0 && loose.length === 0)
    return (
      <>
        <FactCheckHead check={check} onNextGap={nextGap} onGiveSigns={() => void saying.giveSigns()} />
        <Empty
          title={check.undecided > 0 ? 'Nothing is decided yet' : 'No sentences of your own yet'}
          action={<Button onClick={() => go({ kind: 'briefing', id })}>To the briefing</Button>}
        >
          {check.undecided > 0
            ? 'Its texts have several versions, written on different devices at once. Choose one in the briefing: then its sentences stand here.'
            : 'Each sentence that you write in the briefing stands here, with the passages that you say support it. Quotations need none: they are their own.'}
        </Empty>
      </>
    );
  const panel = chosen && (
    <SupportPanel
      key={`${chosen.block} ${chosen.quote.exact}`}
      check={check}
      sentence={chosen}
      saying={saying}
      search={search}
      onBack={() => focusSentence(list.current, at)}
    />
  );
  return (
    <>
      <FactCheckHead check={check} onNextGap={nextGap} onGiveSigns={() => void saying.giveSigns()} />
      <div className={css.body} data-roomy={roomy || undefined}>
        <div className={css.desk}>
          <SentenceList
            list={list}
            check={check}
            at={at}
            onChoose={(index, byKey) => {
              choose(index, false);
              if (byKey) findPassages();
            }}
          />
          <LooseClaims check={check} chosen={chosen} saying={saying} />
        </div>
        {roomy ? (
          <Pane name="support" label="Support" side="right" width={{ initial: 400, least: 320, most: 620 }}>
            {panel}
          </Pane>
        ) : (
          <section className={css.below} aria-label="Support">
            {panel}
          </section>
        )}
      </div>
    </>
  );
}

/** `current`: the one that is chosen, whichever it is. */
function focusSentence(list: HTMLElement | null, index: number, current = false): void {
  const row = list?.querySelector<HTMLElement>(
    current ? '[data-sentence][aria-current]' : `[data-sentence="${index}"]`,
  );
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
