import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../../../archive/contract/service.ts';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { onAnotherDevice, problemFrom, temporaryFolder } from '../archive-in-folder.ts';

let service: ArchiveService;
let path: string;
beforeEach(async () => {
  service = new ArchiveService({ home: temporaryFolder(), parser: parserInProcess, notify: () => undefined });
  path = join(temporaryFolder(), 'My archive');
  await ask('service.create', { path });
});
afterEach(() => service.shutDown());

async function ask<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
  const answer = await service.answer(name, input);
  expect(serviceRequests[name].output.safeParse(answer).error?.issues).toBeUndefined();
  return answer;
}
const addText = async (text: string): Promise<string> =>
  (await ask('articles.paste', { text })).imported[0]?.id ?? '';
const addPerson = async (name: string, aliases: string[] = []): Promise<string> =>
  (await ask('people.add', { name, aliases })).id;
const marksOf = async (id: string) => (await ask('articles.get', { id })).annotations;

describe('linking mentions', () => {
  it('marks the very words, by the usual selectors, and is undone in one step', async () => {
    const one = await addText('👻 Ana Mills spoke. Then Mills left.');
    const two = await addText('Nobody but Ana Mills came.');
    const id = await addPerson('Ana Mills');
    const { linked, skipped, left, marks } = await ask('people.linkMentions', { id, which: { all: true } });
    expect({ linked, skipped, left }).toEqual({ linked: 3, skipped: 0, left: 0 });
    const [first, second] = await marksOf(one);
    expect(first).toMatchObject({ quote: 'Ana Mills', state: 'exact', color: 'background' });
    expect(second).toMatchObject({ quote: 'Mills', people: [{ id, name: 'Ana Mills' }] });
    expect((await ask('people.get', { id })).passages).toHaveLength(3);
    expect(marks).toHaveLength(3);
    expect(await ask('people.mentions', { id })).toMatchObject({ linked: 3, unlinked: 0 });
    await ask('history.step', { direction: 'undo' });
    expect(await marksOf(one)).toEqual([]);
    expect(await marksOf(two)).toEqual([]);
    expect(await ask('people.mentions', { id })).toMatchObject({ linked: 0, unlinked: 3 });
    await ask('history.step', { direction: 'redo' });
    expect(await marksOf(one)).toHaveLength(2);
  });

  it('of many is one act, though it is written in several changes', { timeout: 30_000 }, async () => {
    const article = await addText(Array.from({ length: 450 }, (_, at) => `${at}: Ana Mills.`).join(' '));
    const id = await addPerson('Ana Mills');
    const before = (await ask('history.list', {})).changes.length;
    expect(await ask('people.linkMentions', { id, which: { all: true } })).toMatchObject({ linked: 450 });
    expect((await ask('history.list', {})).changes).toHaveLength(before + 3);
    await ask('history.step', { direction: 'undo' });
    expect(await marksOf(article)).toEqual([]);
  });

  it('links a mark of just these words instead of making another, and leaves what is linked', async () => {
    const article = await addText('Ana Mills spoke. Ana Mills left.');
    const id = await addPerson('Ana Mills');
    const mark = await ask('annotations.add', {
      article,
      passage: { quote: 'Ana Mills', nth: 1 },
      color: 'quotation',
    });
    await ask('annotations.add', {
      article,
      passage: { quote: 'Ana Mills left' },
      people: [{ id }],
    });
    expect(await ask('people.linkMentions', { id, which: { all: true } })).toMatchObject({
      linked: 1,
      marks: [mark.id],
    });
    expect(await marksOf(article)).toHaveLength(2);
    expect(await ask('people.linkMentions', { id, which: { all: true } })).toMatchObject({ linked: 0 });
  });

  it('never links one of two who have the same name by itself, but where a person says so', async () => {
    const article = await addText('John Smith spoke.');
    const [a, b] = [await addPerson('John Smith'), await addPerson('John Smith')];
    expect(await ask('people.linkMentions', { id: a, which: { all: true } })).toMatchObject({
      linked: 0,
      skipped: 1,
    });
    const place = { article, start: 0, end: 10 };
    expect(await ask('people.linkMentions', { id: b, which: { places: [place] } })).toMatchObject({
      linked: 1,
    });
    expect(await ask('people.mentions', { id: b, show: 'linked' })).toMatchObject({ total: 1 });
    expect(await ask('people.mentions', { id: a, show: 'linked' })).toMatchObject({ total: 0 });
  });

  it('refuses a place at which the person is not named', async () => {
    const article = await addText('Ana Mills spoke.');
    const id = await addPerson('Ana Mills');
    const place = { article, start: 1, end: 5 };
    expect(
      await problemFrom(() => ask('people.linkMentions', { id, which: { places: [place] } })),
    ).toMatchObject({ code: 'not-found', message: expect.stringContaining('Nothing was linked') });
    expect(await marksOf(article)).toEqual([]);
  });

  it('is listed by what is linked, in all articles or in one', async () => {
    const one = await addText('Ana Mills spoke. Ana Mills left.');
    const two = await addText('Ana Mills came.');
    const id = await addPerson('Ana Mills');
    await ask('people.linkMentions', { id, which: { all: true, article: one } });
    expect(await ask('people.mentions', { id, show: 'unlinked' })).toMatchObject({
      total: 1,
      articles: 1,
      linked: 2,
      unlinked: 1,
      mentions: [{ article: two, marks: [] }],
    });
    const linked = await ask('people.mentions', { id, show: 'linked', limit: 1, offset: 1 });
    expect(linked).toMatchObject({ total: 2, mentions: [{ article: one }] });
    expect(linked.mentions[0]?.marks).toHaveLength(1);
    expect(await ask('people.mentions', { id, article: two })).toMatchObject({
      total: 1,
      linked: 0,
      unlinked: 1,
    });
  });
});

describe('an article that is read', () => {
  it('is looked into at once, also for a name that is new', async () => {
    const article = await addText('Ana Mills spoke. Kevin de León left.');
    expect(await ask('articles.mentions', { id: article })).toEqual({ people: [], places: [] });
    const id = await addPerson('Ana Mills');
    expect(await ask('articles.mentions', { id: article })).toMatchObject({
      people: [{ id, name: 'Ana Mills', type: 'person', mentions: 1, linked: 0 }],
      places: [{ place: { start: 0, end: 9 }, people: [id], linked: [] }],
    });
    await ask('people.trash', { id, trashed: true });
    expect(await ask('articles.mentions', { id: article })).toEqual({ people: [], places: [] });
  });

  it('offers its unknown names, of all types', async () => {
    const article = await addText(
      'President Ron Herrera said so. The Federation of Labor agreed in Los Angeles. Councilman Ron Herrera left.',
    );
    const offered = await ask('articles.unknownNames', { id: article });
    expect(offered).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Ron Herrera', type: 'person', mentions: 2 }),
        expect.objectContaining({ name: 'Los Angeles', type: 'place' }),
      ]),
    );
    await ask('people.add', { name: 'Ron Herrera' });
    const names = (await ask('articles.unknownNames', { id: article })).map(({ name }) => name);
    expect(names).not.toContain('Ron Herrera');
  });
});

describe('names that are none', () => {
  const offered = async (): Promise<string[]> =>
    (await ask('people.suggest', {})).suggestions.map(({ name }) => name);

  it('are not offered again, on any device, until they may be', async () => {
    await addText('Councilman Kevin de León said no. President Joe Biden nodded.');
    expect(await offered()).toEqual(expect.arrayContaining(['Kevin de León', 'Joe Biden']));
    expect(await ask('names.dismiss', { names: ['Joe Biden'], dismissed: true })).toEqual({
      names: ['Joe Biden'],
    });
    expect(await ask('names.dismiss', { names: ['JOE BIDEN'], dismissed: true })).toEqual({ names: [] });
    expect(await offered()).toEqual(['Kevin de León']);
    expect(await ask('names.dismissed', {})).toEqual(['Joe Biden']);

    const elsewhere = new ArchiveService({
      home: temporaryFolder(),
      parser: parserInProcess,
      notify: () => undefined,
    });
    try {
      await elsewhere.answer('service.open', { path });
      elsewhere.learnOnce();
      expect(await elsewhere.answer('names.dismissed', {})).toEqual(['Joe Biden']);
      await elsewhere.answer('names.dismiss', { names: ['Joe Biden'], dismissed: false });
    } finally {
      elsewhere.shutDown();
    }
    service.current.archive.refresh();
    expect(await offered()).toEqual(expect.arrayContaining(['Joe Biden']));
    // What this device had said before is said once more.
    await ask('names.dismiss', { names: ['Joe Biden'], dismissed: true });
    expect(await offered()).toEqual(['Kevin de León']);
  });

  it('are undone like anything else, and told in words', async () => {
    await addText('Councilman Kevin de León said no.');
    await ask('names.dismiss', { names: ['Kevin de León'], dismissed: true });
    expect((await ask('history.next', {})).undo?.words).toContain(
      '“Kevin de León” is not to be offered as a name',
    );
    await ask('history.step', { direction: 'undo' });
    expect(await offered()).toEqual(['Kevin de León']);
    await ask('history.step', { direction: 'redo' });
    expect(await offered()).toEqual([]);
  });

  it('come to rest with two devices alike, whoever is heard first', async () => {
    await ask('names.dismiss', { names: ['Los Angeles'], dismissed: true });
    const there = onAnotherDevice(path);
    const { dismissedNames, dismissNames } = await import('../../../archive/names/dismissed-names.ts');
    expect([...dismissedNames(there.archive).values()]).toEqual(['Los Angeles']);
    dismissNames(there.archive, ['Los Angeles'], false);
    service.current.archive.refresh();
    expect(await ask('names.dismissed', {})).toEqual([]);
  });

  it('have words, and not too many', async () => {
    for (const name of ['…', 'x'.repeat(200)])
      expect(await problemFrom(() => ask('names.dismiss', { names: [name], dismissed: true }))).toMatchObject(
        { code: 'invalid-value' },
      );
  });
});

describe('strange names', () => {
  it('that are common words, or one letter, are found only where they are names', async () => {
    await addText('Will May come in May? Theresa May did. She will. J left. May said so.');
    const may = await addPerson('Theresa May', ['May']);
    const will = await addPerson('Will', ['J']);
    const words = async (id: string) =>
      (await ask('people.mentions', { id })).mentions.map((mention) => mention.words);
    expect(await words(may)).toContain('Theresa May');
    expect(await words(will)).toEqual([]);
  });

  it('by the hundred, and in any script, are each found', { timeout: 20_000 }, async () => {
    const aliases = Array.from({ length: 500 }, (_, at) => `Ana Alias${at}x`);
    await addText(
      'Ana Alias0x and Ana Alias499x are one. محمد علي جناح spoke. 习近平说。 Владимир Путин said; ПУТИН left.',
    );
    const ana = await addPerson('Ana Mills', aliases);
    const scripts = [
      ['محمد علي جناح', ['محمد علي جناح']],
      ['习近平', ['习近平']],
      ['Владимир Путин', ['Владимир Путин', 'ПУТИН']],
    ] as const;
    expect((await ask('people.mentions', { id: ana })).total).toBe(2);
    for (const [name, found] of scripts) {
      const id = await addPerson(name);
      const { mentions } = await ask('people.mentions', { id });
      expect(mentions.map(({ words }) => words)).toEqual(found);
      expect(await ask('people.linkMentions', { id, which: { all: true } })).toMatchObject({
        linked: found.length,
      });
    }
  });
});
