import { Button } from '@mantine/core';
import { IconFlame, IconHistory, IconRestore } from '@tabler/icons-react';
import type { Trashed } from '../../archive/contract/history.ts';
import { kindInWords, whoInWords } from '../../archive/history/change-words.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { usePages } from '../bridge/pages.ts';
import { DestroyMenu } from '../destroying/destroy-item.tsx';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { momentOf } from '../window/dates.ts';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { go } from '../window/travel.ts';
import { counted, number, orUntitled } from '../window/words.ts';
import { emptyTrash } from './empty-trash.ts';
import { takeOut } from './take-out.ts';
import css from './trash.module.css';

const pageSize = 200;

/** Everything that is in the trash: who put it there, what was done to it meanwhile, and the way back. */
export function Trash() {
  const { pages, error, again, hasMore, loading, more } = usePages(
    'trash.list',
    { limit: pageSize },
    (known) => {
      const shown = known.flatMap((page) => page.things);
      return shown.length < (known.at(-1)?.total ?? 0) ? shown.at(-1)?.by.stamp : undefined;
    },
  );
  const authors = useAnswer('authors.list', {}).data ?? [];
  if (error !== null)
    return <AnswerTrouble title="The trash could not be read" reason={error} again={again} />;
  if (!pages) return null;
  const things = pages.flatMap((page) => page.things);
  const total = pages.at(-1)?.total ?? 0;
  if (total === 0)
    return (
      <Empty title="The trash is empty">
        What you delete comes here, from this device and from others, and can be taken out again with
        everything that belongs to it.
      </Empty>
    );
  const signed = authors.length > 1 || things.some(({ by }) => !by.device.own);
  return (
    <section className={css.trash} aria-label="Trash">
      <ListHeader title="Trash" centred below={<p className={css.count}>{counted(total, 'thing')}</p>}>
        <Button
          variant="subtle"
          color="danger"
          size="compact-sm"
          leftSection={<IconFlame size={15} stroke={1.5} />}
          onClick={() => void emptyTrash()}
        >
          Empty the trash…
        </Button>
      </ListHeader>
      <div className={css.scroller}>
        <ul className={css.things} aria-label="Things in the trash">
          {things.map((thing) => (
            <TrashRow key={thing.address} thing={thing} signed={signed} />
          ))}
        </ul>
        {hasMore && (
          <div className={css.more}>
            <Button variant="default" loading={loading} onClick={more}>
              Show more of {number(total)}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function TrashRow({ thing, signed }: { thing: Trashed; signed: boolean }) {
  const { id, kind, within, by, editedMeanwhile } = thing;
  const name = orUntitled(thing.name);
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.head}>
          <span className={css.kind}>{kindInWords(kind)}</span>
          <bdi className={css.name} title={name}>
            {name}
          </bdi>
        </p>
        {within && (
          <p className={css.detail} dir="auto">
            in {kindInWords(within.kind)} <bdi>{orUntitled(within.name)}</bdi>
            {within.trashed && ', which is in the trash, too'}
          </p>
        )}
        <p className={css.detail}>
          {momentOf(by.at)}
          {signed && ` · ${whoInWords(by)}`}
        </p>
        {editedMeanwhile.map((edit) => (
          <p key={edit.stamp} className={css.edited} dir="auto">
            Edited meanwhile, and kept: {edit.words} ({whoInWords(edit)}, {momentOf(edit.at)})
          </p>
        ))}
      </div>
      <div className={css.actions}>
        <IconButton label={`History of ${name}`} onClick={() => go({ kind: 'history', of: id })}>
          <IconHistory size={17} stroke={1.5} />
        </IconButton>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={15} stroke={1.5} />}
          aria-label={`Take out ${name}`}
          onClick={() => void takeOut([id])}
        >
          Take out
        </Button>
        <DestroyMenu id={id} />
      </div>
    </li>
  );
}
