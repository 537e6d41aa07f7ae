/** A timeline as one picture with its legend: as high as its lanes need. */
import type { Timeline } from '../contract/timeline.ts';
import { axisHeight, type Band, drawTimeline, laneHeight } from './drawing.shared.ts';
import { fittingWords, labelWidth } from './label-width.shared.ts';
import { type Lain, lainThings, layOut } from './lanes.shared.ts';
import type { Scene, Shape } from './scene.shared.ts';
import { legendSign, type Sign, signWords } from './signs.shared.ts';
import type { View } from './ticks.shared.ts';
import { extremes, wholeView, withRoom } from './views.shared.ts';

/** Lanes at most: of a picture nothing can be opened, so it has more than the window. */
const mostLanes = { events: 40, publications: 14 } as const;
/** On paper: pixels over the measure of the page, and so many lanes that no picture is higher than it. */
export const onPaper = { width: 700, lanes: { events: 20, publications: 8 } } as const;
const edge = 8;
const smallSize = 11;
const lineHeight = 18;
const mostUndatedLines = 6;

export interface PictureOptions {
  /** Pixels. */
  readonly width: number;
  /** Lanes at most. */
  readonly lanes?: { readonly events: number; readonly publications: number };
  /** The moment of a picture of nothing, milliseconds since 1970. */
  readonly now: number;
}

export function timelinePicture(
  timeline: Timeline,
  { width, lanes = mostLanes, now }: PictureOptions,
): Scene {
  const all = lainThings(timeline.things);
  const view = viewOf(timeline, all, width, now);
  const seen = all.filter(({ from, to }) => to >= view.from && from <= view.to);
  const scale = width / (view.to - view.from);
  const bandOf = (kind: 'event' | 'publication', most: number): Band => {
    const things = seen.filter(({ thing }) => thing.kind === kind);
    return { things, lanes: layOut(things, scale, most) };
  };
  const events = bandOf('event', lanes.events);
  const publications = bandOf('publication', lanes.publications);
  const axis = edge + heightOf(events);
  const height = axis + axisHeight + heightOf(publications) + edge;
  const { scene, signs } = drawTimeline({ bands: { events, publications }, view, width, height, axis });
  const undated = undatedShapes(timeline, width, height);
  const legend = legendShapes(signs, width, undated.bottom);
  return {
    width,
    height: legend.bottom,
    shapes: [
      ...scene.shapes,
      // The lines of the axis end with the drawing.
      { kind: 'box', x: 0, y: height, width, height: legend.bottom - height, fill: 'paper' },
      ...undated.shapes,
      ...legend.shapes,
    ],
  };
}

/** What was asked for; where that says nothing, all. */
function viewOf(timeline: Timeline, all: readonly Lain[], width: number, now: number): View {
  const whole = wholeView(all, width, now);
  if (timeline.from === null && timeline.to === null) return whole;
  const known = extremes(all);
  const from = timeline.from ?? known.from;
  const to = timeline.to ?? known.to;
  return to > from && Number.isFinite(to - from) ? withRoom({ from, to }, all, width) : whole;
}

const heightOf = ({ lanes }: Band): number => (lanes.used + (lanes.groups.length > 0 ? 1 : 0)) * laneHeight;

interface Part {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

/** Titles of what has no date, in lines. */
function undatedShapes({ things }: Timeline, width: number, top: number): Part {
  const undated = things.filter(({ dates }) => dates.length === 0);
  if (undated.length === 0) return { shapes: [], bottom: top };
  const lines = ['Date not known:'];
  let left = undated.length;
  for (const { title } of undated) {
    const words = fittingWords(title, smallSize, width * 0.8);
    const joined = `${lines.at(-1)} ${words}${left > 1 ? ';' : ''}`;
    if (labelWidth(joined, smallSize) <= width - 2 * edge) lines[lines.length - 1] = joined;
    else if (lines.length === mostUndatedLines) {
      lines[lines.length - 1] = `${lines.at(-1)} and ${left} more`;
      break;
    } else lines.push(`${words}${left > 1 ? ';' : ''}`);
    left--;
  }
  return {
    shapes: lines.map((words, at) => ({
      kind: 'words',
      x: edge,
      y: top + edge + (at + 0.6) * lineHeight,
      words,
      size: smallSize,
      fill: 'ink',
    })),
    bottom: top + edge + lines.length * lineHeight,
  };
}

/** The signs that the picture has, with what they mean. */
function legendShapes(signs: ReadonlySet<Sign>, width: number, top: number): Part {
  const shown = (Object.keys(signWords) as Sign[]).filter((sign) => signs.has(sign));
  if (shown.length === 0) return { shapes: [], bottom: top + edge };
  const shapes: Shape[] = [];
  let x = edge;
  let y = top + edge + lineHeight / 2;
  for (const sign of shown) {
    const words = signWords[sign];
    const wide = 34 + labelWidth(words, smallSize) + 18;
    if (x > edge && x + wide > width) {
      x = edge;
      y += lineHeight;
    }
    const signX = sign === 'group' ? x + 8 : x;
    shapes.push(...legendSign(sign, signX, y), {
      kind: 'words',
      x: x + (sign === 'group' ? 48 : 28),
      y: y + 4,
      words,
      size: smallSize,
      fill: 'inkSoft',
    });
    x += wide + (sign === 'group' ? 20 : 0);
  }
  return { shapes, bottom: y + lineHeight / 2 + edge };
}
