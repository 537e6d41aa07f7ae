import { ListHeader } from '../window/list-header.tsx';
import { LookButton, PutAwayList } from './put-away-list.tsx';
import css from './put-away-page.module.css';

/** Copies of files that syncers and people left in the archive, at an address of their own. */
export function PutAwayPage() {
  return (
    <section className={css.page} aria-label="Conflict copies">
      <ListHeader title="Conflict copies">
        <LookButton />
      </ListHeader>
      <div className={css.scroller}>
        <div className={css.column}>
          <p className={css.lead}>
            When two devices or two programs write at once, a syncer leaves a second copy of a file. Dossier
            takes over what only the copy says, and then puts it away here, outside the archive. What it can’t
            read yet stays where it is. Nothing is lost.
          </p>
          <PutAwayList />
        </div>
      </div>
    </section>
  );
}
