/** What a briefing is written as: the last look at it before the system asks where to. */
import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { BriefingCheck } from '../../../archive/contract/drafts.ts';
import type { ExportSettings } from '../../../archive/contract/exporting.ts';
import type { Briefing } from '../../../archive/contract/views.ts';
import { counted, orUntitled } from '../../window/words.ts';
import css from './export-dialog.module.css';
import { ExportRow } from './export-row.tsx';
import { exportRows, refusalOf } from './export-rows.ts';

interface Props {
  readonly briefing: Briefing;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly settings: ExportSettings;
  readonly change: (part: Partial<ExportSettings>) => void;
  /** The quote check; null while it is made. */
  readonly check: BriefingCheck | null;
  readonly onFindings: () => void;
  readonly writing: boolean;
  readonly onExport: () => void;
}

export function ExportDialog({ opened, onClose, writing, ...choices }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={!writing}
      closeOnClickOutside={!writing}
      withCloseButton={!writing}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={600}
      title="Export the briefing"
    >
      {opened && <Choices {...choices} onClose={onClose} writing={writing} />}
    </Modal>
  );
}

function Choices({
  briefing,
  onClose,
  settings,
  change,
  check,
  onFindings,
  writing,
  onExport,
}: Omit<Props, 'opened'>) {
  const refusal = refusalOf(settings);
  return (
    <>
      <p className={css.lead} dir="auto">
        {orUntitled(briefing.title)}
      </p>
      <fieldset className={css.rows} disabled={writing}>
        {exportRows.map(({ name, Row }) => (
          <Row key={name} briefing={briefing} settings={settings} change={change} />
        ))}
        <ExportRow label="Quotations">
          <Checked check={check} onFindings={onFindings} />
        </ExportRow>
      </fieldset>
      <div className={css.actions}>
        <p className={css.said} data-refused={refusal ? true : undefined} role="status">
          {refusal ?? (writing ? 'Setting the pages…' : '')}
        </p>
        <Button variant="default" disabled={writing} onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={refusal !== undefined} loading={writing} onClick={onExport} data-autofocus>
          Export…
        </Button>
      </div>
    </>
  );
}

function Checked({ check, onFindings }: { check: BriefingCheck | null; onFindings: () => void }) {
  if (!check) return <p className={css.soft}>Being compared with the stored copies…</p>;
  const count = check.blocks.length + check.typed.length;
  if (check.findings > 0)
    return (
      <div className={css.doubtful}>
        <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
        <span>
          {check.findings} of {counted(count, 'quotation')} {check.findings === 1 ? 'asks' : 'ask'} to be
          looked at
        </span>
        <Button size="compact-xs" variant="light" onClick={onFindings}>
          Look
        </Button>
      </div>
    );
  if (count === 0) return <p className={css.soft}>Nothing is quoted in it.</p>;
  return (
    <p className={css.sound}>
      <IconCheck size={16} stroke={1.8} aria-hidden />
      {count === 1 ? 'It stands' : `All ${count} stand`} in the stored copies, character for character
    </p>
  );
}
