import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkedDate } from '../../../archive/events/edtf-date.ts';
import { addEvent, editEvent, eventView, existingEvent, listEvents } from '../../../archive/events/event.ts';
import { newArchive, openArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';

const historyOf = ({ archive, path }: TestArchive): string =>
  readFileSync(join(path, 'history', archive.device, '000001.jsonl'), 'utf8');

describe('a date', () => {
  test.each([
    '2022-10-19',
    '2022-10',
    '2022',
    '2024-02-29',
    '0044-03-15',
    '2022-10-19?',
    '2022~',
    '192X',
    '2022-21',
    '1914/1918',
    '-0044',
    ' 2022 ',
  ])('may be %s', (date) => expect(checkedDate(date)).toBe(date.trim()));

  test.each([
    '2022-02-31',
    '2023-02-29',
    '2022-13',
    '2022-13-01',
    '2022-00-10',
    '2022-10-00',
    '2022-10-32',
    '2022-02-30?',
    '2022-02-30~',
    '2022-02-30/2022-03-01',
    '2022-06-31/2022-07-01',
    '19 October 2022',
    '19.10.2022',
    '10/19/2022',
    'last Tuesday',
    ' ',
    '22',
    '2',
    '20221019',
    '2022-10-19x',
  ])('can’t be %s', (date) => {
    const problem = problemOf(() => checkedDate(date));
    expect(problem.code).toBe('invalid-value');
    expect(problem.message).toContain('Nothing was changed');
  });
});

describe('an event', () => {
  test('is added, edited and the same when the archive is opened again', () => {
    const opened = newArchive();
    const id = addEvent(opened.archive, {
      title: ' The  vote ',
      date: '2022-10',
      aliases: ['Ballot', ''],
      description: 'd',
    });
    editEvent(opened.archive, { id, date: '2022-10-19', aliases: ['🔥'.repeat(75)], description: 'more' });
    opened.archive.abandon();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.warnings).toEqual([]);
    expect(eventView(again.archive, again.texts, id)).toMatchObject({
      title: 'The vote',
      date: '2022-10-19',
      aliases: ['🔥'.repeat(75)],
      description: 'more',
    });
  });

  test.each([[null], ['']])('loses its date with %j', (date) => {
    const { archive } = newArchive();
    const id = addEvent(archive, { title: 'Vote', date: '2022' });
    editEvent(archive, { id, date });
    expect(existingEvent(archive, id).date).toBeNull();
  });

  const refusals = [
    ['an empty title', { title: ' ' }],
    ['a title that is too long', { title: 'x'.repeat(151) }],
    ['a date that can’t be', { title: 'Good', date: '2022-02-31' }],
    ['a date that is none', { date: 'soon' }],
    ['an alias that is too long as it is stored', { aliases: ['🔥'.repeat(76)] }],
  ] as const;
  test.each(refusals)('is not edited, and nothing is written: %s', (_name, edit) => {
    const opened = newArchive();
    const id = addEvent(opened.archive, { title: 'Vote', date: '2022' });
    const before = historyOf(opened);
    const aliases = 'aliases' in edit ? [...edit.aliases] : undefined;
    expect(problemOf(() => editEvent(opened.archive, { id, ...edit, aliases })).code).toBe('invalid-value');
    expect(historyOf(opened)).toBe(before);
  });

  test('is listed by date, those without one last', () => {
    const { archive } = newArchive();
    for (const [title, date] of [
      ['C', null],
      ['B', '2022-10-19'],
      ['A', '2022'],
      ['Z', '1999-01-01'],
    ] as const)
      addEvent(archive, { title, date });
    expect(listEvents(archive).map(({ title }) => title)).toEqual(['Z', 'A', 'B', 'C']);
  });

  test('that is unknown is refused', () =>
    expect(problemOf(() => editEvent(newArchive().archive, { id: 'aaaaaaaaaaaa' })).code).toBe('not-found'));
});
