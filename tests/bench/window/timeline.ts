/**
 * Moves a timeline of 5,000 events in a real window and takes the time between frames. `DOSSIER_VIS_TIMELINE` may name the
 * folder of an unpacked `vis-timeline` package: it is then shown the same events in the same window.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TimelineThing } from '../../../archive/contract/timeline.ts';
import { readDate } from '../../../archive/events/event-date.ts';
import { draftEvent } from '../../../archive/events/linked-event.ts';
import { indexedRows } from '../../../archive/service/indexed-rows.ts';
import { Archive } from '../../../archive/storage/archive.ts';
import { createArchiveFolder } from '../../../archive/storage/archive-folder.ts';
import { timelineOf } from '../../../archive/timeline/timeline.ts';
import { scratchFolder, startApp } from '../../e2e/app-under-test.ts';
import { Hands } from '../../e2e/hands.ts';
import { Random } from '../generator/random.ts';

const events = 5_000;
/** Wheel steps, and steps of a drag: one a frame. */
const steps = 150;

interface Movement {
  /** Milliseconds between frames. */
  readonly zoomed: readonly number[];
  readonly dragged: readonly number[];
}

export interface TimelineTimes {
  readonly events: number;
  /** Milliseconds until the events were there, asked of the archive. */
  readonly asked: number;
  readonly own: Movement;
  /** Null where it was not at hand. */
  readonly vis: Movement | null;
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
const path = join(scratch.path, 'Years');

/** Thirty years: most events known to the day, others to the month, about a year, between two days, or open to a side. */
function makeArchive(): { things: readonly TimelineThing[]; asked: number } {
  const random = new Random('timeline');
  mkdirSync(home, { recursive: true });
  createArchiveFolder(path, home);
  const archive = Archive.open(path, { home, rows: indexedRows });
  const day = (): string =>
    new Date(Date.UTC(1990, 0, 1) + random.below(30 * 365) * 86_400_000).toISOString().slice(0, 10);
  const date = (): string => {
    const [first = '', last = ''] = [day(), day()].sort();
    const kind = random.below(20);
    if (kind < 13) return first;
    if (kind < 16) return first.slice(0, 7);
    if (kind < 17) return `${first.slice(0, 4)}~`;
    if (kind < 19) return `[${first}..${last}]`;
    return `${first}/..`;
  };
  archive.commit((draft) => {
    for (let at = 0; at < events; at++)
      draftEvent(draft, {
        title: `Sitting ${at + 1} of the ${['council', 'harbour court', 'committee of the gate'][at % 3]}`,
        date: readDate(date(), null),
      });
  });
  const start = performance.now();
  const { things } = timelineOf(archive, {});
  const asked = performance.now() - start;
  archive.checkpoint();
  archive.close();
  return { things, asked };
}

/** What the compiler that runs this file calls within functions: they run in the window, where it is not there. */
const compilersHelper = 'globalThis.__name = (value) => value';

/** Runs in the window: a wheel step or a step of a drag in each frame, and the time from frame to frame. */
function move({ target, many }: { target: string; many: number }): Promise<Movement> {
  const element = document.querySelector(target);
  if (!element) throw new Error(`${target} is not there`);
  // No pointer of these is there to be held.
  (element as HTMLElement).setPointerCapture = () => undefined;
  const box = element.getBoundingClientRect();
  const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 4, bubbles: true };
  const frames = (step: (at: number) => void): Promise<number[]> =>
    new Promise((resolve) => {
      const times: number[] = [];
      let last = 0;
      let at = 0;
      const next = (now: number): void => {
        if (last > 0) times.push(now - last);
        last = now;
        if (at === many) resolve(times);
        else {
          step(at++);
          requestAnimationFrame(next);
        }
      };
      requestAnimationFrame(next);
    });
  const pointer = (type: string, x: number): void => {
    const where = {
      ...middle,
      clientX: middle.clientX + x,
      pointerId: 1,
      isPrimary: true,
      button: 0,
      buttons: 1,
    };
    element.dispatchEvent(new PointerEvent(type, { ...where, pointerType: 'mouse', cancelable: true }));
    element.dispatchEvent(new MouseEvent(type.replace('pointer', 'mouse'), { ...where, cancelable: true }));
  };
  return (async () => {
    const zoomed = await frames((at) => {
      const deltaY = at < many / 2 ? -60 : 60;
      element.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaY, cancelable: true }));
    });
    for (let at = 0; at < 30; at++)
      element.dispatchEvent(new WheelEvent('wheel', { ...middle, deltaY: -60, cancelable: true }));
    await frames(() => {});
    pointer('pointerdown', 0);
    const dragged = await frames((at) => pointer('pointermove', Math.sin(at / 20) * 300));
    pointer('pointerup', 0);
    return { zoomed, dragged };
  })();
}

async function withVis(window: Page, things: readonly TimelineThing[], folder: string): Promise<Movement> {
  const script = readFileSync(join(folder, 'standalone', 'umd', 'vis-timeline-graph2d.min.js'), 'utf8');
  const style = readFileSync(join(folder, 'styles', 'vis-timeline-graph2d.min.css'), 'utf8');
  await window.evaluate(script);
  await window.evaluate(
    ({ items, css }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`${css}
        #vis { position: fixed; inset: 100px 0 0 200px; z-index: 9; background: white; }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const place = document.createElement('div');
      place.id = 'vis';
      document.body.append(place);
      const { vis } = globalThis as unknown as {
        vis: { Timeline: new (place: Element, items: unknown, options: object) => object };
      };
      new vis.Timeline(place, items, { height: '100%', cluster: { maxItems: 1 }, stack: true });
    },
    {
      css: style,
      items: things.map(({ id, title, dates }) => {
        const [date] = dates;
        const start = date?.from ?? date?.to ?? 0;
        const ranged = date && date.kind !== 'moment' && date.to !== null;
        return { id, content: title, start, ...(ranged ? { end: date.to } : { type: 'point' }) };
      }),
    },
  );
  await window.waitForTimeout(8_000);
  return window.evaluate(move, { target: '#vis .vis-panel.vis-center', many: steps });
}

try {
  const { things, asked } = makeArchive();
  const app = await startApp(home);
  const hands = new Hands(app);
  await hands.openArchive(path);
  await hands.resize(1500, 900);
  await hands.goTo('Timeline');
  await app.window.getByText('5,000 events').waitFor();
  await app.window.evaluate(compilersHelper);
  await app.window.waitForTimeout(2_000);
  // Once before it counts, as after some use.
  await app.window.evaluate(move, { target: 'canvas', many: 30 });
  await app.window.keyboard.press('0');
  await app.window.waitForTimeout(1_000);
  const own = await app.window.evaluate(move, { target: 'canvas', many: steps });
  const folder = process.env.DOSSIER_VIS_TIMELINE;
  const vis = folder ? await withVis(app.window, things, folder) : null;
  const times: TimelineTimes = { events, asked, own, vis };
  writeFileSync(process.env.DOSSIER_RESULT ?? join(scratch.path, 'result.json'), JSON.stringify(times));
  await app.close();
} finally {
  scratch.remove();
}
