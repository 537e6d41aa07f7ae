import { IconCalendar } from '@tabler/icons-react';
import { useRef } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import css from './day-pick.module.css';

interface Props {
  /** EDTF; a single day is where the calendar opens. */
  readonly date: string | null;
  /** Hears an EDTF date, to the day. */
  readonly onPick: (day: string) => void;
}

const day = /^\d{4}-\d{2}-\d{2}$/u;

/** The calendar of the window's own, for who would rather pick a day than write it. */
export function DayPick({ date, onPick }: Props) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <span className={css.pick}>
      <input
        ref={calendar}
        type="date"
        className={css.calendar}
        tabIndex={-1}
        aria-hidden
        value={date && day.test(date) ? date : ''}
        onChange={({ currentTarget: { value } }) => {
          if (day.test(value)) onPick(value);
        }}
      />
      <IconButton label="Pick a day" size="sm" onClick={() => calendar.current?.showPicker()}>
        <IconCalendar size={15} stroke={1.5} />
      </IconButton>
    </span>
  );
}
