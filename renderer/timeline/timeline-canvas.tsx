import { useElementSize } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { themeColors } from '../../archive/contract/theme.ts';
import type { TimelineBands } from '../../archive/timeline/bands.shared.ts';
import type { Lain } from '../../archive/timeline/lanes.shared.ts';
import type { View } from '../../archive/timeline/ticks.shared.ts';
import { useTheme } from '../theme/use-theme.ts';
import { followHand } from './gestures.ts';
import { TimelineStage } from './stage.ts';
import css from './timeline.module.css';

interface Props {
  readonly bands: TimelineBands;
  readonly view: View | null;
  readonly chosen: string | null;
  readonly onStage: (stage: TimelineStage | null) => void;
  readonly onView: (view: View) => void;
  readonly onPress: (things: readonly Lain[]) => void;
  readonly onPressTwice: (things: readonly Lain[]) => void;
}

/** The drawing itself. Screen readers have the list beside it. */
export function TimelineCanvas({ bands, view, chosen, onStage, ...tells }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<TimelineStage | null>(null);
  const { ref, width, height } = useElementSize();
  const { shown } = useTheme();
  const latest = useRef(tells);
  latest.current = tells;
  const begins = useRef({ view, onStage });
  begins.current = { view, onStage };

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const made = new TimelineStage(element, (at) => latest.current.onView(at));
    stage.current = made;
    begins.current.onStage(made);
    const letGo = followHand(element, made, {
      onClick: (x, y) => latest.current.onPress(made.at(x, y)),
      onDoubleClick: (x, y) => {
        const things = made.at(x, y);
        if (things.length > 0) latest.current.onPressTwice(things);
        else made.zoom(0.5, x / Math.max(made.width, 1));
      },
    });
    return () => {
      letGo();
      made.end();
      stage.current = null;
      begins.current.onStage(null);
    };
  }, []);
  useLayoutEffect(() => stage.current?.resize(width, height), [width, height]);
  useLayoutEffect(() => stage.current?.paintIn(themeColors[shown]), [shown]);
  useLayoutEffect(() => stage.current?.choose(chosen), [chosen]);
  useLayoutEffect(() => stage.current?.begin(bands), [bands]);
  // The address may name a view; another one leads there.
  const at = view ? `${view.from} ${view.to}` : '';
  useLayoutEffect(() => {
    const wanted = begins.current.view;
    if (at !== '' && wanted) stage.current?.show(wanted);
  }, [at]);
  // Words are measured by their face, which may come a moment later.
  useEffect(() => {
    void document.fonts.ready.then(() => stage.current?.again());
  }, []);
  return (
    <div className={css.canvas} ref={ref}>
      <canvas ref={canvas} aria-hidden style={{ width, height }} />
    </div>
  );
}
