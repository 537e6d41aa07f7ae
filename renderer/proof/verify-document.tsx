import { Button, TextInput } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProofReport } from '../../archive/contract/proof.ts';
import { act } from '../bridge/acting.ts';
import { dateInWords } from '../window/dates.ts';
import { useDropTaker } from '../window/drop-taker.ts';
import { tell } from '../window/notices.tsx';
import { counted, fileSize } from '../window/words.ts';
import { Keys } from './keys.tsx';
import css from './proof.module.css';
import { ProvenQuotations } from './proven-quotations.tsx';
import { Verdict } from './verdict.tsx';
import { useVerifying, verify, verifyDropped } from './verifying.ts';

const dropped = {
  title: 'Drop to verify it',
  words: 'A PDF that was exported with its originals. Nothing of it is added to the archive.',
  take: (files: readonly File[]) => void verifyDropped(files),
};

/** *Verify a document*: whether a PDF that carries its originals quotes what they say. */
export function VerifyDocument() {
  const { busy, report } = useVerifying();
  useDropTaker(dropped);
  return (
    <section className={css.scroller} aria-label="Verify a document">
      <div className={css.page}>
        {report ? <Report report={report} busy={busy} /> : <Door busy={busy} />}
        <Keys />
      </div>
    </section>
  );
}

function Door({ busy }: { busy: boolean }) {
  return (
    <>
      <h1 className={css.title}>Verify a document</h1>
      <p className={css.lead}>
        A PDF that was exported with its originals proves its quotations by itself: each is looked for in the
        original that it carries, at the place that it names, and on the page that prints it. No archive is
        needed, and nothing of it is kept.
      </p>
      <div className={css.doors}>
        <Button
          loading={busy}
          leftSection={<IconFileCheck size={16} stroke={1.5} />}
          onClick={() => void verify()}
        >
          Choose a PDF…
        </Button>
        <span className={css.soft}>or drop it anywhere on this window</span>
      </div>
    </>
  );
}

function Report({ report, busy }: { report: ProofReport; busy: boolean }) {
  const { file, title, date, fingerprint, findings, remarks, quotations, attachments, signer } = report;
  return (
    <>
      <div className={css.heading}>
        <h1 className={css.title} dir="auto">
          {title || file}
        </h1>
        <Button variant="default" loading={busy} onClick={() => void verify()}>
          Verify another
        </Button>
      </div>
      <p className={css.soft} dir="auto">
        {title === '' ? '' : `${file}, made on ${dateInWords(date)}`}
      </p>
      <Verdict report={report} />
      {findings.length > 0 && (
        <ul className={css.findings} aria-label="What is not as it was made">
          {findings.map(({ where, message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of one report never changes.
            <li key={`${where} ${index}`} dir="auto">
              {message}
            </li>
          ))}
        </ul>
      )}
      {fingerprint !== '' && (
        <Fingerprint fingerprint={fingerprint} busy={busy} isKnown={report.verdict === 'fingerprint'} />
      )}
      {signer && !signer.trusted && (
        <Button variant="default" mt={14} onClick={() => void trust()}>
          Trust a public key…
        </Button>
      )}
      {remarks.map((remark) => (
        <p key={remark} className={css.remark} dir="auto">
          {remark}
        </p>
      ))}
      {quotations.length > 0 && <ProvenQuotations quotations={quotations} />}
      {attachments.length > 0 && (
        <>
          <h2 className={css.part}>{counted(attachments.length, 'attachment')}</h2>
          <ul className={css.attachments}>
            {attachments.map(({ name, description, bytes, sha256, found }) => (
              <li key={name} data-found={found}>
                <span className={css.name}>{name}</span> <span className={css.soft}>{fileSize(bytes)}</span>
                {found !== 'same' && (
                  <span className={css.bad}>{found === 'missing' ? 'missing' : 'not what it was'}</span>
                )}
                <p className={css.soft} dir="auto">
                  {description}
                </p>
                <code className={css.hash}>{sha256}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Fingerprint({
  fingerprint,
  busy,
  isKnown,
}: {
  fingerprint: string;
  busy: boolean;
  isKnown: boolean;
}) {
  const [given, setGiven] = useState('');
  return (
    <form
      className={css.fingerprint}
      onSubmit={(event) => {
        event.preventDefault();
        void verify(given, true);
      }}
    >
      <div>
        <p className={css.label}>Its fingerprint</p>
        <p className={css.digits}>{fingerprint}</p>
      </div>
      {!isKnown && (
        <div className={css.compare}>
          <TextInput
            label="The one you were told"
            size="xs"
            placeholder="0000 0000 0000 0000 0000 0000 0000 0000"
            value={given}
            onChange={({ currentTarget: { value } }) => setGiven(value)}
          />
          <Button type="submit" size="xs" variant="default" loading={busy} disabled={given.trim() === ''}>
            Compare
          </Button>
        </div>
      )}
    </form>
  );
}

async function trust(): Promise<void> {
  const key = await act('shell.trustKey', {}, { failed: 'The key was not taken' });
  if (!key) return;
  tell(`What is signed with ${key.key} is now said to be signed by ${key.name}.`);
  await verify('', true);
}
