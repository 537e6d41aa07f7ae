import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { endExchange, useAskedExchange } from './asking.ts';
import css from './exchange.module.css';
import { ExportMarks } from './export-marks.tsx';
import { ImportMarks } from './import-marks.tsx';
import { ProgressLine } from './progress-line.tsx';

/** Marks going out to other programs, or coming from them: what goes where, and afterwards what could not. */
export function ExchangeDialog() {
  const now = useAskedExchange();
  // What was shown stays while the dialog fades away.
  const last = useRef(now);
  if (now) last.current = now;
  const asked = now ?? last.current;
  const [working, setWorking] = useState(false);
  return (
    <Modal
      opened={now !== null}
      onClose={endExchange}
      closeOnEscape={!working}
      closeOnClickOutside={!working}
      withCloseButton={!working}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={600}
      title={asked?.kind === 'export' ? 'Export marks' : 'Import marks'}
    >
      {asked?.kind === 'export' && (
        <ExportMarks key={asked.articles.join()} articles={asked.articles} onWorking={setWorking} />
      )}
      {asked?.kind === 'reading' && (
        <div className={css.body}>
          <ProgressLine />
          <div className={css.actions}>
            <Button variant="default" onClick={endExchange} data-autofocus>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {asked?.kind === 'import' && (
        <ImportMarks key={asked.plan.plan} read={asked.plan} onWorking={setWorking} />
      )}
    </Modal>
  );
}
