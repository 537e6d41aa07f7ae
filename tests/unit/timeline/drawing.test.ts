import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { themeColors } from '../../../archive/contract/theme.ts';
import type { Timeline, TimelineThing } from '../../../archive/contract/timeline.ts';
import { TimelineBands } from '../../../archive/timeline/bands.shared.ts';
import { drawTimeline, hitAt } from '../../../archive/timeline/drawing.shared.ts';
import { fittingWords, labelWidth } from '../../../archive/timeline/label-width.shared.ts';
import { timelinePicture } from '../../../archive/timeline/picture.shared.ts';
import type { Shape } from '../../../archive/timeline/scene.shared.ts';
import { sceneSvg } from '../../../archive/timeline/scene-svg.shared.ts';
import { dateShapes, signsOf } from '../../../archive/timeline/signs.shared.ts';
import { wholeView, withInSight, zoomed } from '../../../archive/timeline/views.shared.ts';
import { dated, thing } from './things.ts';

const now = Date.UTC(2026, 10, 23);
const timeline = (things: readonly TimelineThing[], from: number | null = null): Timeline => ({
  things: [...things],
  leftOut: 0,
  eventTags: [],
  from,
  to: null,
});
const drawn = (things: readonly TimelineThing[], width = 1000) => {
  const bands = new TimelineBands(things);
  const view = wholeView(bands.all, width, now);
  const laid = bands.at(width / (view.to - view.from), { events: 10, publications: 4 });
  return drawTimeline({ bands: laid, view, width, height: 600, axis: 400 });
};
const wordsIn = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap((shape) => (shape.kind === 'words' ? [shape.words] : []));

describe('what is known of a date is told by form', () => {
  const shapes = (edtf: string, length: number): Shape[] =>
    dateShapes(dated(edtf), 'event', { x: 100, toX: 100 + length, y: 0, tone: 'accent' });

  test('a filled dot is known to the day, and nothing else is one', () => {
    expect(shapes('2022-10-11', 0)).toMatchObject([{ kind: 'disc', opacity: 1, dashed: false }]);
    for (const edtf of ['2022-10', '2022', '2022-10-11?', '[2022-10-01..2022-10-03]', '156X'])
      expect(shapes(edtf, 2)).not.toMatchObject([{ kind: 'disc', opacity: 1 }]);
    expect(shapes('2022-10-01/2022-10-05', 2)).toMatchObject([{ kind: 'box' }]);
  });

  test('doubt is dashed, what is possible pale, what is open fades away from its known end', () => {
    expect(shapes('1990~', 50)).toMatchObject([{ kind: 'box', dashed: true, opacity: 0.2 }]);
    expect(shapes('1990/1995', 50)).toMatchObject([{ kind: 'box', dashed: false, opacity: 0.85 }]);
    expect(shapes('[..1990]', 0)[0]).toMatchObject({ kind: 'fade', towards: 'left', x: 48 });
    expect(shapes('1990/..', 0)[0]).toMatchObject({ kind: 'fade', towards: 'right', x: 100 });
    expect(signsOf(dated('1990~'), 'event')).toEqual(['within', 'doubt']);
  });
});

test('every date of what sources disagree about is drawn, in one lane, tied together', () => {
  const { scene, signs } = drawn([thing(['2022-10-11', '2023-12-24'], { title: 'The vote' })]);
  const discs = scene.shapes.filter((shape) => shape.kind === 'disc');
  expect(discs).toHaveLength(2);
  expect(new Set(discs.map(({ y }) => y)).size).toBe(1);
  expect(signs).toContain('disputed');
});

test('events stand over the axis and publications under it, and what lies where can be told', () => {
  const { hits } = drawn([
    thing(['2022-10-11'], { title: 'The vote' }),
    thing(['2022-10-12'], { title: 'First report', kind: 'publication' }),
  ]);
  const [report, vote] = [hits.find(({ y }) => y > 400), hits.find(({ y }) => y < 400)];
  expect(report?.things[0]?.thing.title).toBe('First report');
  expect(vote && hitAt(hits, vote.x + 5, vote.y + 5)?.things[0]?.thing.title).toBe('The vote');
  expect(hitAt(hits, 5, 5)).toBeUndefined();
});

test('nothing, one thing, and things at one moment can be seen', () => {
  expect(drawn([]).hits).toEqual([]);
  for (const dates of [
    ['2022-10-11'],
    ['-0043-03-15'],
    ['Y170000002'],
    ['2022-10-11T10:00:00Z'],
    ['1990/..'],
  ]) {
    const { scene, hits } = drawn([thing(dates, { title: 'Alone' }), thing(dates, { title: 'Beside it' })]);
    expect(wordsIn(scene.shapes)).toEqual(expect.arrayContaining(['Alone', 'Beside it']));
    for (const { x } of hits) expect(x).toBeGreaterThan(0);
    expect(JSON.stringify(scene)).not.toMatch(/null|NaN/u);
  }
});

test('zooming keeps the moment under the pointer, and what is chosen comes into sight', () => {
  const view = { from: 0, to: 1e12 };
  const near = zoomed(view, 0.5, 0.25);
  expect(near.from + (near.to - near.from) * 0.25).toBeCloseTo(2.5e11, -3);
  const [lain] = new TimelineBands([thing(['2022-10-11'])]).all;
  expect(lain && withInSight(view, lain)).not.toBe(view);
  expect(zoomed({ from: 0, to: 3.6e6 }, 0.01, 0.5).to).toBeGreaterThan(3.6e6);
});

describe('a picture', () => {
  const evil = '</text><script>alert(1)</script>"&\u0000\ud800';
  const parse = (svg: string): Document => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
  const svgOf = (things: readonly TimelineThing[], from: number | null = null): Document =>
    parse(
      sceneSvg(timelinePicture(timeline(things, from), { width: 900, now }), {
        colors: themeColors.light,
        title: evil,
        description: evil,
      }),
    );

  test('is well-formed whatever stands in it, and has no script', () => {
    const document = svgOf([thing(['2022-10-11'], { title: evil })]);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelector('title')?.textContent).toContain('<script>');
    expect([...document.querySelectorAll('text')].map(({ textContent }) => textContent).join()).toContain(
      '<script>',
    );
  });

  test('has a legend of the signs in it, and names what has no date', () => {
    const words = wordsIn(
      timelinePicture(timeline([thing(['1990~']), thing([], { title: 'Who knows when' })]), {
        width: 900,
        now,
      }).shapes,
    );
    expect(words).toContain('about, or perhaps');
    expect(words).not.toContain('all of the time');
    expect(words.join(' ')).toContain('Date not known: Who knows when');
  });

  test('counts what finds no room', () => {
    const many = Array.from({ length: 100 }, () => thing(['2022-10-11']));
    const { shapes, height } = timelinePicture(timeline(many), {
      width: 900,
      lanes: { events: 10, publications: 1 },
      now,
    });
    expect(wordsIn(shapes)).toContain('+90');
    expect(height).toBeLessThan(450);
  });
});

test('words are measured and cut as the face has them', () => {
  expect(labelWidth('The recorded call', 12)).toBeCloseTo(97, -1);
  expect(labelWidth('漢字', 12)).toBe(24);
  expect(labelWidth('é', 12)).toBe(labelWidth('e', 12));
  const cut = fittingWords('An inquiry into the events of that night', 12, 100);
  expect(cut.endsWith('…')).toBe(true);
  expect(labelWidth(cut, 12)).toBeLessThanOrEqual(100);
  expect(fittingWords('👩‍🚒'.repeat(40), 12, 60)).not.toMatch(/[\ud800-\udbff]…/u);
});
