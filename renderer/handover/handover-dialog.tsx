import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { HandoverExtras, HandoverPart, HandoverReport } from '../../archive/contract/handover.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { showInFolder } from '../preserving/bags.ts';
import { following, useWork } from '../preserving/work.ts';
import { WorkProgress } from '../preserving/work-progress.tsx';
import { ArticleChoice } from './article-choice.tsx';
import { endHandover, useAskedHandover } from './asking.ts';
import css from './handover-dialog.module.css';
import { LeftOutList, WhatGoes } from './handover-lists.tsx';

/** Hands a part of the archive to somebody: what goes, what stays here, and only then where to. */
export function HandoverDialog() {
  const asked = useAskedHandover();
  const [writing, setWriting] = useState(false);
  return (
    <Modal
      opened={asked !== null}
      onClose={endHandover}
      closeOnEscape={!writing}
      closeOnClickOutside={!writing}
      withCloseButton={!writing}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={580}
      title="Hand over a copy"
    >
      {asked && (
        <Handover key={JSON.stringify(asked)} asked={asked} writing={writing} onWriting={setWriting} />
      )}
    </Modal>
  );
}

const choices: readonly { extra: keyof HandoverExtras; label: string; description: string }[] = [
  { extra: 'notes', label: 'Notes', description: 'on marks, and descriptions of people and events' },
  { extra: 'history', label: 'History', description: 'every change to what goes, with its time and author' },
  { extra: 'trash', label: 'Trash', description: 'what of this part is in the trash' },
];

/** Only briefings have any. */
const ofBriefings: typeof choices = [
  ...choices,
  {
    extra: 'editions',
    label: 'Editions',
    description: 'what was exported of the briefings, as it was handed on, with all that stands in it',
  },
];

function Handover({
  asked,
  writing,
  onWriting,
}: {
  asked: HandoverPart;
  writing: boolean;
  onWriting: (writing: boolean) => void;
}) {
  const work = useWork();
  const [part, setPart] = useState(asked);
  const [extras, setExtras] = useState<HandoverExtras>({ notes: false, history: false, trash: false });
  const [report, setReport] = useState<HandoverReport | null>(null);
  const something = part.kind !== 'articles' || part.ids.length > 0;
  const preview = useAnswer('handover.preview', { part, extras }, { enabled: something, keepLast: true });
  if (report) return <HandedOver report={report} />;
  const write = async () => {
    onWriting(true);
    const written = await following(
      act('shell.handOver', { part, extras }, { failed: 'Nothing was handed over' }),
    );
    onWriting(false);
    if (written) setReport(written);
  };
  return (
    <div className={css.body}>
      <p className={css.lead}>
        A new archive of its own. What you choose goes with its sources; nothing else does, and nothing in it
        leads back here.
      </p>
      {asked.kind === 'articles' && asked.ids.length === 0 && part.kind === 'articles' && (
        <ArticleChoice chosen={part.ids} onChoose={(ids) => setPart({ kind: 'articles', ids })} />
      )}
      <fieldset className={css.extras} disabled={writing}>
        <legend className={css.heading}>With it</legend>
        {(part.kind === 'briefings' ? ofBriefings : choices).map(({ extra, label, description }) => (
          <Checkbox
            key={extra}
            label={label}
            description={description}
            checked={extras[extra] ?? false}
            onChange={({ currentTarget }) => setExtras({ ...extras, [extra]: currentTarget.checked })}
          />
        ))}
      </fieldset>
      {something && preview.isError && (
        <p className={css.trouble} role="alert">
          {explain(preview.error)}
        </p>
      )}
      {something && preview.data && !preview.isError && (
        <>
          <WhatGoes heading="What goes" included={preview.data.included} />
          <LeftOutList heading="What stays here" leftOut={preview.data.leftOut} />
        </>
      )}
      {writing && work?.work === 'handover' ? (
        <WorkProgress work={work} />
      ) : (
        <div className={css.actions}>
          <Button variant="default" disabled={writing} onClick={endHandover}>
            Cancel
          </Button>
          <Button
            disabled={!something || preview.isError || !preview.data}
            loading={writing}
            onClick={write}
            data-autofocus
          >
            Choose a folder…
          </Button>
        </div>
      )}
    </div>
  );
}

function HandedOver({ report }: { report: HandoverReport }) {
  return (
    <div className={css.body}>
      <p className={css.lead} role="status">
        The copy is written and complete. It opens like any archive.
      </p>
      <p className={css.path} dir="auto">
        {report.folder}
      </p>
      <WhatGoes heading="What went" included={report.included} />
      <LeftOutList heading="What stayed here" leftOut={report.leftOut} />
      <div className={css.actions}>
        <Button variant="default" onClick={() => showInFolder(report.folder)}>
          Show in folder
        </Button>
        <Button onClick={endHandover} data-autofocus>
          Done
        </Button>
      </div>
    </div>
  );
}
