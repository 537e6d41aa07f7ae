/** What is shown of the matrix, and in which order. */
import { Menu, Select, TextInput } from '@mantine/core';
import { IconArrowsSort, IconFilter } from '@tabler/icons-react';
import type { Matrix } from '../../archive/contract/matrix.ts';
import type { MatrixSubject } from '../../archive/contract/matrix-block.ts';
import { subjectNames } from '../../archive/matrix/matrix-words.shared.ts';
import { IconButton } from '../window/icon-button.tsx';
import { orUntitled } from '../window/words.ts';
import {
  type MatrixChoice,
  type SourceOrder,
  type SubjectKind,
  type SubjectOrder,
  sourceOrders,
  subjectKinds,
  subjectOrders,
} from './axes.ts';
import { AxisChoice } from './axis-choice.tsx';
import { ArticlePicker } from './derives-from.tsx';
import css from './matrix.module.css';

interface Props {
  /** All that there is. */
  readonly all: Matrix;
  /** What is chosen of it. */
  readonly shown: Matrix;
  readonly choice: MatrixChoice;
  readonly onChoice: (choice: MatrixChoice) => void;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const sourceOrderNames: Readonly<Record<SourceOrder, string>> = {
  published: 'By date',
  title: 'By title',
  publisher: 'By publisher',
  cells: 'Those that say most first',
  origin: 'By origin',
};

const subjectOrderNames = (of: MatrixSubject): Readonly<Record<SubjectOrder, string>> => ({
  given: of === 'events' ? 'By date' : 'By name',
  title: 'By title',
  sources: 'Best supported first',
  gaps: 'Most gaps first',
});

const kindNames = (many: string): Readonly<Record<SubjectKind, string>> => ({
  all: `All ${many}`,
  disputed: 'Contradicted or denied',
  single: 'Told from one origin',
  untold: 'Told by nobody',
});

export function MatrixBar({ all, shown, choice, onChoice }: Props) {
  const { of } = all;
  const { many } = subjectNames[of];
  const sources = [
    ...all.sources,
    ...shown.sources.filter(({ id }) => !all.sources.some((source) => source.id === id)),
  ].map(({ id, title }) => ({ id, title: orUntitled(title) }));
  const orderNames = subjectOrderNames(of);
  return (
    <div className={css.bar}>
      <TextInput
        className={css.filter}
        size="xs"
        aria-label="Filter sources"
        placeholder="Filter sources"
        leftSection={<IconFilter size={14} stroke={1.5} />}
        value={choice.sourceWords}
        onChange={(event) => onChoice({ ...choice, sourceWords: event.currentTarget.value })}
      />
      <TextInput
        className={css.filter}
        size="xs"
        aria-label={`Filter ${many}`}
        placeholder={`Filter ${many}`}
        leftSection={<IconFilter size={14} stroke={1.5} />}
        value={choice.subjectWords}
        onChange={(event) => onChoice({ ...choice, subjectWords: event.currentTarget.value })}
      />
      <Select
        className={css.kind}
        size="xs"
        aria-label={`Which ${many}`}
        allowDeselect={false}
        comboboxProps={{ width: 220, position: 'bottom-start' }}
        data={subjectKinds.map((kind) => ({ value: kind, label: kindNames(many)[kind] }))}
        value={choice.subjectKind}
        onChange={(kind) => onChoice({ ...choice, subjectKind: (kind ?? 'all') as SubjectKind })}
      />
      <AxisChoice
        label="Sources"
        items={sources}
        chosen={choice.sources}
        onChoose={(chosen) => onChoice({ ...choice, sources: chosen })}
      >
        <ArticlePicker
          label="Add another article to the matrix"
          placeholder="Add another article…"
          without={sources.map(({ id }) => id)}
          onPick={(id) =>
            onChoice({ ...choice, sources: [...(choice.sources ?? sources.map((source) => source.id)), id] })
          }
        />
      </AxisChoice>
      <AxisChoice
        label={capital(many)}
        items={all.columns.map(({ id, title }) => ({ id, title: orUntitled(title) }))}
        chosen={choice.only}
        onChoose={(only) => onChoice({ ...choice, only })}
      />
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <IconButton label="Order">
            <IconArrowsSort size={17} stroke={1.5} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Sources</Menu.Label>
          {sourceOrders.map((order) => (
            <Menu.Item
              key={order}
              className={css.option}
              role="menuitemradio"
              aria-checked={choice.sourceOrder === order}
              onClick={() => onChoice({ ...choice, sourceOrder: order })}
            >
              {sourceOrderNames[order]}
            </Menu.Item>
          ))}
          <Menu.Label>{capital(many)}</Menu.Label>
          {subjectOrders
            .filter((order) => of === 'events' || order !== 'title')
            .map((order) => (
              <Menu.Item
                key={order}
                className={css.option}
                role="menuitemradio"
                aria-checked={choice.subjectOrder === order}
                onClick={() => onChoice({ ...choice, subjectOrder: order })}
              >
                {orderNames[order]}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
