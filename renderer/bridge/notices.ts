import { useEffect } from 'react';
import type { Notice } from '../../archive/contract/shell.ts';
import { verifyProgressed } from '../care/verifying.ts';
import { tellPutAway } from '../conflicts/tell-put-away.ts';
import { tellDestroyedAgain } from '../destroying/tell-destroyed-again.ts';
import { draftProgressed } from '../drafts/checking.ts';
import { exchangeProgressed } from '../exchanging/asking.ts';
import { guardStopped } from '../guarding/guard.ts';
import { importProgressed } from '../library/importing.ts';
import { workProgressed } from '../preserving/work.ts';
import { syncProgressed } from '../sync/syncing.ts';
import { tellOfEdits } from '../trash/take-out.ts';
import { runCommand } from '../window/commands.ts';
import { tellTrouble } from '../window/notices.tsx';
import { queryClient } from './cache.ts';
import { applyChanges } from './changes.ts';

/** Listens to what the window is told without asking. */
export function useNotices(): void {
  useEffect(() => window.dossier.onNotice(receive), []);
}

function receive(notice: Notice): void {
  switch (notice.kind) {
    case 'changed':
      applyChanges(notice.addresses);
      return;
    case 'import-progress':
      importProgressed(notice);
      return;
    case 'sync-progress':
      syncProgressed(notice);
      return;
    case 'work-progress':
      workProgressed(notice);
      return;
    case 'exchange-progress':
      exchangeProgressed(notice);
      return;
    case 'draft-progress':
      draftProgressed(notice);
      return;
    case 'command':
      runCommand(notice.command);
      return;
    case 'guard':
      guardStopped(notice.stopped);
      void queryClient.invalidateQueries({ queryKey: ['guard.status'] });
      return;
    case 'edited-in-trash':
      tellOfEdits(notice);
      return;
    case 'put-away':
      tellPutAway(notice);
      return;
    case 'destroyed-again':
      tellDestroyedAgain(notice);
      return;
    case 'verify-progress':
      verifyProgressed(notice);
      return;
    case 'trouble':
      tellTrouble('Something went wrong in the background', notice.message);
  }
}
