import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat, ExportReport } from '../../archive/contract/exchanging.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { showInFolder } from '../preserving/bags.ts';
import { counted, quoted } from '../window/words.ts';
import { endExchange } from './asking.ts';
import css from './exchange.module.css';
import { NotCarried } from './not-carried.tsx';

const choices: readonly { format: ExportFormat; label: string; description: string; onlyPdf?: true }[] = [
  {
    format: 'pdf',
    label: 'PDF with its marks',
    description: 'highlights and notes that Acrobat, Preview and Zotero show',
    onlyPdf: true,
  },
  {
    format: 'markdown',
    label: 'Markdown',
    description: 'to read: by article, with sources, pages, notes and tags',
  },
  { format: 'csv', label: 'Table (CSV)', description: 'for spreadsheets: a row for each mark' },
  {
    format: 'jsonld',
    label: 'W3C Web Annotations',
    description: 'everything, in one file of JSON-LD that other programs of annotation read',
  },
  {
    format: 'jsonld-files',
    label: 'W3C Web Annotations, one file each',
    description: 'the same, in a new folder',
  },
];

interface Props {
  readonly articles: readonly string[];
  readonly onWorking: (working: boolean) => void;
}

export function ExportMarks({ articles, onWorking }: Props) {
  const preview = useAnswer('exchanging.preview', { articles: [...articles] });
  const [chosen, setChosen] = useState<ExportFormat | null>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  if (report) return <Exported report={report} />;
  if (preview.isError)
    return (
      <p className={css.trouble} role="alert">
        {explain(preview.error)}
      </p>
    );
  if (!preview.data) return null;
  const { marks, articles: count, pdfs, title } = preview.data;
  const offered = choices.filter(({ onlyPdf }) => !onlyPdf || (count === 1 && pdfs === 1));
  const format = chosen ?? offered[0]?.format ?? 'markdown';
  const write = async () => {
    setBusy(true);
    onWorking(true);
    const written = await act(
      'shell.exportMarks',
      { format, articles: [...articles], bom: format === 'csv' },
      { failed: 'The marks were not exported' },
    );
    setBusy(false);
    onWorking(false);
    if (written) setReport(written);
  };
  return (
    <div className={css.body}>
      <p className={css.lead}>
        {marks === 0 && title === null ? (
          'Nothing is marked yet, so there is nothing to be written.'
        ) : title === null ? (
          <>
            {counted(marks, 'mark')} of {counted(count, 'article')}.
          </>
        ) : (
          <span dir="auto">
            {counted(marks, 'mark')} of {quoted(title)}.
          </span>
        )}
      </p>
      <Radio.Group
        aria-label="Format"
        value={format}
        onChange={(value) => setChosen(choices.find((one) => one.format === value)?.format ?? null)}
      >
        <div className={css.choices}>
          {offered.map((choice) => (
            <Radio
              key={choice.format}
              value={choice.format}
              label={choice.label}
              description={choice.description}
              disabled={busy}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={css.actions}>
        <Button variant="default" disabled={busy} onClick={endExchange}>
          Cancel
        </Button>
        <Button
          disabled={marks === 0 && format !== 'pdf'}
          loading={busy}
          onClick={() => void write()}
          ref={takeFocus}
        >
          Choose a place…
        </Button>
      </div>
    </div>
  );
}

/** What arrives after its dialog was opened takes the focus itself. */
const takeFocus = (button: HTMLElement | null): void => button?.focus();

function Exported({ report }: { report: ExportReport }) {
  return (
    <div className={css.body}>
      <p className={css.lead} role="status">
        {counted(report.marks, 'mark')} of {counted(report.articles, 'article')}{' '}
        {report.marks === 1 ? 'is' : 'are'} written.
      </p>
      <p className={css.path} dir="auto">
        {report.path}
      </p>
      <NotCarried lines={report.notCarried} all="Everything was carried." />
      <div className={css.actions}>
        <Button variant="default" onClick={() => showInFolder(report.path)}>
          Show in folder
        </Button>
        <Button onClick={endExchange} ref={takeFocus}>
          Done
        </Button>
      </div>
    </div>
  );
}
