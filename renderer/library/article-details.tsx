import { Button, Drawer, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Article } from '../../archive/contract/views.ts';
import { kindNames } from '../annotations/source-line.tsx';
import { tellFailure } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { keyOf, queryClient } from '../bridge/cache.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask } from '../bridge/client.ts';
import { CitedDetails } from '../citing/cited-details.tsx';
import { DerivesFrom } from '../matrix/derives-from.tsx';
import { momentOf } from '../window/dates.ts';
import { counted, number } from '../window/words.ts';
import css from './article-details.module.css';

/** What is known of an article, corrected by hand. */
export function ArticleDetails({ id, onClose }: { id: string | null; onClose: () => void }) {
  const article = useAnswer('articles.get', { id: id ?? '' }, { enabled: id !== null }).data;
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={420}
      title="Details of the article"
      closeButtonProps={{ 'aria-label': 'Close the details' }}
    >
      {article && <DetailsForm key={article.id} article={article} onClose={onClose} />}
    </Drawer>
  );
}

function DetailsForm({ article, onClose }: { article: Article; onClose: () => void }) {
  const [title, setTitle] = useState(article.title);
  const [authors, setAuthors] = useState([...article.authors]);
  const [publisher, setPublisher] = useState(article.publisher);
  const [published, setPublished] = useState(article.published ?? '');
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    setDateProblem(null);
    try {
      const edited = await ask('articles.edit', {
        id: article.id,
        title: title.trim(),
        authors,
        publisher: publisher.trim(),
        published: published.trim() || null,
      });
      queryClient.setQueryData(keyOf('articles.get', { id: article.id }), edited);
      applyChanges([`articles/${article.id}`], { own: true });
      onClose();
    } catch (reason) {
      if (reason instanceof ProblemError && reason.code === 'invalid-value') setDateProblem(reason.message);
      else tellFailure('The details were not saved', reason);
    } finally {
      setSaving(false);
    }
  };

  return (
    <form className={css.form} onSubmit={save}>
      <TextInput
        label="Title"
        dir="auto"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <TagsInput
        label="Authors"
        description="Enter after each name"
        value={authors}
        onChange={setAuthors}
        acceptValueOnBlur
        clearable={false}
      />
      <TextInput
        label="Publisher"
        dir="auto"
        value={publisher}
        onChange={(event) => setPublisher(event.currentTarget.value)}
      />
      <TextInput
        label="Published"
        description="As precisely as it is known: 2022-10-19, 2022-10 or 2022"
        value={published}
        error={dateProblem}
        onChange={(event) => {
          setPublished(event.currentTarget.value);
          setDateProblem(null);
        }}
      />
      <div className={css.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving}>
          Save
        </Button>
      </div>
      <div className={css.origins}>
        <DerivesFrom id={article.id} title={article.title} />
      </div>
      <CitedDetails id={article.id} />
      <Provenance article={article} />
    </form>
  );
}

/** Facts of the stored copy; they can't be edited. */
function Provenance({ article: { kind, capture, added } }: { article: Article }) {
  const facts = [
    ...(capture ? factsOf(kind, capture) : []),
    ...(added ? [['Added', momentOf(added)]] : []),
    ...(capture ? [['SHA-256 of the text', capture.textSha256]] : []),
  ];
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const factsOf = (kind: Article['kind'], capture: NonNullable<Article['capture']>): string[][] => [
  [
    'Kind',
    capture.pages === null ? kindNames[kind] : `${kindNames[kind]}, ${counted(capture.pages, 'page')}`,
  ],
  ['File', capture.originalName],
  ['Size', `${number(Math.max(1, Math.round(capture.originalBytes / 1024)))} KB`],
  ['Captured', momentOf(capture.captured)],
];
