import { useEffect, useMemo, useRef, useState } from 'react';
import { type Annotation, markColors } from '../../archive/contract/views.ts';
import { copyQuotation } from '../annotations/quotation.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useTheme } from '../theme/use-theme.ts';
import type { Address } from '../window/addresses.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { pressKey, useKeys } from '../window/keys.ts';
import { quoted } from '../window/words.ts';
import { Awaited } from './awaited.tsx';
import { Floating } from './floating.tsx';
import { Margin } from './margin.tsx';
import { useMarginBeside } from './margin-beside.ts';
import { MarkTools } from './mark-tools.tsx';
import { pageAddress } from './page-origin.ts';
import css from './reader.module.css';
import { ReaderBanners } from './reader-banners.tsx';
import { ReaderHeader } from './reader-header.tsx';
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

  const drawn = useMemo(
    () => marks.all.flatMap(({ id: mark, place, color }) => (place ? [{ id: mark, color, ...place }] : [])),
    [marks.all],
  );
  const activeNow = active === null ? null : marks.resolve(active);
  const page = usePage(
    { article, theme, marks: drawn, active: activeNow },
    {
      onSelected: (place, rect) => tool.select(place, rect),
      onUnselected: () => tool.unselect(),
      onPressed: (pressed, rect) => tool.press(pressed, rect),
      // A field is about to take the focus from the article: what is typed till then is no command.
      onKey: (stroke) => pressKey(stroke, { typing: tool.asks && stroke.key !== 'Escape' }),
    },
  );
  const tool = useTool({ marks, page, active, setActive });

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
  const deleteActive = () => activeNow !== null && tool.remove(activeNow);
  useKeys({
    ...Object.fromEntries(markColors.map((color, at) => [String(at + 1), () => tool.color(color)])),
    n: () => tool.begin('note'),
    t: () => tool.begin('tag'),
    p: () => tool.begin('person'),
    e: () => tool.begin('event'),
    s: () => tool.begin('speech'),
    c: copyActive,
    j: () => step(1),
    k: () => step(-1),
    m: margin.toggle,
    Delete: deleteActive,
    Backspace: deleteActive,
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
      {tool.current && (
        <Floating rect={tool.current.rect} frame={page.frame}>
          <MarkTools key={tool.key} tool={tool} marks={marks} />
        </Floating>
      )}
    </div>
  );
}
