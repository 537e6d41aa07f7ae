import { Menu } from '@mantine/core';
import { IconFileText, IconPhoto, IconShare2 } from '@tabler/icons-react';
import type { PictureFormat, TimelineFilter } from '../../archive/contract/timeline.ts';
import type { View } from '../../archive/timeline/ticks.shared.ts';
import { edtfDay } from '../../archive/timeline/years.shared.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { IconButton } from '../window/icon-button.tsx';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';
import { orUntitled, quoted } from '../window/words.ts';

interface Props {
  readonly filter: TimelineFilter;
  /** Of what is seen; absent where nothing lies beyond. */
  readonly ends: () => Partial<View>;
}

/** Briefings that were changed last. */
const mostOffered = 8;

/** The filter with the days that are seen, as the picture is to show them. */
function asSeen(filter: TimelineFilter, { from, to }: Partial<View>): TimelineFilter {
  return {
    ...filter,
    ...(from === undefined ? {} : { from: edtfDay(from) }),
    ...(to === undefined ? {} : { to: edtfDay(to) }),
  };
}

/** What can be made of a timeline: pictures, and a part of a briefing. */
export function TimelineMenu({ filter, ends }: Props) {
  const exportAs = async (format: PictureFormat) => {
    const exported = await act(
      'shell.exportTimeline',
      { filter: asSeen(filter, ends()), format },
      { failed: 'The timeline was not exported' },
    );
    if (!exported) return;
    tell('The timeline was exported.', {
      label: 'Show in folder',
      run: () =>
        void act('shell.showInFolder', { path: exported.file }, { failed: 'The folder could not be shown' }),
    });
  };
  const briefings = useAnswer('briefings.list', {}).data ?? [];
  const addTo = async (id: string, title: string) => {
    const added = await act(
      'briefings.addBlocks',
      { id, blocks: [{ kind: 'timeline', filter: asSeen(filter, ends()), text: '' }] },
      { failed: 'The timeline was not added', touches: [`briefings/${id}`] },
    );
    if (added)
      tell(`The timeline is now the last part of ${quoted(orUntitled(title))}.`, {
        label: 'Open',
        run: () => go({ kind: 'briefing', id }),
      });
  };
  return (
    <Menu position="bottom-end" shadow="sm">
      <Menu.Target>
        <IconButton label="Export the timeline">
          <IconShare2 size={17} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>What is seen, as a picture</Menu.Label>
        <Menu.Item leftSection={<IconPhoto size={15} stroke={1.5} />} onClick={() => exportAs('svg')}>
          Picture (SVG)…
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={15} stroke={1.5} />} onClick={() => exportAs('png')}>
          Picture (PNG)…
        </Menu.Item>
        <Menu.Label>As a part of a briefing</Menu.Label>
        {briefings.slice(0, mostOffered).map(({ id, title }) => (
          <Menu.Item
            key={id}
            leftSection={<IconFileText size={15} stroke={1.5} />}
            onClick={() => addTo(id, title)}
          >
            {orUntitled(title)}
          </Menu.Item>
        ))}
        {briefings.length === 0 && <Menu.Item disabled>No briefing yet</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
