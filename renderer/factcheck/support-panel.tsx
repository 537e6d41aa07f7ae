import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import type { CheckedSentence, FactCheck } from '../../archive/contract/factcheck.ts';
import { capital, stateWords } from '../../archive/factcheck/factcheck-words.shared.ts';
import { Difference } from '../drafts/difference.tsx';
import { keySign } from '../window/keys.ts';
import { Suggestions } from './suggestions.tsx';
import css from './support-panel.module.css';
import { SupportingPassageRow } from './supporting-passage.tsx';
import type { Saying } from './use-factcheck.ts';

interface Props {
  readonly check: FactCheck;
  readonly sentence: CheckedSentence;
  readonly saying: Saying;
  readonly search: RefObject<HTMLInputElement | null>;
  /** The person goes back to the sentences. */
  readonly onBack: () => void;
}

/** What is said of the chosen sentence, and what might be. */
export function SupportPanel({ check, sentence, saying, search, onBack }: Props) {
  const { number, state, evidence, changed } = sentence;
  return (
    <div className={css.panel}>
      <header className={css.head}>
        <h2 className={css.heading}>
          Sentence {number}
          <span className={css.state} data-state={state}>
            {capital(stateWords[state])}
          </span>
        </h2>
        {evidence.length === 0 && (
          <Button
            size="compact-sm"
            variant={state === 'needs-none' ? 'light' : 'default'}
            aria-pressed={state === 'needs-none'}
            aria-keyshortcuts="n"
            rightSection={<Key name="n" />}
            onClick={() => void saying.needsNone(sentence, state !== 'needs-none')}
          >
            Needs no source
          </Button>
        )}
      </header>
      {changed.map((claim) => (
        <section key={claim.claim} className={css.changed} aria-label="Changed since">
          <p className={css.question}>
            {claim.needsNone && claim.evidence.length === 0
              ? 'You said that it needs no source when it read otherwise. Does that still hold?'
              : 'It read otherwise when you linked this. Does it still stand?'}
          </p>
          <p className={css.difference} dir="auto">
            <Difference parts={claim.difference} />
          </p>
          {claim.evidence.map((id) => (
            <SupportingPassageRow key={id} passage={check.passages[id]} />
          ))}
          <div className={css.doors}>
            <Button
              size="compact-sm"
              aria-keyshortcuts="s"
              rightSection={<Key name="s" light />}
              onClick={() => void saying.settle(claim.claim, sentence)}
            >
              It still stands
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void saying.settle(claim.claim, null)}>
              Not any more
            </Button>
          </div>
        </section>
      ))}
      {evidence.length > 0 && (
        <ul className={css.linked} aria-label="Passages that support it">
          {evidence.map((id) => (
            <li key={id}>
              <SupportingPassageRow
                passage={check.passages[id]}
                onRemove={() => void saying.unlink(sentence, id)}
              />
            </li>
          ))}
        </ul>
      )}
      <Suggestions
        id={check.id}
        sentence={sentence}
        search={search}
        onLink={(annotation) => saying.link(sentence, annotation)}
        onBack={onBack}
      />
    </div>
  );
}

function Key({ name, light = false }: { name: string; light?: boolean }) {
  return (
    <kbd className={css.key} data-light={light || undefined}>
      {keySign(name)}
    </kbd>
  );
}
