import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { editArticle } from '../../../archive/articles/article.ts';
import {
  addBlocks,
  addBriefing,
  briefingView,
  editBlock,
  editTimeline,
} from '../../../archive/briefings/briefing.ts';
import type { TimelineFilter } from '../../../archive/contract/timeline.ts';
import { addEvent } from '../../../archive/events/event.ts';
import { addDate } from '../../../archive/events/event-date.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { joinRecords } from '../../../archive/records/join.ts';
import { addParticipant } from '../../../archive/records/parts.ts';
import { datesInWords, timelineInWords } from '../../../archive/timeline/date-words.shared.ts';
import { timelineOf } from '../../../archive/timeline/timeline.ts';
import {
  importContent,
  newArchive,
  onAnotherDevice,
  problemOf,
  type TestArchive,
} from '../archive-in-folder.ts';

interface Story extends TestArchive {
  readonly first: string;
  readonly second: string;
  readonly mayor: string;
  readonly hall: string;
  readonly vote: string;
  readonly walk: string;
}

async function story(): Promise<Story> {
  const opened = newArchive();
  const { archive, texts } = opened;
  const first = await importContent(opened, 'a.txt', 'The council voted on 11 October. The mayor left.');
  const second = await importContent(opened, 'b.txt', 'They voted a day later, said the clerk.');
  editArticle(archive, { id: first, title: 'First report', published: '2022-10-12', publisher: 'The Post' });
  editArticle(archive, { id: second, title: 'Second report' });
  const mayor = addPerson(archive, { name: 'The Mayor' });
  const hall = addPerson(archive, { name: 'City Hall', type: 'place' });
  const vote = addEvent(archive, {
    title: 'The vote',
    date: '2022-10-11',
    place: { id: hall },
    tags: ['council'],
  });
  const walk = addEvent(archive, { title: 'The mayor leaves', date: 'October 2022' });
  addEvent(archive, { title: 'Nobody knows when' });
  addAnnotation(archive, texts, {
    article: first,
    passage: { quote: 'The mayor left' },
    people: [{ id: mayor }],
    events: [{ id: walk }],
    tags: ['departures'],
  });
  return { ...opened, first, second, mayor, hall, vote, walk };
}

const titles = ({ archive }: TestArchive, filter: TimelineFilter = {}): string[] =>
  timelineOf(archive, filter).things.map(({ title }) => title);

test('events and publications stand in the order of their first possible day, what has no date last', async () => {
  const opened = await story();
  expect(titles(opened)).toEqual([
    'The mayor leaves',
    'The vote',
    'First report',
    'Nobody knows when',
    'Second report',
  ]);
  expect(titles(opened, { show: 'events' })).not.toContain('First report');
  expect(titles(opened, { show: 'publications' })).toEqual(['First report', 'Second report']);
  const [walk, vote, report] = timelineOf(opened.archive, {}).things;
  expect(walk).toMatchObject({
    dates: [{ edtf: '2022-10', written: 'October 2022', kind: 'within' }],
    passages: 1,
  });
  expect(vote).toMatchObject({ detail: 'City Hall', passages: 0 });
  expect(report).toMatchObject({ kind: 'publication', detail: 'The Post', passages: 1 });
});

test('it is filtered by people, places, tags and sources, and all of these have to fit', async () => {
  const opened = await story();
  const { mayor, hall, first, archive, vote } = opened;
  expect(titles(opened, { people: [mayor] })).toEqual(['The mayor leaves', 'First report']);
  addParticipant(archive, { id: vote, person: { id: mayor }, role: 'chair' });
  expect(titles(opened, { people: [mayor] })).toEqual(['The mayor leaves', 'The vote', 'First report']);
  expect(titles(opened, { places: [hall] })).toEqual(['The vote']);
  expect(titles(opened, { people: [mayor], places: [hall] })).toEqual(['The vote']);
  expect(titles(opened, { tags: ['Council'] })).toEqual(['The vote']);
  expect(titles(opened, { tags: ['departures'] })).toEqual(['The mayor leaves', 'First report']);
  expect(titles(opened, { articles: [first] })).toEqual(['The mayor leaves', 'First report']);
  expect(titles(opened, { people: [mayor], tags: ['council'], articles: [first] })).toEqual([]);
  expect(timelineOf(archive, {}).eventTags).toEqual(['council']);
  // Who is joined with somebody is the same person.
  const other = addPerson(archive, { name: 'Mayor of the town' });
  joinRecords(archive, 'people', { keep: mayor, ids: [other] });
  expect(titles(opened, { people: [other] })).toEqual(['The mayor leaves', 'The vote', 'First report']);
});

test('between two days stands what may have been there, and nothing without a date', async () => {
  const opened = await story();
  expect(titles(opened, { from: '2022-10-12' })).toEqual(['The mayor leaves', 'First report']);
  expect(titles(opened, { to: '11 October 2022' })).toEqual(['The mayor leaves', 'The vote']);
  expect(timelineOf(opened.archive, { from: '2022-10' }).from).toBe(Date.UTC(2022, 9, 1));
  for (const filter of [
    { from: '2022-10-12', to: '2022-10-11' },
    { from: 'last Tuesday' },
    { to: '2022-02-31' },
  ])
    expect(problemOf(() => timelineOf(opened.archive, filter)).code).toBe('invalid-value');
});

test('where sources disagree every date stands, each with who says so; where they agree, the closest', async () => {
  const { archive, texts, first, second, vote, walk } = await story();
  const says = (article: string, quote: string): string =>
    addAnnotation(archive, texts, { article, passage: { quote } });
  addDate(archive, { id: vote, date: '2022-10-12', evidence: [says(second, 'They voted a day later')] });
  addDate(archive, { id: vote, date: '2022-10-11', evidence: [says(first, 'voted on 11 October')] });
  addDate(archive, { id: walk, date: '2022-10-11', evidence: [says(first, 'The mayor')] });
  const { things } = timelineOf(archive, { show: 'events' });
  const disputed = things.find(({ id }) => id === vote);
  expect(disputed?.dates.map(({ edtf, saidBy }) => [edtf, saidBy.map(({ title }) => title)])).toEqual([
    ['2022-10-11', ['First report']],
    ['2022-10-12', ['Second report']],
  ]);
  expect(disputed && datesInWords(disputed)).toBe(
    'sources disagree: 11 October 2022 according to “First report”; 12 October 2022 according to “Second report”',
  );
  // Its own date stays, as nothing speaks against it.
  expect(things.find(({ id }) => id === walk)?.dates).toMatchObject([{ edtf: '2022-10' }]);
  const dateless = addEvent(archive, { title: 'Dated by its sources' });
  addDate(archive, { id: dateless, date: '2022', evidence: [] });
  addDate(archive, { id: dateless, date: '2022-05', evidence: [] });
  expect(timelineOf(archive, {}).things.find(({ id }) => id === dateless)?.dates).toMatchObject([
    { edtf: '2022-05' },
  ]);
});

test('words that mean no date that is known are shown as they are', async () => {
  const opened = await story();
  addEvent(opened.archive, { title: 'A dinner', date: 'early last week' });
  expect(timelineInWords(timelineOf(opened.archive, {}))).toContain(
    'not known when: “early last week”: A dinner.',
  );
});

test('what is in the trash is not on the line', async () => {
  const opened = await story();
  const { archive, vote, first } = opened;
  archive.commit((draft) => draft.set(`events/${vote}`, 'trashed', true));
  archive.commit((draft) => draft.set(`articles/${first}`, 'trashed', true));
  expect(titles(opened)).toEqual(['The mayor leaves', 'Nobody knows when', 'Second report']);
});

test('a briefing keeps what its timeline shows, on every device', async () => {
  const opened = await story();
  const { archive, texts, mayor, path } = opened;
  const id = addBriefing(archive, { title: 'How it came about' });
  addBlocks(archive, {
    id,
    blocks: [{ kind: 'timeline', filter: { people: [mayor], from: '' }, text: ' The  mayor’s days ' }],
  });
  const block = briefingView(archive, texts, id).blocks[0];
  expect(block).toMatchObject({ kind: 'timeline', filter: { people: [mayor] }, text: 'The mayor’s days' });
  editTimeline(archive, { id, block: block?.id ?? '', filter: { tags: ['council'], show: 'events' } });
  editBlock(archive, { id, block: block?.id ?? '', text: 'The council' });
  archive.checkpoint();
  const there = onAnotherDevice(path);
  expect(briefingView(there.archive, there.texts, id).blocks).toMatchObject([
    { kind: 'timeline', filter: { tags: ['council'], show: 'events' }, text: 'The council' },
  ]);
  // What another program has written there and nobody can read shows all.
  archive.commit((draft) => draft.set(`briefings/${id}/blocks/${block?.id}`, 'timeline', 'nonsense'));
  expect(briefingView(archive, texts, id).blocks).toMatchObject([{ kind: 'timeline', filter: {} }]);
});
