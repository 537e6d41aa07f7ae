import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconLink } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { MentionFilter } from '../../archive/contract/naming.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { PageHeader } from '../window/page-header.tsx';
import { go } from '../window/travel.ts';
import { counted, number } from '../window/words.ts';
import { linkNamed } from './acting.ts';
import { MentionList } from './mention-list.tsx';
import css from './mentions-page.module.css';

/** Rows of a page: each is looked up in the text of its article. */
const pageSize = 40;
/** Milliseconds between two looks at how far the search for names is. */
const lookEvery = 2_000;

/** Every place in the archive at which somebody is named, linked or not. */
export function MentionsPage({ id }: { id: string }) {
  const [show, setShow] = useState<MentionFilter>('all');
  const [linking, setLinking] = useState(false);
  const counts = useAnswer('people.mentions', { id, limit: 1 });
  const list = useMemo(
    () => ({ name: 'people.mentions' as const, query: { id, show }, size: pageSize }),
    [id, show],
  );
  const waiting = counts.data?.waiting ?? 0;
  useEffect(() => {
    if (waiting === 0) return undefined;
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: ['people.mentions'] }),
      lookEvery,
    );
    return () => clearTimeout(timer);
  });
  if (counts.isError) {
    return (
      <AnswerTrouble
        title="The mentions could not be shown"
        reason={counts.error}
        again={() => counts.refetch()}
      />
    );
  }
  if (!counts.data) return null;
  const { name } = counts.data.person;
  const { linked, unlinked, articles } = counts.data;
  const linkAll = async () => {
    setLinking(true);
    await linkNamed({ id, name }, { all: true });
    setLinking(false);
  };
  return (
    <section className={css.mentions} aria-label={`All mentions of ${name}`}>
      <PageHeader
        actions={
          unlinked > 0 && (
            <Button
              size="compact-sm"
              variant="light"
              loading={linking}
              leftSection={<IconLink size={15} stroke={1.5} />}
              onClick={linkAll}
            >
              Link all {number(unlinked)} not linked
            </Button>
          )
        }
      >
        <IconButton label={`Back to ${name}`} onClick={() => go({ kind: 'person', id })}>
          <IconArrowLeft size={18} stroke={1.5} />
        </IconButton>
      </PageHeader>
      <header className={css.head}>
        <h1 className={css.title} dir="auto">
          {name}
        </h1>
        <p className={css.line} role="status">
          {linked + unlinked === 0
            ? 'Named in no article under any of these names.'
            : `Named ${counted(linked + unlinked, 'time')} in ${counted(articles, 'article')}`}
          {waiting > 0 && ` · ${counted(waiting, 'article')} still to be looked into`}
        </p>
        {linked + unlinked > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Which mentions"
            value={show}
            onChange={setShow}
            data={[
              { value: 'all', label: `All ${number(linked + unlinked)}` },
              { value: 'unlinked', label: `Not linked ${number(unlinked)}` },
              { value: 'linked', label: `Linked ${number(linked)}` },
            ]}
          />
        )}
      </header>
      {linked + unlinked > 0 && <MentionList key={show} list={list} person={{ id, name }} />}
    </section>
  );
}
