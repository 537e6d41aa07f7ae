import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../archive/history/moment.ts';
import { problemOf } from '../archive-in-folder.ts';

const local = (...parts: [number, number, number, number, number, number?, number?]): number =>
  new Date(...parts).getTime();

describe('a moment', () => {
  test.each([
    ['2026-11-20T12:00', local(2026, 10, 20, 12, 0)],
    ['2026-11-20 12:00', local(2026, 10, 20, 12, 0)],
    ['2026-11-20T12:00:30.5', local(2026, 10, 20, 12, 0, 30, 500)],
    ['2026-11-20', local(2026, 10, 20, 23, 59, 59, 999)],
    ['2026-11-20T12:00Z', Date.UTC(2026, 10, 20, 12)],
    ['2026-11-20T12:00:00.123Z', Date.UTC(2026, 10, 20, 12, 0, 0, 123)],
    ['2026-11-20T12:00+01:00', Date.UTC(2026, 10, 20, 11)],
    ['2026-11-20T12:00-0530', Date.UTC(2026, 10, 20, 17, 30)],
    ['2024-02-29', local(2024, 1, 29, 23, 59, 59, 999)],
  ])('is read: %s', (text, milliseconds) => expect(readMoment(text)).toBe(milliseconds));

  test.each([
    '',
    '2026',
    '2026-11',
    '20.11.2026',
    '2026-11-31',
    '2025-02-29',
    '2026-11-20T24:00',
    '2026-11-20T12:60',
    '2026-11-20Z',
    'now',
  ])('is refused: %j', (text) => expect(problemOf(() => readMoment(text)).code).toBe('invalid-value'));
});
