import { FactCheckPage } from '../factcheck/fact-check.tsx';
import { Room } from '../window/room.tsx';
import { BriefingList } from './briefing-list.tsx';
import { Composer } from './composer/composer.tsx';

interface Props {
  readonly id: string | null;
  /** Those that are written on beside it. */
  readonly beside?: readonly string[];
  readonly checked?: boolean;
}

const none: readonly string[] = [];

/** All briefings; and those that are being written, or the fact-check of one. */
export function Briefings({ id, beside = none, checked = false }: Props) {
  return (
    <Room label="Briefings" list={<BriefingList open={id} beside={beside} />}>
      {id && (checked ? <FactCheckPage key={id} id={id} /> : <Composer key={id} id={id} beside={beside} />)}
    </Room>
  );
}
