import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { looksLikeSign } from '../../archive/citing/sign-words.shared.ts';
import type { FoundBySign } from '../../archive/contract/citing.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { go, replace } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './search.module.css';
import { SearchHits } from './search-hits.tsx';

/** Milliseconds that typing must rest before the archive is asked. */
const pause = 180;

export function Search({ words }: { words: string }) {
  const [typed, setTyped] = useState(words);
  const [asked] = useDebouncedValue(typed.trim(), pause);
  const field = useRef<HTMLInputElement>(null);
  const signed = useAnswer('citing.find', { sign: asked }, { enabled: looksLikeSign(asked) }).data;
  const [bySign] = (looksLikeSign(asked) && signed) || [];
  const hits = useAnswer('search', { words: asked }, { enabled: asked !== '', keepLast: true });
  useEffect(() => field.current?.select(), []);
  // The words are part of the address, so that going back brings them again.
  useEffect(() => replace({ kind: 'search', words: asked }), [asked]);
  useEffect(() => setTyped((now) => (now.trim() === words ? now : words)), [words]);

  const found = asked === '' ? undefined : hits.data;
  const openSigned = ({ article, annotation }: FoundBySign) =>
    go({ kind: 'article', id: article, ...(annotation !== null && { annotation }) });
  const openFirst = () => {
    if (bySign) return openSigned(bySign);
    const [hit] = found ?? [];
    const [place] = hit?.places ?? [];
    if (hit && place) go({ kind: 'article', id: hit.article, place: { start: place.start, end: place.end } });
  };
  return (
    <section className={css.search} aria-label="Search">
      <header className={css.header}>
        <TextInput
          ref={field}
          className={css.field}
          classNames={{ input: css.input }}
          aria-label="Search in all articles"
          placeholder="Words in any article"
          type="search"
          size="lg"
          leftSection={<IconSearch size={20} stroke={1.5} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && openFirst()}
        />
        <p className={css.count} role="status">
          {found && found.length > 0
            ? `${counted(
                found.reduce((sum, hit) => sum + hit.count, 0),
                'place',
              )} in ${counted(found.length, 'article')}`
            : ''}
        </p>
      </header>
      {bySign && (
        <div className={css.signed}>
          <Button variant="light" onClick={() => openSigned(bySign)}>
            {bySign.sign}: {bySign.words || orUntitled(bySign.title)}
          </Button>
        </div>
      )}
      {hits.isError ? (
        <AnswerTrouble title="The search failed" reason={hits.error} again={() => hits.refetch()} />
      ) : asked === '' ? (
        <Empty title="Search">
          Every word of every article can be found here. Accents and case do not matter.
        </Empty>
      ) : found?.length === 0 && bySign ? null : found?.length === 0 ? (
        <Empty title="Not found">
          “{asked}” does not stand in any article. Try fewer words, or the beginning of one.
        </Empty>
      ) : (
        found && <SearchHits hits={found} />
      )}
    </section>
  );
}
