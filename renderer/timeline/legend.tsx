import { Popover, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { TimelineThing } from '../../archive/contract/timeline.ts';
import { legendSign, type Sign, signsOf, signWords } from '../../archive/timeline/signs.shared.ts';
import { ScenePicture } from './scene-picture.tsx';
import css from './timeline.module.css';

const orderOfSigns = Object.keys(signWords) as Sign[];

/** What the signs mean that this timeline has. */
export function TimelineLegend({ things }: { things: readonly TimelineThing[] }) {
  const signs = useMemo(() => {
    const used = new Set<Sign>(['group']);
    for (const { dates, kind } of things) {
      for (const date of dates) for (const sign of signsOf(date, kind)) used.add(sign);
      if (dates.length > 1) used.add('disputed');
    }
    return orderOfSigns.filter((sign) => used.has(sign));
  }, [things]);
  return (
    <Popover position="top-end" withinPortal={false} shadow="sm">
      <Popover.Target>
        <UnstyledButton className={css.legendButton}>Signs</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={css.legend}>
          {signs.map((sign) => (
            <div key={sign}>
              <dt aria-hidden>
                <ScenePicture
                  label={signWords[sign]}
                  scene={{ width: 44, height: 20, shapes: legendSign(sign, sign === 'group' ? 10 : 12, 10) }}
                />
              </dt>
              <dd>{signWords[sign]}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
