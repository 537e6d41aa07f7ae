/** The bar over the whole window while much is missing from the folder, and nothing is written into it. */
import { Button } from '@mantine/core';
import { IconShieldHalfFilled } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { GuardOutcome, GuardStatus } from '../../archive/contract/keeping.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { counted, number, quoted } from '../window/words.ts';
import { useGuardStopped } from './guard.ts';
import css from './guard-banner.module.css';

const shownTitles = 3;

type Step = 'deciding' | 'accepting' | 'waiting';

export function GuardBanner() {
  const stopped = useGuardStopped();
  const status = useAnswer('guard.status', {}, { enabled: stopped, keepLast: true });
  const [step, setStep] = useState<Step>('deciding');
  const [outcome, setOutcome] = useState<GuardOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (stopped) return;
    setStep('deciding');
  }, [stopped]);

  const run = async (answer: Promise<GuardOutcome | null>) => {
    setBusy(true);
    const done = await answer;
    setBusy(false);
    if (done) setOutcome(done);
  };
  if (outcome)
    return (
      <Outcome
        outcome={outcome}
        busy={busy}
        onFrom={() => run(act('shell.restoreFrom', {}, { failed: 'Nothing more was put back' }))}
        onDone={() => setOutcome(null)}
      />
    );
  if (!stopped || !status.data?.stopped) return null;
  if (step === 'waiting')
    return (
      <section className={css.bar} data-waiting role="status" aria-label="Missing from the archive">
        <p className={css.waiting}>Waiting for what is missing to come back. Nothing is written meanwhile.</p>
        <Button size="compact-sm" variant="default" onClick={() => setStep('deciding')}>
          Decide…
        </Button>
      </section>
    );
  return (
    <section className={css.bar} role="alert" aria-label="Missing from the archive">
      <IconShieldHalfFilled className={css.sign} size={26} stroke={1.4} aria-hidden />
      <div className={css.words}>
        <h2 className={css.title}>Much has vanished from this archive’s folder</h2>
        <p dir="auto">{missingWords(status.data)}</p>
        <p className={css.soft}>
          {step === 'accepting'
            ? `${counted(status.data.things, 'thing')} will be put into the trash on every device. What is known of ${status.data.things === 1 ? 'it' : 'them'} stays, and can be taken out again.`
            : 'Nothing is written until you decide. If a disk or a synced folder was cut off, bring it back and this goes away by itself.'}
        </p>
      </div>
      {step === 'accepting' ? (
        <div className={css.actions}>
          <Button variant="default" disabled={busy} onClick={() => setStep('deciding')}>
            Back
          </Button>
          <Button
            color="danger"
            loading={busy}
            onClick={() => run(act('guard.accept', {}, { failed: 'Nothing was accepted' }))}
          >
            Put into the trash
          </Button>
        </div>
      ) : (
        <div className={css.actions}>
          <Button
            loading={busy}
            onClick={() => run(act('guard.restore', {}, { failed: 'What is missing was not put back' }))}
          >
            Restore
          </Button>
          <Button variant="default" disabled={busy} onClick={() => setStep('accepting')}>
            Accept…
          </Button>
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => setStep('waiting')}>
            Wait
          </Button>
        </div>
      )}
    </section>
  );
}

function Outcome({
  outcome: { files, captures, missing, trashed },
  busy,
  onFrom,
  onDone,
}: {
  outcome: GuardOutcome;
  busy: boolean;
  onFrom: () => void;
  onDone: () => void;
}) {
  const back = [
    files > 0 ? counted(files, 'record') : '',
    captures > 0 ? counted(captures, 'stored copy', 'stored copies') : '',
  ].filter(Boolean);
  return (
    <section
      className={css.bar}
      data-settled={missing === 0 || undefined}
      role="status"
      aria-label="What was put back"
    >
      <IconShieldHalfFilled className={css.sign} size={26} stroke={1.4} aria-hidden />
      <div className={css.words}>
        <h2 className={css.title}>
          {missing > 0
            ? `${counted(missing, 'stored copy is', 'stored copies are')} still missing`
            : trashed > 0
              ? `${counted(trashed, 'thing')} put into the trash`
              : 'Everything is back'}
        </h2>
        <p>
          {back.length > 0 ? `Put back: ${back.join(' and ')}.` : 'There was nothing to put back.'}
          {missing > 0 &&
            ' Another copy of the archive (a backup, another computer’s disk) may hold the rest. Each file is proven before it is taken.'}
        </p>
      </div>
      <div className={css.actions}>
        {missing > 0 && (
          <Button loading={busy} onClick={onFrom}>
            From another copy…
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={onDone}>
          {missing > 0 ? 'Later' : 'Done'}
        </Button>
      </div>
    </section>
  );
}

function missingWords({ folders, things, titles, histories }: GuardStatus): string {
  const named = titles.slice(0, shownTitles).map(quoted);
  const more = things - named.length;
  const parts = [
    folders.length > 0
      ? `${folders.length === 1 ? 'the folder' : 'the folders'} ${folders.map(quoted).join(', ')}`
      : '',
    histories > 0 ? counted(histories, 'file of the history', 'files of the history') : '',
    things > 0
      ? `${counted(things, 'thing')} (${named.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''})`
      : '',
  ].filter(Boolean);
  return `Missing: ${parts.join('; ')}.`;
}
