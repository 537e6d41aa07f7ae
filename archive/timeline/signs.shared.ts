/** How a date is drawn: what is known of it is told by form, never by colour alone. */
import type { Extent, TimelineThing } from '../contract/timeline.ts';
import { measures } from './lanes.shared.ts';
import type { Shape, Tone } from './scene.shared.ts';

type Kind = TimelineThing['kind'];

/** Signs with what they mean, in the order of a legend. */
export const signWords = {
  event: 'event, known to the day',
  publication: 'publication',
  within: 'some time between',
  throughout: 'all of the time',
  doubt: 'about, or perhaps',
  open: 'no beginning or end is known',
  disputed: 'sources disagree: every date that they give',
  group: 'more than there is room for',
} as const;
export type Sign = keyof typeof signWords;

/** The signs that a date is drawn with. */
export function signsOf({ kind, from, to, doubt }: Extent, of: Kind): Sign[] {
  const signs: Sign[] = [];
  if (of === 'publication') signs.push('publication');
  else if (kind === 'moment' && !doubt) signs.push('event');
  if (from === null || to === null) signs.push('open');
  else if (kind !== 'moment') signs.push(kind);
  if (doubt) signs.push('doubt');
  return signs;
}

const barHeight = 6;
/** Pixels of what lasted, however far away it is. */
const shortest = 12;
/** The filled part of what may be at any time of a stretch. */
const possible = 0.2;

interface Placed {
  /** Of the first and the last moment; equal where only one of them is known. */
  readonly x: number;
  readonly toX: number;
  /** Of its middle. */
  readonly y: number;
  readonly tone: Tone;
}

/** One date; a thing whose sources disagree has several. */
export function dateShapes(extent: Extent, of: Kind, { x, toX, y, tone }: Placed): Shape[] {
  const { from, to, doubt, kind } = extent;
  if (from === null || to === null) return openShapes(extent, { x, toX, y, tone });
  const fill = kind === 'within' ? possible : kind === 'throughout' ? 0.85 : 0.5;
  // A dot would say that it is known to the day.
  if (kind === 'throughout' && toX - x < shortest) {
    const middle = (x + toX) / 2;
    return dateShapes(extent, of, { x: middle - shortest / 2, toX: middle + shortest / 2, y, tone });
  }
  if (toX - x < measures.dot) {
    const sure = kind !== 'within' && !doubt;
    const look = { fill: tone, opacity: sure ? 1 : possible, stroke: tone, dashed: doubt };
    const middle = (x + toX) / 2;
    return of === 'event'
      ? [{ kind: 'disc', x: middle, y, radius: 4.25, ...look }]
      : [{ kind: 'box', x: middle - 3.5, y: y - 3.5, width: 7, height: 7, radius: 1, ...look }];
  }
  return [
    {
      kind: 'box',
      x,
      y: y - barHeight / 2,
      width: toX - x,
      height: barHeight,
      radius: of === 'event' ? barHeight / 2 : 1,
      fill: tone,
      opacity: fill,
      stroke: tone,
      dashed: doubt,
    },
  ];
}

/** A foot where the end is known, and away from it into the open. */
function openShapes({ from, doubt }: Extent, { x, y, tone }: Placed): Shape[] {
  const towards = from === null ? 'left' : 'right';
  const way = towards === 'left' ? -1 : 1;
  const tip = x + way * measures.openEnd;
  return [
    {
      kind: 'fade',
      x: Math.min(x, tip),
      y: y - barHeight / 2,
      width: measures.openEnd,
      height: barHeight,
      fill: tone,
      towards,
    },
    { kind: 'line', x, y: y - 5, toX: x, toY: y + 5, stroke: tone, dashed: doubt },
    { kind: 'line', x: tip, y, toX: tip - way * 5, toY: y - 4, stroke: tone },
    { kind: 'line', x: tip, y, toX: tip - way * 5, toY: y + 4, stroke: tone },
  ];
}

/** The dates that several sources give are tied together. */
export const tieShape = (x: number, toX: number, y: number): Shape => ({
  kind: 'line',
  x,
  y,
  toX,
  toY: y,
  stroke: 'danger',
  dashed: true,
});

/** The sign of what is not equal, before the words; many faces lack it. */
export const disputeShapes = (x: number, y: number): Shape[] => [
  ...[y - 2, y + 2].map(
    (line): Shape => ({ kind: 'line', x, y: line, toX: x + 8, toY: line, stroke: 'danger' }),
  ),
  { kind: 'line', x: x + 6, y: y - 5, toX: x + 2, toY: y + 5, stroke: 'danger' },
];

/** A group's count, from `x` on. */
export function groupShapes(count: number, x: number, y: number, chosen: boolean): Shape[] {
  const words = `+${count}`;
  return [
    {
      kind: 'box',
      x,
      y: y - 8,
      width: measures.group - 6,
      height: 16,
      radius: 8,
      fill: chosen ? 'accent' : 'paperChosen',
      stroke: chosen ? 'accent' : 'line',
    },
    {
      kind: 'words',
      x: x + (measures.group - 6) / 2,
      y: y + 4,
      words,
      size: 11,
      fill: chosen ? 'onAccent' : 'ink',
      anchor: 'middle',
    },
  ];
}

/** A sign as the legend shows it, about 20 pixels wide and centred on `y`. */
export function legendSign(sign: Sign, x: number, y: number): Shape[] {
  const sample = (changes: Partial<Extent>): Extent => ({
    edtf: '',
    written: '',
    kind: 'moment',
    from: 0,
    to: 1,
    doubt: false,
    own: true,
    saidBy: [],
    ...changes,
  });
  const at = { x, toX: x + 20, y, tone: 'accent' as Tone };
  const dot = { ...at, x: x + 8, toX: x + 12 };
  switch (sign) {
    case 'event':
      return dateShapes(sample({}), 'event', dot);
    case 'publication':
      return dateShapes(sample({}), 'publication', { ...dot, tone: 'inkSoft' });
    case 'within':
    case 'throughout':
      return dateShapes(sample({ kind: sign }), 'event', at);
    case 'doubt':
      return dateShapes(sample({ kind: 'within', doubt: true }), 'event', at);
    case 'open':
      return [
        { kind: 'fade', x, y: y - 3, width: 18, height: 6, fill: 'accent', towards: 'right' },
        { kind: 'line', x, y: y - 5, toX: x, toY: y + 5, stroke: 'accent' },
      ];
    case 'disputed':
      return [
        tieShape(x + 4, x + 16, y),
        ...dateShapes(sample({}), 'event', { ...dot, x: x + 2, toX: x + 6, tone: 'danger' }),
        ...dateShapes(sample({}), 'event', { ...dot, x: x + 14, toX: x + 18, tone: 'danger' }),
      ];
    case 'group':
      return groupShapes(9, x - 8, y, false);
  }
}
