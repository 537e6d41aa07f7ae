import { Menu } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useAnswer } from '../../bridge/answers.ts';
import { IconButton } from '../../window/icon-button.tsx';
import { orUntitled } from '../../window/words.ts';
import { useOthers } from './beside.ts';
import { useBriefing } from './use-briefing.ts';

interface Props {
  readonly from: string;
  readonly block: string;
  readonly name: string;
}

/** Takes a block to a briefing beside this one: what dragging does, for the keyboard. */
export function CarryMenu({ from, block, name }: Props) {
  const others = useOthers(from);
  if (others.length === 0) return null;
  return (
    <Menu position="left-start">
      <Menu.Target>
        <IconButton size={26} label={`Take the ${name.toLowerCase()} to another briefing`}>
          <IconArrowsExchange size={15} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Take to</Menu.Label>
        {others.map((id) => (
          <CarryItem key={id} id={id} from={from} block={block} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CarryItem({ id, from, block }: { id: string; from: string; block: string }) {
  const { changes } = useBriefing(id);
  const title = useAnswer('briefings.list', {}).data?.find((one) => one.id === id)?.title ?? '';
  return (
    <Menu.Item onClick={() => changes.carry(from, [block])} dir="auto">
      {orUntitled(title)}
    </Menu.Item>
  );
}
