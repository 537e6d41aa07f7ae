import { Button, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type FormEvent, useEffect, useState } from 'react';
import { authorLimit } from '../../archive/contract/history.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { stopAsking, useAsking } from './asking.ts';
import css from './author-strip.module.css';

/** Along the bottom of the window: asks for the name of whoever works here, and takes no for an answer. */
export function AuthorStrip() {
  const asking = useAsking();
  const author = useAnswer('author.get', {}, { enabled: asking !== 'no' }).data;
  if (asking === 'no' || !author || (asking === 'once' && author.asked)) return null;
  return <AuthorForm key={asking} name={author.name} wanted={asking === 'wanted'} />;
}

function AuthorForm({ name, wanted }: { name: string; wanted: boolean }) {
  const [typed, setTyped] = useState(name);
  const { ref, height } = useElementSize<HTMLFormElement>();
  // Notices stand over it, not on it.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--author-strip', `${height + 19}px`);
    return () => void style.removeProperty('--author-strip');
  }, [height]);
  const keep = async (given: string) => {
    const author = await act('author.set', { name: given }, { failed: 'Your name was not kept' });
    if (!author) return;
    queryClient.setQueryData(keyOf('author.get', {}), author);
    void queryClient.invalidateQueries({ queryKey: ['authors.list'] });
    stopAsking();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep(typed);
  };
  return (
    <form ref={ref} className={css.strip} aria-label="Your name" onSubmit={submit}>
      <label htmlFor="author-name" className={css.words}>
        {wanted ? 'Your name' : 'Who is working here?'}
        <span className={css.why}>
          It is kept with the marks you make, and shown where several people work in an archive.
        </span>
      </label>
      <TextInput
        id="author-name"
        className={css.field}
        size="sm"
        placeholder="Your name"
        dir="auto"
        maxLength={authorLimit}
        autoFocus={wanted}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') stopAsking();
        }}
      />
      <Button type="submit" disabled={typed.trim() === name && (typed.trim() === '' || !wanted)}>
        Keep
      </Button>
      <Button variant="default" onClick={() => (wanted ? stopAsking() : void keep(''))}>
        {wanted ? 'Cancel' : 'No name'}
      </Button>
    </form>
  );
}
