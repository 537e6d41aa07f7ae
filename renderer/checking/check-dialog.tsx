import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Picture } from '../../archive/contract/checking.ts';
import type { Annotation, Article } from '../../archive/contract/views.ts';
import { readPngSize } from '../../archive/files/png.shared.ts';
import { act, explain } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useReadingSettings } from '../reader/reading-settings.ts';
import { useOpening } from '../reader/use-opening.ts';
import { usePage } from '../reader/use-page.ts';
import { dayOf } from '../window/dates.ts';
import { offerUndo } from '../window/undo.ts';
import { endCheck, useAskedCheck } from './asking.ts';
import css from './check-dialog.module.css';

/** The words of a mark beside the picture that a machine read them from: a person says whether they are right. */
export function CheckDialog() {
  const mark = useAskedCheck();
  return (
    <Modal
      opened={mark !== null}
      onClose={endCheck}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={860}
      title="Compare with the picture"
    >
      {mark && <Check key={mark.id} mark={mark} />}
    </Modal>
  );
}

function Check({ mark }: { mark: Annotation }) {
  const { id, quote, color, checked } = mark;
  const answer = useAnswer('annotations.picture', { id });
  const kept = answer.data?.png ?? null;
  const [drawn, setDrawn] = useState<string | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const png = kept ?? drawn;
  const confirm = async () => {
    if (!drawn) return;
    setBusy(true);
    const done = await act(
      'annotations.check',
      { id, png: drawn },
      { failed: 'The comparison was not saved', touches: [`articles/${mark.article}`] },
    );
    setBusy(false);
    if (!done) return;
    endCheck();
    void offerUndo('The words are confirmed, and the picture is kept with them.');
  };
  return (
    <div className={css.body}>
      {answer.isError && <p className={css.trouble}>{explain(answer.error)}</p>}
      <div className={css.sides}>
        <figure className={css.picture}>
          {png ? (
            <img src={`data:image/png;base64,${png}`} alt="The words as the page shows them" />
          ) : (
            <p className={css.waiting}>
              {png === undefined
                ? 'Drawing the page…'
                : 'The page can’t be drawn: its stored copy is not here.'}
            </p>
          )}
        </figure>
        <div className={css.words}>
          <h3 className={css.heading}>What the machine read</h3>
          <p className={css.quote} dir="auto">
            <span className="tinted" data-mark={color}>
              {quote}
            </span>
          </p>
          <p className={css.facts}>
            {checked
              ? `Compared${checked.by && ` by ${checked.by}`} on ${dayOf(checked.at)}.`
              : 'Nobody has compared these words yet. If they are wrong, say in a note what stands there, or mark the place as a rectangle.'}
          </p>
        </div>
      </div>
      <div className={css.actions}>
        <Button variant="default" onClick={endCheck}>
          {checked ? 'Close' : 'Not now'}
        </Button>
        {!checked && (
          <Button data-autofocus disabled={!drawn} loading={busy} onClick={confirm}>
            The words are right
          </Button>
        )}
      </div>
      {answer.data && kept === null && <Drawing mark={mark} picture={answer.data} onDrawn={setDrawn} />}
    </div>
  );
}

interface DrawingProps {
  readonly mark: Annotation;
  readonly picture: Picture;
  readonly onDrawn: (png: string | null) => void;
}

/** Has the page drawn from the copy that was marked. */
function Drawing({ mark, picture: { capture, areas }, onDrawn }: DrawingProps) {
  const article = useAnswer(
    'articles.get',
    { id: mark.article, ...(capture && { capture }) },
    { enabled: capture !== null },
  );
  const possible = capture !== null && areas.length > 0 && article.data?.copy !== 'missing';
  useEffect(() => {
    if (!possible) onDrawn(null);
  }, [possible, onDrawn]);
  if (!possible || !article.data) return null;
  return <HiddenPage article={article.data} areas={areas} onDrawn={onDrawn} />;
}

const nothing = (): void => undefined;

function HiddenPage(props: {
  article: Article;
  areas: Picture['areas'];
  onDrawn: (png: string | null) => void;
}) {
  const { article, areas, onDrawn } = props;
  const { theme, look } = useReadingSettings();
  const opening = useOpening({ article: article.id, capture: article.capture?.id });
  const page = usePage(
    { opening, theme, look, at: null, pdfLook: undefined, marks: noMarks, active: null },
    {
      onSelected: nothing,
      onUnselected: nothing,
      onPressed: nothing,
      onKey: nothing,
      onReading: nothing,
      onStretched: nothing,
      onCaretIn: nothing,
      onPdf: nothing,
      onName: nothing,
      onPicture: (png) => onDrawn(png !== null && isPicture(png) ? png : null),
    },
  );
  const { state, send } = page;
  useEffect(() => {
    if (state.kind === 'ready') send({ kind: 'picture', areas: [...areas] });
    if (state.kind === 'failed') onDrawn(null);
  }, [state, send, areas, onDrawn]);
  return (
    <iframe
      ref={page.frame}
      className={css.hidden}
      title="The page that is compared"
      tabIndex={-1}
      aria-hidden
      sandbox="allow-scripts allow-same-origin"
      src={page.address}
      onLoad={page.connect}
    />
  );
}

const noMarks = [] as const;

/** What comes from the page is not trusted to be a picture. */
function isPicture(png: string): boolean {
  try {
    return readPngSize(Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))) !== undefined;
  } catch {
    return false;
  }
}
