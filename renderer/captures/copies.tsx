import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useAnswer } from '../bridge/answers.ts';
import type { CopiesAddress } from '../window/addresses.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import { Compare } from './compare.tsx';
import css from './copies.module.css';
import { PlaceAgain } from './place-again.tsx';
import { Report } from './report.tsx';

/** What there is to say of the stored copies of one article. */
export function Copies({ address }: { address: CopiesAddress }) {
  const { id, show } = address;
  const article = useAnswer('articles.get', { id });
  const copies = useAnswer('captures.list', { article: id });
  const trouble = article.error ?? copies.error;
  if (trouble)
    return (
      <AnswerTrouble
        title="The stored copies could not be read"
        reason={trouble}
        again={() => {
          void article.refetch();
          void copies.refetch();
        }}
      />
    );
  if (!article.data || !copies.data) return null;
  const title = orUntitled(article.data.title);
  return (
    <section className={css.room} aria-label={`Stored copies of ${title}`}>
      <header className={css.header}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} stroke={1.6} />}
          onClick={() => go({ kind: 'article', id })}
        >
          To the article
        </Button>
        <h1 className={css.title} dir="auto" title={title}>
          {title}
        </h1>
        {show !== 'place' && copies.data.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="What is shown of the copies"
            value={show}
            onChange={(value) => go({ kind: 'copies', id, show: value === 'compare' ? 'compare' : 'report' })}
            data={[
              { value: 'report', label: 'How the marks fare' },
              { value: 'compare', label: 'Compare' },
            ]}
          />
        )}
      </header>
      {address.show === 'report' && <Report article={article.data} copies={copies.data} />}
      {address.show === 'compare' && (
        <Compare
          key={`${address.from} ${address.to}`}
          article={article.data}
          copies={copies.data}
          from={address.from}
          to={address.to}
        />
      )}
      {address.show === 'place' && (
        <PlaceAgain
          key={address.annotation}
          article={article.data}
          copies={copies.data}
          id={address.annotation}
        />
      )}
    </section>
  );
}
