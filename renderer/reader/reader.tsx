import { useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';
import { copyQuotation } from '../annotations/quotation.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useColorNames } from '../marking/color-names.ts';
import { useTheme } from '../theme/use-theme.ts';
import type { Address } from '../window/addresses.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { pressKey, useKeys } from '../window/keys.ts';
import { say } from '../window/said.tsx';
import { quoted } from '../window/words.ts';
import { Awaited } from './awaited.tsx';
import { CaretNote } from './caret-note.tsx';
import { Floating } from './floating.tsx';
import { Margin } from './margin.tsx';
import { useMarginBeside } from './margin-beside.ts';
import { MarkTools } from './mark-tools.tsx';
import { markInWords, pageMarkOf } from './marking-actions.ts';
import { markingKeys } from './marking-keys.ts';
import { pageAddress } from './page-origin.ts';
import css from './reader.module.css';
import { ReaderBanners } from './reader-banners.tsx';
import { ReaderHeader } from './reader-header.tsx';
import { useCaret, useCaretChoice } from './use-caret.ts';
import { useMarks } from './use-marks.ts';
import { usePage } from './use-page.ts';
import { useTool } from './use-tool.ts';

type ArticleAddress = Extract<Address, { kind: 'article' }>;

/** An article, and in its margin what was marked in it. */
export function Reader({ address, onDetails }: { address: ArticleAddress; onDetails: () => void }) {
  const { id } = address;
  const answer = useAnswer('articles.get', { id });
  const article = answer.data;
  const { shown: theme } = useTheme();
  const marks = useMarks(id, article);
  const [active, setActive] = useState<string | null>(null);
  const margin = useMarginBeside();
  const caret = useCaretChoice();
  const names = useColorNames();

  const drawn = useMemo(() => marks.all.flatMap(pageMarkOf), [marks.all]);
  const activeNow = active === null ? null : marks.resolve(active);
  const page = usePage(
    { article, theme, marks: drawn, active: activeNow },
    {
      onSelected: (place, rect, further) => tool.select(place, rect, further),
      onUnselected: () => tool.unselect(),
      onPressed: (pressed, rect) => tool.press(pressed, rect),
      // A field is about to take the focus from the article: what is typed till then is no command.
      onKey: (stroke) =>
        stroke.key === 'Tab'
          ? tool.focus()
          : pressKey(stroke, { typing: tool.asks && stroke.key !== 'Escape' }),
      onStretched: (id, pieces) => {
        const mark = marks.find(id);
        if (mark) marks.retarget(mark, pieces);
      },
      onCaretIn: (ids) => say(markInWords(marks.find(ids[0] ?? null), names)),
    },
  );
  const tool = useTool({ marks, page, active, setActive });
  useCaret(page, caret);

  const revealed = useRef<ArticleAddress | null>(null);
  const ready = page.state.kind === 'ready';
  useEffect(() => {
    if (!ready || !article || revealed.current === address) return;
    revealed.current = address;
    const mark = article.annotations.find((one) => one.id === address.annotation);
    const place = address.place ?? mark?.place;
    if (mark) setActive(mark.id);
    if (place) page.send({ kind: 'reveal', place });
  }, [address, article, ready, page.send]);

  const step = (by: 1 | -1) => {
    const at = drawn.findIndex((mark) => mark.id === activeNow);
    const next = drawn[at < 0 ? (by === 1 ? 0 : drawn.length - 1) : at + by];
    if (!next) return;
    tool.close();
    setActive(next.id);
    page.send({ kind: 'reveal', place: { start: next.start, end: next.end } });
  };

  const copy = (mark: Annotation) => article && void copyQuotation(mark, article);
  const copyActive = () => {
    const mark = marks.find(activeNow);
    if (mark) copy(mark);
  };
  useKeys({
    ...markingKeys({ tool, page, active: activeNow, caret }),
    c: copyActive,
    j: () => step(1),
    k: () => step(-1),
    m: margin.toggle,
    Escape: tool.escape,
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
  if (!article) return null;
  const here = article.copy === 'here' && article.capture !== null;
  return (
    <div className={css.reader}>
      <ReaderHeader
        article={article}
        marks={marks.all.length}
        pageInView={page.pageInView}
        margin={here ? margin : null}
        onDetails={onDetails}
      />
      {here && <ReaderBanners article={article} state={page.state} />}
      <div className={css.body}>
        {here ? (
          <iframe
            key={`${article.id}/${article.capture?.id}`}
            ref={page.frame}
            className={css.frame}
            title={`Text of ${quoted(article.title)}`}
            sandbox="allow-scripts allow-same-origin"
            src={pageAddress(article.id)}
            onLoad={page.connect}
          />
        ) : (
          <Awaited article={article} />
        )}
        {here && margin.shown && (
          <Margin
            marks={marks}
            layout={page.layout}
            active={activeNow}
            over={!margin.beside}
            onActivate={(mark) => {
              setActive(mark.id);
              if (mark.place) page.send({ kind: 'reveal', place: mark.place });
            }}
            onTool={(mark, wanted) => tool.open(mark, wanted)}
            onCopy={copy}
            onRemove={tool.remove}
          />
        )}
      </div>
      <CaretNote caret={caret} />
      {tool.current && (
        <Floating rect={tool.rect ?? tool.current.rect} frame={page.frame} pinned={tool.asks}>
          <MarkTools key={tool.key} tool={tool} marks={marks} />
        </Floating>
      )}
    </div>
  );
}
