import { ListHeader } from '../window/list-header.tsx';
import { Room } from '../window/room.tsx';
import css from './care.module.css';
import { MirrorSetting } from './mirror-setting.tsx';
import { VerifyPanel } from './verify-panel.tsx';

/** The room in which an archive is looked after: is everything as it was stored, and what if it is not. */
export function Care() {
  return (
    <Room
      label="Care"
      list={
        <>
          <ListHeader title="Care" centred />
          <div className={css.scroller}>
            <div className={css.page}>
              <VerifyPanel />
              <MirrorSetting />
            </div>
          </div>
        </>
      }
    >
      {null}
    </Room>
  );
}
