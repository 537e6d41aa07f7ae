import { useElementSize } from '@mantine/hooks';
import { useCallback, useLayoutEffect, useState } from 'react';
import type { PdfCommand } from '../../archive/contract/pdf-page.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { copyQuotation } from '../annotations/quotation.ts';
import { useAnswer } from '../bridge/answers.ts';
import { OlderCopyBanner } from '../captures/older-copy-banner.tsx';
import { PdfMarksBar } from '../exchanging/pdf-marks-bar.tsx';
import { useColorNames } from '../marking/color-names.ts';
import { useNames } from '../names/use-names.ts';
import { type ArticleSide, noArticle } from '../window/addresses.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Cell } from '../window/cell.ts';
import { FindBar } from '../window/find-bar.tsx';
import { pressKey, useKeys } from '../window/keys.ts';
import { say } from '../window/said.tsx';
import { focusSide, type SideName } from '../window/sides.ts';
import { useStable } from '../window/stable.ts';
import { quoted } from '../window/words.ts';
import { useFacts } from './article-facts.ts';
import { Awaited } from './awaited.tsx';
import { CaretNote } from './caret-note.tsx';
import { Floating } from './floating.tsx';
import { Margin } from './margin.tsx';
import { useMarginBeside } from './margin-beside.ts';
import { MarkTools } from './mark-tools.tsx';
import { markInWords } from './marking-actions.ts';
import { markingKeys } from './marking-keys.ts';
import { PdfBar } from './pdf-bar.tsx';
import css from './reader.module.css';
import { ReaderAids } from './reader-aids.tsx';
import { ReaderBanners } from './reader-banners.tsx';
import { HeaderRoom, type MarkCounts, ReaderHeader } from './reader-header.tsx';
import { useReadingSettings } from './reading-settings.ts';
import { useCaret, useCaretChoice } from './use-caret.ts';
import { useMarks } from './use-marks.ts';
import { useNewestCopy, useOpening, useRestIsDue } from './use-opening.ts';
import { usePage } from './use-page.ts';
import { usePdf } from './use-pdf.ts';
import { useReading } from './use-reading.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useTool } from './use-tool.ts';

const noMarks: MarkCounts = { all: 0, open: 0 };
/** CSS pixels, about: the person may set another. */
const marginWidth = 300;

interface Props {
  readonly side: ArticleSide;
  readonly name: SideName;
  readonly onDetails: () => void;
}

/** An article, and in its margin what was marked in it. */
export function Reader({ side, name, onDetails }: Props) {
  const { id, capture } = side;
  const isOlder = capture !== undefined;
  /** Nothing is read here yet: the page is kept ready. */
  const isReady = id === noArticle;
  const opening = useOpening({
    ...{ article: isReady ? null : id, capture },
    at: side.at ?? side.place?.start,
  });
  const [isDrawn, setDrawn] = useState(false);
  const isDue = useRestIsDue(opening, isDrawn);
  const answer = useAnswer(
    'articles.get',
    { id, ...(isOlder && { capture }) },
    { enabled: !isReady && isDue },
  );
  const article = useFacts(answer.data);
  useNewestCopy(opening, article);
  const choice = useReadingSettings();
  const marks = useMarks(id, answer.data, capture);
  const { listed } = marks;
  const [active, setActive] = useState<string | null>(null);
  const margin = useMarginBeside();
  const { ref: body, width } = useElementSize();
  const room = width - (margin.shown && margin.beside ? marginWidth : 0);
  const caret = useCaretChoice();
  const names = useColorNames();

  const drawn = article ? listed.drawn : opening.marks;
  const [counts] = useState(() => new Cell<MarkCounts>(noMarks));
  const count = listed.all.length;
  useLayoutEffect(() => counts.set({ all: count, open: listed.open }), [counts, count, listed.open]);
  const place = useReadingPlace(side, opening.copy);
  const pdf = usePdf(id, (region) => tool.draw(region));
  const page = usePage(
    {
      ...{ opening, theme: choice.theme, look: choice.look, at: place.at },
      ...{ pdfLook: pdf.remembered, marks: drawn, active },
    },
    {
      onSelected: (place, rect, further) => !isOlder && tool.select(place, rect, further),
      onUnselected: () => tool.unselect(),
      onPdf: pdf.receive,
      onName: (message) => named.hear(message),
      onPressed: (pressed, rect) => tool.press(pressed, rect),
      // A field is about to take the focus from the article: what is typed till then is no command.
      onKey: (stroke) => {
        focusSide(name);
        if (stroke.key === 'Tab') tool.focus();
        else pressKey(stroke, { typing: tool.asks && stroke.key !== 'Escape' });
      },
      onReading: (message) => reading.hear(message),
      onStretched: (id, pieces) => {
        const mark = marks.find(id);
        if (mark) marks.retarget(mark, pieces);
      },
      onCaretIn: (ids) => say(markInWords(marks.find(ids[0] ?? null), names)),
    },
  );
  if (page.state.kind !== 'loading' && !isDrawn) setDrawn(true);
  const tool = useTool({ marks, page, active, setActive });
  useCaret(page, caret);
  const reading = useReading({
    ...{ side, name, article, page, place, room, setActive },
    findMark: marks.find,
  });

  const named = useNames(article, page, { isOlder, at: reading.at });

  const step = (by: 1 | -1) => {
    const at = drawn.findIndex((mark) => mark.id === active);
    const next = drawn[at < 0 ? (by === 1 ? 0 : drawn.length - 1) : at + by];
    if (!next) return;
    tool.close();
    const mark = marks.find(next.id);
    if (mark) reading.goToMark(mark, 'marks');
  };

  const copy = (mark: Annotation) => article && void copyQuotation(mark, article);
  const acts = useStable({
    activate: (mark: Annotation) => reading.goToMark(mark),
    tool: tool.open,
    copy,
    remove: tool.remove,
    details: onDetails,
  });
  const { send } = page;
  const obey = useCallback((command: PdfCommand) => send({ kind: 'pdf', command }), [send]);
  const copyActive = () => {
    const mark = marks.find(active);
    if (mark) copy(mark);
  };
  useKeys({
    ...markingKeys({ tool, page, active, caret }),
    c: copyActive,
    j: () => step(1),
    k: () => step(-1),
    m: margin.toggle,
    Escape: () => {
      if (named.shown) named.close(true);
      else if (tool.current || !reading.dismiss()) tool.escape();
    },
  });

  if (answer.isError) {
    return (
      <AnswerTrouble
        title="The article could not be shown"
        reason={answer.error}
        again={() => answer.refetch()}
      />
    );
  }
  // What is not known yet is most likely here.
  const here = !article || (article.copy === 'here' && article.capture !== null);
  return (
    <div className={css.reader} data-theme={choice.theme}>
      {article ? (
        <ReaderHeader
          article={article}
          name={name}
          marks={counts}
          choice={choice}
          contents={reading.contents}
          names={named}
          margin={here ? margin : null}
          onDetails={acts.details}
        />
      ) : (
        <HeaderRoom />
      )}
      {article && isOlder && <OlderCopyBanner article={article} />}
      {article && here && article.kind === 'pdf' && (
        <PdfBar pdf={pdf} pageInView={page.pageInView} obey={obey} frame={page.frame} />
      )}
      {article && here && <ReaderBanners article={article} state={page.state} />}
      {article && here && <PdfMarksBar article={article} />}
      <div className={css.body} ref={body}>
        {article && here && (
          <ReaderAids
            reading={reading}
            names={named}
            article={id}
            frame={page.frame}
            quiet={tool.current !== null}
          />
        )}
        {here ? (
          <div className={css.stage}>
            <iframe
              key={opening.page}
              ref={page.frame}
              className={css.frame}
              data-ready={isReady || undefined}
              title={article ? `Text of ${quoted(article.title)}` : 'Text of an article'}
              sandbox="allow-scripts allow-same-origin"
              src={page.address}
              onLoad={page.connect}
            />
            {reading.find.open && <FindBar label="Find in the article" finding={reading.find} />}
          </div>
        ) : (
          article && <Awaited article={article} marks={listed.all} />
        )}
        {here && !isReady && margin.shown && (
          <Margin
            known={article !== undefined}
            marks={listed}
            unsaved={marks.unsaved}
            layout={page.layout}
            active={active}
            over={!margin.beside}
            onActivate={acts.activate}
            onTool={acts.tool}
            onCopy={acts.copy}
            onRemove={acts.remove}
          />
        )}
      </div>
      <CaretNote caret={caret} />
      {tool.current && (
        <Floating rect={tool.rect ?? tool.current.rect} frame={page.frame} pinned={tool.asks}>
          <MarkTools key={tool.key} tool={tool} marks={marks} names={named} />
        </Floating>
      )}
    </div>
  );
}
