import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { AuthorStrip } from '../author/author-strip.tsx';
import type { Output } from '../bridge/client.ts';
import { Briefings } from '../briefings/briefings.tsx';
import { TemplateDialog } from '../briefings/templates/template-dialog.tsx';
import { AddCopyDialog } from '../captures/add-copy-dialog.tsx';
import { Copies } from '../captures/copies.tsx';
import { Care } from '../care/care.tsx';
import { forgetVerification } from '../care/verifying.ts';
import { CheckDialog } from '../checking/check-dialog.tsx';
import { CitingDialog } from '../citing/citing-dialog.tsx';
import { PutAwayPage } from '../conflicts/put-away-page.tsx';
import { Decisions } from '../decisions/decisions.tsx';
import { DestroyDialog } from '../destroying/destroy-dialog.tsx';
import { CheckDraft } from '../drafts/check-draft.tsx';
import { forgetDraft } from '../drafts/checking.ts';
import { Events } from '../events/events.tsx';
import { articlesAt, askExport, askImport } from '../exchanging/asking.ts';
import { ExchangeDialog } from '../exchanging/exchange-dialog.tsx';
import { guardStopped } from '../guarding/guard.ts';
import { GuardBanner } from '../guarding/guard-banner.tsx';
import { askHandover, partAt } from '../handover/asking.ts';
import { HandoverDialog } from '../handover/handover-dialog.tsx';
import { History } from '../history/history.tsx';
import { DropTarget } from '../library/drop-target.tsx';
import { ImportStrip } from '../library/import-strip.tsx';
import { chooseFiles } from '../library/importing.ts';
import { Library } from '../library/library.tsx';
import { NamingDialog } from '../marking/naming-dialog.tsx';
import { Marks } from '../marks/marks.tsx';
import { MatrixRoom } from '../matrix/matrix-room.tsx';
import { NameDesk } from '../namedesk/name-desk.tsx';
import { People } from '../people/people.tsx';
import { SplitDialog } from '../people/split-dialog.tsx';
import { openBag, writeBag } from '../preserving/bags.ts';
import { WorkStrip } from '../preserving/work-strip.tsx';
import { VerifyDocument } from '../proof/verify-document.tsx';
import { ReadingRoom } from '../reader/reading-room.tsx';
import { JoinDialog } from '../records/join-dialog.tsx';
import { Search } from '../search/search.tsx';
import { Quotations } from '../statements/quotations.tsx';
import { Sync } from '../sync/sync.tsx';
import { SyncStrip } from '../sync/sync-strip.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { Trash } from '../trash/trash.tsx';
import type { Address } from './addresses.ts';
import css from './archive-window.module.css';
import { closeArchive } from './close-archive.ts';
import { useCommand } from './commands.ts';
import { inFieldOr } from './fields.ts';
import { useKeys, useWindowKeys } from './keys.ts';
import { openPalette, Palette } from './palette.tsx';
import { Said } from './said.tsx';
import { Sidebar } from './sidebar.tsx';
import { back, forward, go, useTravel } from './travel.ts';
import { redoLast, undoLast } from './undo.ts';

type Status = NonNullable<Output<'shell.current'>>;

/** The window on an open archive: the sidebar, and the room of the address that is shown. */
export function ArchiveWindow({ archive }: { archive: Status }) {
  const { here } = useTravel();
  const narrow = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  useWindowKeys();
  useKeys({
    'mod+k': openPalette,
    'alt+ArrowLeft': back,
    'alt+ArrowRight': forward,
    '[': back,
    ']': forward,
    u: undoLast,
    'mod+z': undoLast,
    'mod+shift+z': redoLast,
    'mod+y': redoLast,
    'mod+o': chooseFiles,
    '/': () => go({ kind: 'search', words: '' }),
  });
  useCommand('palette', openPalette);
  useCommand('undo', inFieldOr('undo', undoLast));
  useCommand('redo', inFieldOr('redo', redoLast));
  useCommand('go-back', back);
  useCommand('go-forward', forward);
  useCommand('find', () => go({ kind: 'search', words: '' }));
  useCommand('add-files', chooseFiles);
  useCommand('sync', () => go({ kind: 'sync' }));
  useCommand('close-archive', closeArchive);
  useCommand('hand-over', () => askHandover(partAt(here)));
  useCommand('export-marks', () => askExport(articlesAt(here)));
  useCommand('import-marks', () => void askImport(articlesAt(here)[0]));
  useCommand('write-bag', writeBag);
  useCommand('open-bag', openBag);
  useSideButtons();
  useEffect(forgetWithArchive, []);
  return (
    <div className={css.frame}>
      <GuardBanner />
      <div className={css.window}>
        <Sidebar archive={archive} narrow={narrow} />
        <div className={css.rooms}>
          <main className={css.room}>
            <RoomAt address={here} />
            <ReadingRoom address={here.kind === 'article' ? here : null} />
          </main>
          <SyncStrip />
          <AuthorStrip />
          <ImportStrip />
          <WorkStrip />
        </div>
        <DropTarget />
        <AddCopyDialog />
        <CheckDialog />
        <DestroyDialog />
        <HandoverDialog />
        <JoinDialog />
        <SplitDialog />
        <NamingDialog />
        <TemplateDialog />
        <ExchangeDialog />
        <CitingDialog />
        <Palette />
        <Said />
      </div>
    </div>
  );
}

/** What is known of one archive's state means nothing for the next one. */
const forgetWithArchive = () => () => {
  forgetVerification();
  forgetDraft();
  guardStopped(false);
};

function RoomAt({ address }: { address: Address }) {
  switch (address.kind) {
    case 'library':
    case 'article':
      return <Library address={address} />;
    case 'copies':
      return <Copies address={address} />;
    case 'search':
      return <Search words={address.words} />;
    case 'marks':
      return <Marks />;
    case 'people':
    case 'person':
      return <People id={address.kind === 'person' ? address.id : null} />;
    case 'desk':
      return <NameDesk pair={address.pair ?? null} />;
    case 'mentions':
      return <People id={address.id} mentions />;
    case 'events':
    case 'event':
      return <Events id={address.kind === 'event' ? address.id : null} />;
    case 'timeline':
      return <Timeline address={address} />;
    case 'matrix':
      return <MatrixRoom of={address.of} />;
    case 'quotations':
      return <Quotations speaker={address.speaker ?? null} />;
    case 'briefings':
    case 'briefing':
      return address.kind === 'briefing' ? (
        <Briefings id={address.id} {...(address.beside && { beside: address.beside })} />
      ) : (
        <Briefings id={null} />
      );
    case 'factcheck':
      return <Briefings id={address.id} checked />;
    case 'check':
      return <CheckDraft />;
    case 'verify':
      return <VerifyDocument />;
    case 'decisions':
      return <Decisions />;
    case 'put-away':
      return <PutAwayPage />;
    case 'sync':
      return <Sync />;
    case 'history':
      return <History key={address.of} of={address.of ?? null} />;
    case 'trash':
      return <Trash />;
    case 'care':
      return <Care />;
  }
}

/** The back and forward buttons that some mice have. */
function useSideButtons(): void {
  useEffect(() => {
    const press = ({ button }: MouseEvent) => {
      if (button === 3) back();
      if (button === 4) forward();
    };
    window.addEventListener('mouseup', press);
    return () => window.removeEventListener('mouseup', press);
  }, []);
}
