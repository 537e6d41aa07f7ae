import { Menu } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleOff,
  IconCircleX,
  IconLink,
  IconMessage2,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Stance, stances } from '../../archive/contract/record-parts.ts';
import css from './linked-passages.module.css';

export const stanceWords: Readonly<Record<Stance, string>> = {
  reports: 'Reports it',
  confirms: 'Confirms it',
  contradicts: 'Contradicts it',
  denies: 'Denies it',
  mentions: 'Mentions it',
};

export const stanceIcons: Readonly<Record<Stance, TablerIcon>> = {
  reports: IconMessage2,
  confirms: IconCircleCheck,
  contradicts: IconCircleX,
  denies: IconCircleOff,
  mentions: IconLink,
};

/** How a passage stands to what it is linked to, to be said anew. */
export function StanceMenu({
  stance,
  of,
  onChange,
}: {
  readonly stance: Stance;
  /** The name of what it is linked to, where that is not the page’s own. */
  readonly of?: string;
  readonly onChange: (stance: Stance) => void;
}) {
  const Icon = stanceIcons[stance];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={css.stance}
          data-said={stance !== 'mentions' || undefined}
          aria-label={of === undefined ? undefined : `${stanceWords[stance]}: ${of}`}
        >
          <Icon size={14} stroke={1.6} aria-hidden />
          {stanceWords[stance]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {stances.map((one) => {
          const OneIcon = stanceIcons[one];
          return (
            <Menu.Item
              key={one}
              leftSection={<OneIcon size={15} stroke={1.5} />}
              aria-current={one === stance}
              onClick={() => one !== stance && onChange(one)}
            >
              {stanceWords[one]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
