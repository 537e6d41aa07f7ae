import { TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconQuote, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { CheckedSentence, Suggestion } from '../../archive/contract/factcheck.ts';
import { PassageText } from '../annotations/passage-text.tsx';
import { DottedLine, sourceParts } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { orUntitled } from '../window/words.ts';
import css from './support-panel.module.css';
import { refOf } from './use-factcheck.ts';

interface Props {
  readonly id: string;
  readonly sentence: CheckedSentence;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onLink: (annotation: string) => Promise<void>;
  readonly onBack: () => void;
}

/** Passages that might support the sentence, or that have the words that are looked for; none is linked by itself. */
export function Suggestions({ id, sentence, search, onLink, onBack }: Props) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 180);
  const list = useRef<HTMLUListElement>(null);
  const answer = useAnswer(
    'factcheck.suggest',
    { id, sentence: refOf(sentence), ...(words && { words }) },
    { keepLast: true },
  );
  const found = (answer.data ?? []).filter(
    ({ passage }) => !sentence.evidence.includes(passage.annotation.id),
  );

  const focusRow = (index: number) =>
    list.current?.querySelector<HTMLElement>(`[data-suggestion="${index}"]`)?.focus();
  const press = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? Number(event.target.dataset.suggestion ?? -1) : -1;
    if (event.key === 'ArrowDown') focusRow(row + 1);
    else if (event.key === 'ArrowUp') row <= 0 ? search.current?.focus() : focusRow(row - 1);
    else if (event.key === 'Escape') onBack();
    else if (event.key === 'Enter' && row < 0 && found[0] && words !== '') link(found[0], 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const link = (suggestion: Suggestion, index: number) => {
    void onLink(suggestion.passage.annotation.id).then(() =>
      // What was linked leaves the list, and the next one stands in its place.
      requestAnimationFrame(() => {
        if (document.activeElement === search.current) return;
        if (list.current?.querySelector(`[data-suggestion="${index}"]`)) focusRow(index);
        else onBack();
      }),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the buttons within
    <div className={css.finding} onKeyDown={press}>
      <TextInput
        ref={search}
        aria-label="Find passages"
        aria-keyshortcuts="l"
        placeholder="Find passages"
        leftSection={<IconSearch size={15} stroke={1.5} />}
        rightSection={<kbd className={css.key}>L</kbd>}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {answer.isError ? (
        <AnswerTrouble
          title="The passages could not be read"
          reason={answer.error}
          again={() => answer.refetch()}
        />
      ) : (
        answer.data && (
          <>
            <p className={css.explained}>{explanation(words, found)}</p>
            <ul ref={list} className={css.suggestions} aria-label={words ? 'Found passages' : 'Suggestions'}>
              {found.map((suggestion, index) => (
                <li key={suggestion.passage.annotation.id}>
                  <SuggestionRow
                    suggestion={suggestion}
                    index={index}
                    onLink={() => link(suggestion, index)}
                  />
                </li>
              ))}
            </ul>
          </>
        )
      )}
    </div>
  );
}

function explanation(words: string, found: readonly Suggestion[]): string {
  if (found.length > 0)
    return words
      ? 'Choose the passages that say so.'
      : 'Suggestions: they share words or names with the sentence, or stand in the briefing. Nothing is linked until you choose it.';
  return words
    ? 'No other passage has these words. Try fewer, or mark the passage in its article.'
    : 'No passage comes near this sentence. Look for words of it, or mark a passage in an article.';
}

function SuggestionRow({
  suggestion: { passage, quoted, shared },
  index,
  onLink,
}: {
  suggestion: Suggestion;
  index: number;
  onLink: () => void;
}) {
  const { source } = passage;
  return (
    <button type="button" className={css.suggestion} data-suggestion={index} onClick={onLink}>
      <VisuallyHidden>Link:</VisuallyHidden>
      <PassageText passage={{ ...passage, before: '', after: '' }} clamp />
      <span className={css.from} dir="auto">
        <DottedLine parts={[orUntitled(source.title), ...sourceParts(source)]} />
      </span>
      {(quoted || shared.length > 0) && (
        <span className={css.why}>
          {quoted && (
            <span className={css.quoted}>
              <IconQuote size={12} stroke={1.8} aria-hidden /> in the briefing
            </span>
          )}
          {shared.map((word) => (
            <span key={word} className={css.shared} dir="auto">
              {word}
            </span>
          ))}
        </span>
      )}
    </button>
  );
}
