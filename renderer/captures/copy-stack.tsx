import { Menu, VisuallyHidden } from '@mantine/core';
import { IconArrowsDiff, IconCheck, IconChevronDown, IconListCheck, IconPlus } from '@tabler/icons-react';
import type { Article } from '../../archive/contract/views.ts';
import { DottedLine } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
import { useCommand } from '../window/commands.ts';
import { go } from '../window/travel.ts';
import { askForCopy } from './adding.ts';
import css from './copy-stack.module.css';
import { factsOf, whenStored } from './copy-words.ts';

const sign = { size: 15, stroke: 1.5 } as const;

/** The stored copies of the article that is read, behind one word in its header. */
export function CopyStack({ article }: { article: Omit<Article, 'annotations'> }) {
  const { id, title, capture } = article;
  const copies = useAnswer('captures.list', { article: id }).data ?? [];
  const add = () => askForCopy({ id, title });
  useCommand('add-capture', add);
  if (!capture) return null;
  const newest = copies[0]?.id ?? capture.id;
  const several = copies.length > 1;
  const older = several && capture.id !== newest;
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <button
          type="button"
          className={css.stack}
          data-several={several || undefined}
          data-older={older || undefined}
        >
          <span>
            <VisuallyHidden>Stored copies: </VisuallyHidden>
            {several && <b className={css.count}>Saved {times(copies.length)} </b>}
            <span className={css.shown}>{whenStored(capture, copies)}</span>
          </span>
          <IconChevronDown size={13} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{several ? `Saved ${times(copies.length)}` : 'Saved once'}</Menu.Label>
        <div className={css.copies}>
          {copies.map((copy) => (
            <Menu.Item
              key={copy.id}
              className={css.copy}
              classNames={{ itemLabel: css.label }}
              aria-current={copy.id === capture.id || undefined}
              rightSection={several && copy.id === capture.id && <IconCheck {...sign} aria-hidden />}
              onClick={() => go({ kind: 'article', id, ...(copy.id === newest ? {} : { capture: copy.id }) })}
            >
              <span className={css.when}>
                {whenStored(copy, copies)}
                {copy.id === newest && several && <small className={css.newest}>newest</small>}
              </span>
              <span className={css.facts}>
                <DottedLine parts={factsOf(copy)} />
              </span>
            </Menu.Item>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus {...sign} />} onClick={add}>
          Add a capture…
        </Menu.Item>
        {several && (
          <>
            <Menu.Item
              leftSection={<IconListCheck {...sign} />}
              onClick={() => go({ kind: 'copies', id, show: 'report' })}
            >
              How the marks fare
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowsDiff {...sign} />}
              onClick={() =>
                go(
                  older
                    ? { kind: 'copies', id, show: 'compare', from: capture.id, to: newest }
                    : { kind: 'copies', id, show: 'compare' },
                )
              }
            >
              Compare copies
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const times = (count: number): string => (count === 2 ? 'twice' : `${count} times`);
