/** The who–what matrix: which source says what of which event, person, organisation or place. */
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconArrowsExchange,
  IconCalendarEvent,
  IconDownload,
  IconFileText,
  IconUsers,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { MatrixLayout } from '../../archive/contract/matrix.ts';
import { type MatrixSubject, matrixSubjects, mostInBlock } from '../../archive/contract/matrix-block.ts';
import { stances } from '../../archive/contract/record-parts.ts';
import { gapWords, subjectNames } from '../../archive/matrix/matrix-words.shared.ts';
import { stanceIcons } from '../annotations/stance-menu.tsx';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { showInFolder } from '../preserving/bags.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';
import { orUntitled, quoted } from '../window/words.ts';
import { type AxisItem, axesOf, type MatrixChoice, matrixQuestion, noChoice } from './axes.ts';
import css from './matrix.module.css';
import { MatrixBar } from './matrix-bar.tsx';
import { MatrixGrid } from './matrix-grid.tsx';

/** Briefings that were changed last. */
const mostOffered = 8;

interface Look {
  readonly signs: boolean;
  readonly transposed: boolean;
}

/** What was shown when the room was left, so that one comes back to it. */
const left: { look: Look; choices: Partial<Record<MatrixSubject, MatrixChoice>> } = {
  look: { signs: false, transposed: false },
  choices: {},
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function MatrixRoom({ of }: { of: MatrixSubject }) {
  return <Shown key={of} of={of} />;
}

function Shown({ of }: { of: MatrixSubject }) {
  const [choice, setChoice] = useState(left.choices[of] ?? noChoice);
  const [look, setLook] = useState(left.look);
  const choose = (next: MatrixChoice) => {
    left.choices[of] = next;
    setChoice(next);
  };
  const see = (next: Look) => {
    left.look = next;
    setLook(next);
  };
  const all = useAnswer('matrix.get', { of });
  const shown = useAnswer('matrix.get', matrixQuestion(of, choice), { keepLast: true });
  const { ref, width } = useElementSize();
  const matrix = shown.data;
  const axes = useMemo(() => matrix && axesOf(matrix, choice), [matrix, choice]);
  const sides = useMemo(() => {
    if (!axes) return undefined;
    const sources = axes.sources.map((source): AxisItem => ({ kind: 'source', id: source.id, source }));
    const subjects = axes.subjects.map((subject): AxisItem => ({ kind: 'subject', id: subject.id, subject }));
    return look.transposed ? { rows: subjects, columns: sources } : { rows: sources, columns: subjects };
  }, [axes, look.transposed]);
  const { one, many } = subjectNames[of];

  const write = async (layout: MatrixLayout) => {
    if (!axes) return;
    const written = await act(
      'shell.exportMatrix',
      {
        of,
        only: axes.subjects.map(({ id }) => id),
        sources: axes.sources.map(({ id }) => id),
        layout,
        transposed: look.transposed,
        bom: true,
      },
      { failed: 'The matrix was not exported' },
    );
    if (written)
      tell('The matrix is written.', { label: 'Show in folder', run: () => showInFolder(written.path) });
  };

  const briefings = useAnswer('briefings.list', {}).data ?? [];
  const addTo = async (id: string, title: string) => {
    if (!axes || !matrix) return;
    // What is not narrowed down grows with the archive.
    const only = axes.subjects.length < matrix.columns.length || choice.only !== null;
    const some = axes.sources.length < matrix.sources.length || choice.sources !== null;
    const added = await act(
      'briefings.addBlocks',
      {
        id,
        blocks: [
          {
            kind: 'matrix',
            matrix: {
              of,
              ...(only && { only: axes.subjects.slice(0, mostInBlock).map((subject) => subject.id) }),
              ...(some && { sources: axes.sources.slice(0, mostInBlock).map((source) => source.id) }),
              ...(look.transposed && { transposed: true }),
            },
            text: '',
          },
        ],
      },
      { failed: 'The matrix was not added', touches: [`briefings/${id}`] },
    );
    if (added)
      tell(`The matrix is now the last part of ${quoted(orUntitled(title))}.`, {
        label: 'Open',
        run: () => go({ kind: 'briefing', id }),
      });
  };

  const trouble = [all, shown].find(({ isError }) => isError);
  const nothing = all.data !== undefined && all.data.sources.length === 0 && choice.sources === null;
  return (
    <section className={css.matrix} aria-label="Matrix" ref={ref}>
      <ListHeader
        title="Matrix"
        below={
          all.data &&
          matrix &&
          !nothing && <MatrixBar all={all.data} shown={matrix} choice={choice} onChoice={choose} />
        }
      >
        <SegmentedControl
          size="xs"
          aria-label="Sources against"
          data={matrixSubjects.map((subject) => ({
            value: subject,
            label: capital(subjectNames[subject].many),
          }))}
          value={of}
          onChange={(subject) => go({ kind: 'matrix', of: subject as MatrixSubject })}
        />
        {!nothing && (
          <>
            <SegmentedControl
              size="xs"
              aria-label="Cells show"
              data={[
                { value: 'words', label: 'Words' },
                { value: 'signs', label: 'Signs' },
              ]}
              value={look.signs ? 'signs' : 'words'}
              onChange={(shows) => see({ ...look, signs: shows === 'signs' })}
            />
            <IconButton
              label="Swap rows and columns"
              aria-pressed={look.transposed}
              onClick={() => see({ ...look, transposed: !look.transposed })}
            >
              <IconArrowsExchange size={17} stroke={1.5} />
            </IconButton>
            <Menu position="bottom-end">
              <Menu.Target>
                <IconButton label="Export the matrix">
                  <IconDownload size={17} stroke={1.5} />
                </IconButton>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void write('grid')}>Table as it stands (CSV)…</Menu.Item>
                <Menu.Item onClick={() => void write('list')}>A row for each passage (CSV)…</Menu.Item>
                <Menu.Label>As a part of a briefing</Menu.Label>
                {briefings.slice(0, mostOffered).map(({ id, title }) => (
                  <Menu.Item
                    key={id}
                    leftSection={<IconFileText size={15} stroke={1.5} />}
                    onClick={() => void addTo(id, title)}
                  >
                    {orUntitled(title)}
                  </Menu.Item>
                ))}
                {briefings.length === 0 && <Menu.Item disabled>No briefing yet</Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          </>
        )}
      </ListHeader>
      {trouble ? (
        <AnswerTrouble
          title="The matrix could not be read"
          reason={trouble.error}
          again={() => trouble.refetch()}
        />
      ) : nothing ? (
        <Empty
          title={`No passage is linked to ${of === 'events' ? 'an event' : of === 'people' ? 'a person' : `a ${one}`.replace('a o', 'an o')} yet`}
          action={
            <Button
              leftSection={
                of === 'events' ? (
                  <IconCalendarEvent size={16} stroke={1.5} />
                ) : (
                  <IconUsers size={16} stroke={1.5} />
                )
              }
              onClick={() => go({ kind: of === 'events' ? 'events' : 'people' })}
            >
              {of === 'events' ? 'Open the events' : 'Open the people'}
            </Button>
          }
        >
          Here every source stands against the {many} of the archive: what it reports, confirms, contradicts
          or denies, and what it leaves out. Mark a passage, press {of === 'events' ? 'E' : 'P'} and say how
          it stands to it.
        </Empty>
      ) : sides && matrix && (sides.rows.length === 0 || sides.columns.length === 0) ? (
        <Empty
          title="Nothing fits"
          action={
            <Button variant="default" onClick={() => choose(noChoice)}>
              Show everything
            </Button>
          }
        >
          No source, or none of the {many}, fits what is chosen.
        </Empty>
      ) : (
        sides &&
        matrix && (
          <>
            <MatrixGrid
              matrix={matrix}
              version={shown.dataUpdatedAt}
              rows={sides.rows}
              columns={sides.columns}
              signs={look.signs}
              narrow={width < 800}
            />
            <Legend />
          </>
        )
      )}
    </section>
  );
}

function Legend() {
  return (
    <div className={css.legend}>
      {stances.map((stance) => {
        const Icon = stanceIcons[stance];
        return (
          <span key={stance} className={css.key}>
            <Icon size={13} stroke={1.7} aria-hidden />
            {stance}
          </span>
        );
      })}
      <span className={css.key}>
        <span aria-hidden>–</span>
        {gapWords}
      </span>
    </div>
  );
}
