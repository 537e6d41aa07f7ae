import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFolderShare } from '@tabler/icons-react';
import { type CopyKind, type KeptCopy, madeBy, type PutAway } from '../../archive/contract/conflicts.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { momentOf } from '../window/dates.ts';
import { IconButton } from '../window/icon-button.tsx';
import { tell } from '../window/notices.tsx';
import { counted } from '../window/words.ts';
import css from './put-away-list.module.css';

/** Rows shown; the folder has them all. */
const shown = 200;

/** Conflict copies: those that were left and why, and those that were absorbed and put away. Stands by itself. */
export function PutAwayList() {
  const { data } = useAnswer('conflicts.list', {});
  if (!data) return null;
  const { kept, putAway } = data;
  return (
    <div className={css.lists}>
      {kept.length > 0 && (
        <section aria-label="Copies left where they are">
          <h2 className={css.heading}>Left where they are</h2>
          <ul className={css.rows}>
            {kept.map((copy) => (
              <Kept key={copy.path} copy={copy} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Copies put away">
        <h2 className={css.heading}>Put away</h2>
        {putAway.length === 0 ? (
          <p className={css.none}>No copy has been put away on this device.</p>
        ) : (
          <ul className={css.rows}>
            {putAway.slice(0, shown).map((copy) => (
              <Row key={copy.id} copy={copy} />
            ))}
          </ul>
        )}
        {putAway.length > shown && (
          <p className={css.none}>
            And {counted(putAway.length - shown, 'older copy', 'older copies')} in the same folder.
          </p>
        )}
      </section>
    </div>
  );
}

/** Looks through the whole archive at once, for those who don't want to wait for the next sweep. */
export async function lookForCopies(): Promise<void> {
  const done = await act(
    'conflicts.absorb',
    {},
    { failed: 'Conflict copies could not be looked for', touches: [''] },
  );
  if (!done) return;
  const { putAway, kept, absorbed } = done;
  const said = [
    putAway.length > 0 && `${counted(putAway.length, 'copy was', 'copies were')} put away.`,
    absorbed > 0 && `${counted(absorbed, 'change was', 'changes were')} taken over.`,
    kept.length > 0 && `${counted(kept.length, 'copy was', 'copies were')} left in place.`,
  ].filter(Boolean);
  tell(said.length === 0 ? 'There are no conflict copies in this archive.' : said.join(' '));
}

function Row({ copy }: { copy: PutAway }) {
  const show = () =>
    act('shell.showPutAway', { id: copy.id }, { failed: 'The copy can’t be shown in its folder' });
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.what}>{outcomeOf(copy)}</p>
        <p className={css.path} title={copy.path}>
          <bdi>{copy.path}</bdi>
        </p>
        <p className={css.soft}>
          Made by {madeBy(copy.maker)} · put away on {momentOf(copy.at)}
        </p>
      </div>
      <IconButton label="Show in folder" onClick={show}>
        <IconFolderShare size={17} stroke={1.5} />
      </IconButton>
    </li>
  );
}

function Kept({ copy }: { copy: KeptCopy }) {
  return (
    <li className={css.row}>
      <IconAlertTriangle className={css.sign} size={17} stroke={1.5} aria-hidden />
      <div className={css.words}>
        <p className={css.what}>{copy.reason}</p>
        <p className={css.path} title={copy.path}>
          <bdi>{copy.path}</bdi>
        </p>
        <p className={css.soft}>Made by {madeBy(copy.maker)}</p>
      </div>
    </li>
  );
}

const kindWords: Readonly<Record<CopyKind, string>> = {
  history: 'A history',
  checkpoint: 'A record',
  settings: 'Settings of a device',
  capture: 'A file of a stored copy',
  card: 'The archive’s card',
  other: 'A file of the system',
};

function outcomeOf({ kind, absorbed, restored, path, original }: PutAway): string {
  if (path === original) return 'A damaged file, before it was mended from a copy';
  if (restored) return `${kindWords[kind]}: the damaged original was mended from it`;
  return absorbed === 0
    ? `${kindWords[kind]}: all that it says was known`
    : `${kindWords[kind]}: ${counted(absorbed, 'change')} taken over`;
}

export function LookButton() {
  return (
    <Button variant="default" size="sm" onClick={() => void lookForCopies()}>
      Look for copies now
    </Button>
  );
}
