import { Button } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useAnswer } from '../bridge/answers.ts';
import { Empty } from '../window/empty.tsx';
import { ListHeader } from '../window/list-header.tsx';
import { FolderRow } from './folder-row.tsx';
import { ReportView } from './report-view.tsx';
import css from './sync.module.css';
import { chooseAndSync, useSyncing } from './syncing.ts';

/** The Sync screen: the folders that the archive is synced with, and what was last done. */
export function Sync() {
  const { data: folders = [] } = useAnswer('sync.folders', {});
  const { folder: running, report, stopped } = useSyncing();
  const busy = running !== null;
  const alone = folders.length === 0;
  const choices = (
    <div className={css.choices}>
      <Button
        size="compact-md"
        variant={alone ? 'default' : 'subtle'}
        disabled={busy}
        onClick={() => void chooseAndSync(true)}
      >
        Check a folder first…
      </Button>
      <Button
        size="compact-md"
        variant={alone ? 'filled' : 'default'}
        leftSection={<IconFolderPlus size={16} stroke={1.5} />}
        disabled={busy}
        onClick={() => void chooseAndSync(false)}
      >
        Sync with a folder…
      </Button>
    </div>
  );
  return (
    <section className={css.screen} aria-label="Sync">
      <ListHeader title="Sync" centred>
        {!alone && choices}
      </ListHeader>
      {alone ? (
        <Empty title="Take the archive along" action={choices}>
          A stick, a share or any other folder can hold a copy of this archive. Whatever either side lacks is
          carried to it, both ways; nothing is overwritten and nothing deleted.
        </Empty>
      ) : (
        <div className={css.scroller}>
          <div className={css.page}>
            <ul className={css.folders} aria-label="Folders">
              {folders.map((folder) => (
                <FolderRow key={folder.id} folder={folder} />
              ))}
            </ul>
            {stopped && (
              <p className={css.stopped} role="status">
                Stopped. What was carried so far is whole and stays; sync again to go on from there.
              </p>
            )}
            {report && (
              <ReportView report={report.report} folder={folders.find(({ id }) => id === report.folder)} />
            )}
          </div>
        </div>
      )}
    </section>
  );
}
