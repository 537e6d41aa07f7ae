import { Button, Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { isInformation, type Verification, type VerifyProgress } from '../../archive/contract/verifying.ts';
import { useAnswer } from '../bridge/answers.ts';
import { momentOf } from '../window/dates.ts';
import { counted, fileSize, number } from '../window/words.ts';
import css from './care.module.css';
import { FindingGroups } from './finding-groups.tsx';
import { Repaired } from './repaired.tsx';
import { cancelVerify, repair, repairFrom, useCare, verify } from './verifying.ts';

export function VerifyPanel() {
  const { doing, cancelling, progress, verification, repair: repaired } = useCare();
  const damage = verification?.findings.filter((finding) => !isInformation(finding)) ?? [];
  const mendable = damage.filter(({ remedy }) => remedy.action !== null && remedy.action !== 'trash-link');
  const needsCopy = damage.some(({ remedy }) => remedy.action === 'restore-capture');
  return (
    <section className={css.panel} aria-labelledby="verify-heading">
      <h2 className={css.heading} id="verify-heading">
        Verify
      </h2>
      <p className={css.soft}>
        Compares every stored file with what was written down when it was stored, every history with what was
        read of it, and the lists with both. Nothing is changed.
      </p>
      {doing ? (
        <Running doing={doing} cancelling={cancelling} progress={progress} />
      ) : (
        <div className={css.line}>
          <Button variant={damage.length > 0 ? 'default' : 'filled'} onClick={verify}>
            {verification ? 'Verify again' : 'Verify now'}
          </Button>
          <LastVerified />
        </div>
      )}
      {!doing && repaired && <Repaired repair={repaired} />}
      {!doing && verification && (
        <>
          <Result verification={verification} damage={damage.length} />
          {mendable.length > 0 && (
            <div className={css.line}>
              <Button onClick={() => repair()}>Repair what can be repaired</Button>
              {needsCopy && (
                <Button variant="default" onClick={repairFrom}>
                  Repair from another copy…
                </Button>
              )}
            </div>
          )}
          <FindingGroups findings={verification.findings} />
        </>
      )}
    </section>
  );
}

function LastVerified() {
  const last = useAnswer('archive.lastVerified', {});
  if (last.isPending || last.isError) return null;
  return (
    <span className={css.soft}>
      {last.data === null
        ? 'Not verified on this computer yet'
        : `Last verified ${momentOf(last.data.at)}: ${last.data.findings === 0 ? 'all was well' : counted(last.data.findings, 'finding')}`}
    </span>
  );
}

function Result({ verification: { checked }, damage }: { verification: Verification; damage: number }) {
  const amounts = [
    `${counted(checked.files, 'file')} in ${counted(checked.captures, 'stored copy', 'stored copies')} (${fileSize(checked.bytes)})`,
    counted(checked.annotations, 'mark'),
    counted(checked.changes, 'change'),
    counted(checked.checkpoints, 'checkpoint'),
  ];
  return (
    <div className={css.result} data-well={damage === 0 || undefined} role="status">
      {damage === 0 && <IconCheck className={css.check} size={22} stroke={2} aria-hidden />}
      <div>
        <p className={css.verdict}>
          {damage === 0 ? 'All is as it was stored.' : `${sentenceOf(damage)} to look at.`}
        </p>
        <p className={css.soft}>Checked: {amounts.join(', ')}.</p>
      </div>
    </div>
  );
}

const sentenceOf = (damage: number): string => (damage === 1 ? 'One finding' : `${number(damage)} findings`);

const stages: Readonly<Record<VerifyProgress['stage'], string>> = {
  histories: 'Reading the histories',
  checkpoints: 'Comparing the checkpoints',
  links: 'Following the links',
  captures: 'Hashing the stored copies',
  repair: 'Putting stored copies back',
};

function Running({
  doing,
  cancelling,
  progress,
}: {
  doing: 'verifying' | 'repairing';
  cancelling: boolean;
  progress: VerifyProgress | null;
}) {
  const words = cancelling
    ? 'Stopping…'
    : progress
      ? stages[progress.stage]
      : doing === 'verifying'
        ? 'Verifying'
        : 'Repairing';
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div className={css.running}>
      <span role="status">{words}</span>
      <Progress className={css.bar} size={4} value={Math.min(100, share * 100)} aria-label={words} />
      <Button size="compact-sm" variant="default" disabled={cancelling} onClick={cancelVerify}>
        Cancel
      </Button>
    </div>
  );
}
