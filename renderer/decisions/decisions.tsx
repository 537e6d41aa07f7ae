import { ListHeader } from '../window/list-header.tsx';
import { Room } from '../window/room.tsx';
import { DecisionList } from './decision-list.tsx';
import css from './decisions.module.css';

/** The room of what waits for a decision; its door is there only while something does. */
export function Decisions() {
  return (
    <Room
      label="Decisions"
      list={
        <>
          <ListHeader title="Decisions" centred />
          <div className={css.scroller}>
            <DecisionList />
          </div>
        </>
      }
    >
      {null}
    </Room>
  );
}
