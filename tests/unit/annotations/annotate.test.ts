import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addAnnotation, changeLink, editAnnotation } from '../../../archive/annotations/annotate.ts';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { existingArticle } from '../../../archive/articles/article.ts';
import { findCapture } from '../../../archive/articles/capture.ts';
import type { RequestInput } from '../../../archive/contract/requests.ts';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { addEvent, listEvents } from '../../../archive/events/event.ts';
import { linkedEvent } from '../../../archive/events/linked-event.ts';
import { linkedPerson } from '../../../archive/people/linked-person.ts';
import { addPerson, editPerson, listPeople } from '../../../archive/people/person.ts';
import {
  importContent,
  newArchive,
  openArchive,
  problemOf,
  type TestArchive,
  writeFile,
} from '../archive-in-folder.ts';
import { smallPdf } from '../importing/small-pdf.ts';

const words = `Kevin de León will stay. He said so on Monday 🔥 in the chamber.

The council met. The council listened. KEVIN DE LEON left.`;

let opened: TestArchive;
let article: string;
beforeEach(async () => {
  opened = newArchive({ author: 'Ana', now: () => Date.UTC(2026, 10, 22) });
  article = await importContent(opened, 'a.txt', words);
});

const history = (): string =>
  readFileSync(join(opened.path, 'history', opened.archive.device, '000001.jsonl'), 'utf8');
const add = (
  passage: RequestInput<'annotations.add'>['passage'],
  more: Partial<RequestInput<'annotations.add'>> = {},
) =>
  viewById(
    opened.archive,
    opened.texts,
    addAnnotation(opened.archive, opened.texts, { article, passage, ...more }),
  );

/** What is refused must leave no trace. */
function refused(action: () => unknown) {
  const before = history();
  const problem = problemOf(action);
  expect(history()).toBe(before);
  return problem;
}

describe('the id that a window gives a mark', () => {
  test('is the mark’s, from the first drawing on', () => {
    expect(add({ quote: 'will stay' }, { id: 'abcdefgh2345' }).id).toBe('abcdefgh2345');
  });

  test.each(['a mark', 'an article', 'a mark that was destroyed'])('is refused where %s has it', (whose) => {
    const mark = add({ quote: 'will stay' });
    if (whose.endsWith('destroyed')) destroyThings(opened.archive, [mark.id]);
    const id = whose === 'an article' ? article : mark.id;
    expect(refused(() => add({ quote: 'council met' }, { id })).message).toContain('already');
  });
});

describe('a mark', () => {
  test('is made of words', () => {
    const mark = add({ quote: 'will stay' }, { color: 'confirms', note: '**Said**' });
    expect(mark).toMatchObject({
      article,
      quote: 'will stay',
      state: 'exact',
      color: 'confirms',
      note: '**Said**',
      people: [],
      events: [],
      place: { start: 14, end: 23 },
      page: null,
      creator: 'Ana',
      created: '2026-11-22T00:00:00.000Z',
      trashed: false,
    });
  });

  test('is made of a stretch, in code points', () => {
    const mark = add({ start: 45, end: 62 });
    expect(mark.quote).toBe([...words].slice(45, 62).join(''));
    expect(mark.state).toBe('exact');
  });

  test('keeps the words as the text has them, however they were typed', () => {
    expect(add({ quote: 'chamber. The   council met' }).quote).toBe('chamber.\n\nThe council met');
  });

  test('has a colour when none is said', () => expect(add({ quote: 'will stay' }).color).toBe('key'));

  test('is one line of history, all of it', () => {
    const lines = history().split('\n').length;
    add(
      { quote: 'will stay' },
      { people: [{ name: 'Kevin de León' }], events: [{ title: 'Vote', date: '2022-10-19' }], note: 'n' },
    );
    expect(history().split('\n').length).toBe(lines + 1);
  });

  test('is there when the archive is opened again', () => {
    const { id } = add({ quote: 'will stay' }, { note: 'n', people: [{ name: 'Kevin de León' }] });
    opened.archive.abandon();
    const again = openArchive(opened.path, { home: opened.home });
    expect(viewById(again.archive, again.texts, id)).toMatchObject({
      quote: 'will stay',
      note: 'n',
      people: [{ name: 'Kevin de León' }],
    });
  });
});

describe('a passage that is not there', () => {
  const cases: readonly (readonly [
    name: string,
    passage: RequestInput<'annotations.add'>['passage'],
    code: string,
    sentence: RegExp,
  ])[] = [
    [
      'other words',
      { quote: 'will resign' },
      'quote-not-found',
      /do not stand in “Kevin de León will stay\.”/,
    ],
    ['no words', { quote: ' ' }, 'quote-not-found', /Nothing was highlighted/],
    ['words in other case', { quote: 'kevin de león' }, 'quote-not-found', /Nothing was highlighted/],
    ['a number that is too high', { quote: 'The council', nth: 3 }, 'quote-not-found', /stand only 2 times/],
    ['a stretch beyond the end', { start: 0, end: 10_000 }, 'invalid-value', /no words at 0–10000/],
    ['a stretch of nothing', { start: 5, end: 5 }, 'invalid-value', /Nothing was highlighted/],
    ['a stretch that runs backwards', { start: 9, end: 5 }, 'invalid-value', /Nothing was highlighted/],
    ['a stretch of white space', { start: 63, end: 65 }, 'invalid-value', /Nothing was highlighted/],
  ];
  test.each(cases)('is refused: %s', (_name, passage, code, sentence) => {
    const problem = refused(() => add(passage, { people: [{ name: 'Never Made' }] }));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(sentence);
  });

  test('is refused where its article is unknown', () =>
    expect(
      refused(() =>
        addAnnotation(opened.archive, opened.texts, { article: 'aaaaaaaaaaaa', passage: { quote: 'x' } }),
      ).code,
    ).toBe('not-found'));

  test('is refused with the places to choose from where it stands several times', () => {
    const problem = refused(() => add({ quote: 'The council' }));
    expect(problem.code).toBe('several-places');
    expect(problem.message).toContain('2 times');
    expect(problem.message).toMatch(/ {2}1\. .*\[The council\] met.*\n {2}2\. .*\[The council\] listened/u);
    expect(problem.details).toMatchObject({
      places: [
        { nth: 1, start: 65, end: 76 },
        { nth: 2, start: 82, end: 93 },
      ],
    });
    expect(add({ quote: 'The council', nth: 2 }).place).toEqual({ start: 82, end: 93 });
  });
});

describe('the person of a mark', () => {
  const people = () => listPeople(opened.archive).map(({ name, aliases }) => ({ name, aliases }));

  test('is made where nobody has the name', () => {
    const mark = add({ quote: 'will stay' }, { people: [{ name: '  Kevin   de León ' }] });
    expect(mark.people).toMatchObject([{ name: 'Kevin de León' }]);
    expect(people()).toEqual([{ name: 'Kevin de León', aliases: [] }]);
  });

  test.each([
    ['in other case, without accents', 'KEVIN DE LEON'],
    ['with accents apart', 'Kevin de Leo\u0301n'],
    ['with other white space', 'kevin\u00a0 de\tleón'],
  ])('is found %s, and the spelling becomes an alias', (_name, spelling) => {
    const id = addPerson(opened.archive, { name: 'Kevin de León' });
    const mark = add({ quote: 'will stay' }, { people: [{ name: spelling }] });
    expect(mark.people).toMatchObject([{ id, name: 'Kevin de León' }]);
    const normal = spelling.normalize('NFC').replace(/\s+/gu, ' ').trim();
    expect(people()).toEqual([
      { name: 'Kevin de León', aliases: normal === 'Kevin de León' ? [] : [normal] },
    ]);
  });

  test('is found by an alias', () => {
    const id = addPerson(opened.archive, { name: 'Kevin de León', aliases: ['KDL'] });
    expect(add({ quote: 'will stay' }, { people: [{ name: 'kdl' }] }).people).toMatchObject([
      { id, name: 'Kevin de León' },
    ]);
  });

  test('named twice in one change is one person', () => {
    const mark = add({ quote: 'will stay' }, { people: [{ name: 'Bo Ek' }, { name: 'BO EK' }] });
    expect(mark.people).toHaveLength(1);
    expect(people()).toHaveLength(1);
  });

  test('is refused where two have the name, with their ids', () => {
    const ids = [0, 1].map(() => addPerson(opened.archive, { name: 'Ana Lund' }));
    const problem = refused(() => add({ quote: 'will stay' }, { people: [{ name: 'ana lund' }] }));
    expect(problem.code).toBe('several-matches');
    expect((problem.details as { ids: string[] }).ids.sort()).toEqual([...ids].sort());
    for (const id of ids) expect(problem.message).toContain(id);
    expect(add({ quote: 'will stay' }, { people: [{ id: ids[1] ?? '' }] }).people).toMatchObject([
      { id: ids[1], name: 'Ana Lund' },
    ]);
  });

  test('in the trash is not found by name: a new one is made', () => {
    const id = addPerson(opened.archive, { name: 'Ana Lund' });
    opened.archive.commit((draft) => draft.set(`people/${id}`, 'trashed', true));
    expect(add({ quote: 'will stay' }, { people: [{ name: 'Ana Lund' }] }).people[0]?.id).not.toBe(id);
  });

  test.each([
    ['no name', { name: ' \t ' }, 'invalid-value'],
    ['a name that is too long', { name: 'x'.repeat(151) }, 'invalid-value'],
    ['a name that is too long as it is stored', { name: '🔥'.repeat(100) }, 'invalid-value'],
    ['an id of nobody', { id: 'aaaaaaaaaaaa' }, 'not-found'],
  ])('is refused, and no mark is made: %s', (_name, person, code) => {
    expect(refused(() => add({ quote: 'will stay' }, { people: [person] })).code).toBe(code);
  });

  test('is unlinked and linked again', () => {
    const mark = add({ quote: 'will stay' }, { people: [{ name: 'Bo Ek' }] });
    const id = mark.people[0]?.id ?? '';
    const view = () => viewById(opened.archive, opened.texts, mark.id).people;
    changeLink(opened.archive, mark.id, 'people', false, () => id);
    expect(view()).toEqual([]);
    changeLink(opened.archive, mark.id, 'people', true, (draft) =>
      linkedPerson(opened.archive, draft, { name: 'bo ek' }),
    );
    expect(view()).toMatchObject([{ id, name: 'Bo Ek' }]);
  });

  test('is shown under a new name when it is renamed, and not when it is in the trash', () => {
    const mark = add({ quote: 'will stay' }, { people: [{ name: 'Bo Ek' }] });
    const id = mark.people[0]?.id ?? '';
    editPerson(opened.archive, { id, name: 'Bo Eklund' });
    expect(viewById(opened.archive, opened.texts, mark.id).people).toMatchObject([{ id, name: 'Bo Eklund' }]);
    opened.archive.commit((draft) => draft.set(`people/${id}`, 'trashed', true));
    expect(viewById(opened.archive, opened.texts, mark.id).people).toEqual([]);
  });
});

describe('the event of a mark', () => {
  const events = () => listEvents(opened.archive).map(({ title, date }) => ({ title, date }));
  const link = (event: { title: string; date?: string | null }) =>
    add({ quote: 'will stay' }, { events: [event] }).events[0]?.id;

  test('with a date is made, and found again', () => {
    const first = link({ title: 'Vote', date: '2022-10-19' });
    expect(link({ title: 'VOTE', date: '2022-10-19' })).toBe(first);
    expect(events()).toEqual([{ title: 'Vote', date: '2022-10-19' }]);
  });

  test('of the same title on another date is another event', () => {
    expect(link({ title: 'Vote', date: '2022-10-20' })).not.toBe(link({ title: 'Vote', date: '2022-10-19' }));
    expect(events()).toHaveLength(2);
  });

  test('whose date was not known gets it', () => {
    const id = addEvent(opened.archive, { title: 'Vote' });
    expect(link({ title: 'Vote', date: '2022-10-19' })).toBe(id);
    expect(events()).toEqual([{ title: 'Vote', date: '2022-10-19' }]);
  });

  test('without a date is found where one has the title, and refused where two have it', () => {
    const id = link({ title: 'Vote', date: '2022-10-19' });
    expect(link({ title: 'vote' })).toBe(id);
    const other = addEvent(opened.archive, { title: 'Vote', date: '2022-10-20' });
    const problem = refused(() => link({ title: 'vote' }));
    expect(problem.code).toBe('several-matches');
    expect((problem.details as { ids: string[] }).ids.sort()).toEqual([id, other].sort());
    expect(problem.message).toContain('2022-10-20');
  });

  test('on its date is preferred to one without a date', () => {
    addEvent(opened.archive, { title: 'Vote' });
    const dated = addEvent(opened.archive, { title: 'Vote', date: '2022-10-19' });
    expect(link({ title: 'Vote', date: '2022-10-19' })).toBe(dated);
  });

  test('named twice in one change is one event', () => {
    const mark = add(
      { quote: 'will stay' },
      {
        events: [
          { title: 'Vote', date: '2022-10-19' },
          { title: 'VOTE', date: '2022-10-19' },
        ],
      },
    );
    expect(mark.events).toHaveLength(1);
    expect(events()).toHaveLength(1);
  });

  test.each([
    ['no title', { title: ' ' }],
    ['a title that is too long', { title: 'x'.repeat(151) }],
    ['a date that can’t be', { title: 'Vote', date: '2022-02-31' }],
    ['a date that is none', { title: 'Vote', date: 'some day' }],
  ])('is refused, and no mark is made: %s', (_name, event) => {
    expect(refused(() => add({ quote: 'will stay' }, { events: [event] })).code).toBe('invalid-value');
  });

  test('is unlinked and linked again', () => {
    const mark = add({ quote: 'will stay' }, { events: [{ title: 'Vote' }] });
    const id = mark.events[0]?.id ?? '';
    changeLink(opened.archive, mark.id, 'events', false, () => id);
    expect(viewById(opened.archive, opened.texts, mark.id).events).toEqual([]);
    changeLink(opened.archive, mark.id, 'events', true, (draft) =>
      linkedEvent(opened.archive, draft, { id }),
    );
    expect(viewById(opened.archive, opened.texts, mark.id).events).toMatchObject([{ id, title: 'Vote' }]);
  });
});

describe('the note of a mark', () => {
  test('is prose: the later version replaces the one that was seen', () => {
    const { id } = add({ quote: 'will stay' }, { note: 'first' });
    editAnnotation(opened.archive, { id, note: 'second' });
    editAnnotation(opened.archive, { id, color: 'question' });
    expect(viewById(opened.archive, opened.texts, id)).toMatchObject({ note: 'second', color: 'question' });
    const register = opened.archive.replica.thing(`articles/${article}/annotations/${id}`)?.get('note');
    expect(register).toMatchObject({ kind: 'prose', versions: [{ value: 'second' }] });
  });

  test('may be emptied', () => {
    const { id } = add({ quote: 'will stay' }, { note: 'first' });
    editAnnotation(opened.archive, { id, note: '' });
    expect(viewById(opened.archive, opened.texts, id).note).toBe('');
  });

  test('of an unknown mark is refused', () =>
    expect(refused(() => editAnnotation(opened.archive, { id: 'aaaaaaaaaaaa', note: 'x' })).code).toBe(
      'not-found',
    ));
});

describe('a mark on a PDF', () => {
  const pdf = smallPdf({ pages: [['First page here'], ['Second page there']] });

  test('knows its page and its quads', async () => {
    article = await importContent(opened, 'a.pdf', pdf);
    const mark = add({ quote: 'Second page' });
    expect(mark).toMatchObject({ state: 'exact', page: 2 });
    const target = opened.archive.replica.value(`articles/${article}/annotations/${mark.id}`, 'target');
    expect(target).toMatchObject({ pages: [{ type: 'PdfPageSelector', page: 2 }] });
  });

  test('is refused with a sentence where the geometry is damaged', async () => {
    article = await importContent(opened, 'a.pdf', pdf);
    const { home, capture } = existingArticle(opened.archive, article);
    const folder = findCapture(opened.path, home, capture?.id ?? '') ?? '';
    writeFile(join(folder, 'layout.json'), '[{"width":');
    expect(refused(() => add({ quote: 'Second page' })).message).toContain('geometry');
  });
});

describe('a mark whose stored text is gone', () => {
  test('is shown as lost, with its words', () => {
    const { id } = add({ quote: 'will stay' });
    const { home, capture } = existingArticle(opened.archive, article);
    const folder = findCapture(opened.path, home, capture?.id ?? '') ?? '';
    writeFile(join(folder, 'text.json'), '{}');
    const again = openArchive(opened.path, { home: opened.home });
    expect(viewById(again.archive, again.texts, id)).toMatchObject({
      quote: 'will stay',
      state: 'lost',
      place: null,
    });
  });
});
