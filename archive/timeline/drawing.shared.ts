/** Draws what is seen of a timeline: events over the axis, publications under it. A pure function of what is known. */
import { firstOf, hasWordsOver, type Lain, type Lanes, lastOf, measures, roomOf } from './lanes.shared.ts';
import type { Scene, Shape, Tone } from './scene.shared.ts';
import { dateShapes, disputeShapes, groupShapes, type Sign, signsOf, tieShape } from './signs.shared.ts';
import { ticksOf, type View } from './ticks.shared.ts';

/** Things of one kind, laid out. */
export interface Band {
  readonly things: readonly Lain[];
  readonly lanes: Lanes;
}

export interface Bands {
  readonly events: Band;
  readonly publications: Band;
}

export interface Drawing {
  readonly bands: Bands;
  readonly view: View;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the upper edge of the axis. */
  readonly axis: number;
  /** Id of the thing that is chosen. */
  readonly chosen?: string | null;
}

/** What lies at a place of the drawing. */
export interface Hit {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A thing alone, or all of a group. */
  readonly things: readonly Lain[];
}

export interface Drawn {
  readonly scene: Scene;
  readonly hits: readonly Hit[];
  /** The signs that were used. */
  readonly signs: ReadonlySet<Sign>;
}

export const laneHeight = 27;
export const axisHeight = 44;
const fineSize = 11;

export function drawTimeline(drawing: Drawing): Drawn {
  const artist = new Artist(drawing);
  artist.axis();
  artist.band(drawing.bands.publications, (lane) => drawing.axis + axisHeight + (lane + 0.5) * laneHeight);
  artist.band(drawing.bands.events, (lane) => drawing.axis - (lane + 0.5) * laneHeight);
  const { width, height } = drawing;
  return { scene: { width, height, shapes: artist.shapes }, hits: artist.hits, signs: artist.signs };
}

class Artist {
  readonly shapes: Shape[] = [];
  readonly hits: Hit[] = [];
  readonly signs = new Set<Sign>();
  readonly #drawing: Drawing;
  readonly #scale: number;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
    this.#scale = drawing.width / (drawing.view.to - drawing.view.from);
  }

  #x(moment: number): number {
    return (moment - this.#drawing.view.from) * this.#scale;
  }

  axis(): void {
    const { view, width, height, axis } = this.#drawing;
    const { fine, coarse } = ticksOf(view, width);
    const { shapes } = this;
    const middle = axis + axisHeight / 2;
    for (const { at } of fine) {
      const x = this.#x(at);
      shapes.push({ kind: 'line', x, y: 0, toX: x, toY: height, stroke: 'line' });
    }
    shapes.push({ kind: 'box', x: 0, y: axis, width, height: axisHeight, fill: 'paperRaised' });
    for (const y of [axis, axis + axisHeight])
      shapes.push({ kind: 'line', x: 0, y, toX: width, toY: y, stroke: 'line' });
    const base = coarse.length > 0 ? middle - 6 : middle + 4;
    for (const { at, words } of fine)
      shapes.push({
        kind: 'words',
        x: this.#x(at) + 4,
        y: base,
        words,
        size: fineSize,
        fill: 'inkSoft',
      });
    this.#coarse(coarse, middle + 13);
  }

  /** Words of a month or a year stay in sight as long as any of it does. */
  #coarse(spans: readonly { at: number; to: number; words: string }[], y: number): void {
    for (const { at, to, words } of spans) {
      const [x, end] = [this.#x(at), this.#x(to)];
      const wide = words.length * 7 + 8;
      const start = Math.min(Math.max(x, 0), Math.max(x, end - wide));
      this.shapes.push({
        kind: 'line',
        x,
        y: this.#drawing.axis,
        toX: x,
        toY: this.#drawing.axis + axisHeight,
        stroke: 'inkSoft',
      });
      // What has hardly begun to be seen is not cut in two.
      if (start >= 0 || end > wide)
        this.shapes.push({ kind: 'words', x: start + 4, y, words, size: 12, fill: 'ink', strong: true });
    }
  }

  /** `yOf`: middle of a lane. */
  band({ things, lanes }: Band, yOf: (lane: number) => number): void {
    const { view, width, chosen } = this.#drawing;
    const beyond = measures.widestLabel / this.#scale;
    things.forEach((lain, at) => {
      const lane = lanes.lanes[at] ?? -1;
      if (lane < 0 || lain.from > view.to + beyond || lain.to < view.from - beyond) return;
      this.#thing(lain, yOf(lane));
    });
    for (const { from, members } of lanes.groups) {
      const x = this.#x(from);
      if (x > width || x < -measures.group) continue;
      const within = members.map((at) => things[at]).filter((lain) => lain !== undefined);
      this.#group(within, x, yOf(lanes.used), chosen);
    }
  }

  #thing(lain: Lain, y: number): void {
    const { width, chosen } = this.#drawing;
    const { thing, disputed } = lain;
    const [x, toX] = [this.#x(lain.from), this.#x(lain.to)];
    const [roomFrom, roomTo] = roomOf(lain, x, toX - x);
    if (roomTo < 0 || roomFrom > width) return;
    const over = hasWordsOver(lain, toX - x);
    const isChosen = thing.id === chosen;
    const tone: Tone = disputed ? 'danger' : thing.kind === 'event' ? 'accent' : 'inkSoft';
    const hit = { x: roomFrom - 3, y: y - laneHeight / 2, width: roomTo - roomFrom + 6, height: laneHeight };
    if (isChosen) this.shapes.push({ kind: 'box', ...hit, radius: 4, fill: 'paperChosen', stroke: 'accent' });
    const line = over ? y + 9 : y;
    if (disputed) this.shapes.push(tieShape(x, toX, line));
    for (const date of thing.dates) {
      const [from, to] = [this.#x(firstOf(date)), this.#x(lastOf(date))];
      // Far outside nothing is seen of it, and painters mind such numbers.
      const [seen, seenTo] = [Math.max(from, -1000), Math.min(to, width + 1000)];
      this.shapes.push(...dateShapes(date, thing.kind, { x: seen, toX: seenTo, y: line, tone }));
      for (const sign of signsOf(date, thing.kind)) this.signs.add(sign);
    }
    if (disputed) this.signs.add('disputed');
    this.#words(
      lain,
      over ? wordsIn(roomFrom, toX, lain, width) : toX + measures.dot / 2 + measures.gap,
      y,
      over,
    );
    this.hits.push({ ...hit, things: [lain] });
  }

  #words({ thing, label, disputed }: Lain, x: number, y: number, over: boolean): void {
    const base = over ? y - 1 : y + 4;
    const { labelSize: size, disputeSign } = measures;
    if (disputed) this.shapes.push(...disputeShapes(x, base - 4));
    this.shapes.push({
      kind: 'words',
      x: disputed ? x + disputeSign : x,
      y: base,
      words: label,
      size,
      fill: thing.kind === 'event' ? 'ink' : 'inkSoft',
    });
  }

  #group(things: readonly Lain[], x: number, y: number, chosen: string | null | undefined): void {
    const of = things.find(({ thing }) => thing.id === chosen);
    this.signs.add('group');
    this.shapes.push(...groupShapes(things.length, x, y, of !== undefined));
    this.hits.push({ x, y: y - laneHeight / 2, width: measures.group, height: laneHeight, things });
    if (!of) return;
    // What is chosen can be read although it has no place of its own.
    const start = x + measures.group;
    this.shapes.push(
      {
        kind: 'box',
        x: start - 4,
        y: y - 10,
        width: of.labelWidth + 8,
        height: 20,
        radius: 4,
        fill: 'paperChosen',
      },
      { kind: 'words', x: start, y: y + 4, words: of.label, size: measures.labelSize, fill: 'ink' },
    );
  }
}

/** Where the words over a stretch begin: in sight as long as any of it is. */
function wordsIn(roomFrom: number, toX: number, { labelWidth }: Lain, width: number): number {
  const latest = Math.max(roomFrom, toX - labelWidth);
  return Math.min(Math.max(roomFrom, 6), latest, Math.max(roomFrom, width));
}

/** The hit that lies at a place, the one drawn last first. */
export const hitAt = (hits: readonly Hit[], x: number, y: number): Hit | undefined =>
  hits.findLast((hit) => x >= hit.x && x <= hit.x + hit.width && y >= hit.y && y <= hit.y + hit.height);
