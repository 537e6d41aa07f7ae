import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
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
const wordsOf = async (id: string): Promise<string[]> =>
  (await ask('people.mentions', { id })).mentions.map(({ words }) => words);

describe('mentions', () => {
  it('are found in texts that come, and of people who come', async () => {
    const first = await addText(
      'Nury Martinez resigned. Martinez had been president. 👻 Then Nury Martinez left.',
    );
    const id = await addPerson('Nury Martinez');
    expect(await wordsOf(id)).toEqual(['Nury Martinez', 'Martinez', 'Nury Martinez']);
    const second = await addText('Another day, another text about N. Martinez and others.');
    const { articles, total, mentions, waiting } = await ask('people.mentions', { id });
    expect({ total, waiting, articles }).toEqual({ total: 4, waiting: 0, articles: 2 });
    expect(mentions.filter(({ article }) => article === second)).toHaveLength(1);
    const last = mentions.findLast(({ article }) => article === first);
    expect(last).toMatchObject({ before: expect.stringMatching(/👻 Then $/u), after: ' left.', marks: [] });
    const { text } = await ask('articles.text', { id: first });
    expect([...text].slice(last?.place.start, last?.place.end).join('')).toBe('Nury Martinez');
  });

  it('follow a new name, an alias, the trash and what is put back', async () => {
    await addText('Ana Mills spoke. La Paloma sang. Beatriz Mills danced.');
    const id = await addPerson('Ana Mills');
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
    await ask('people.edit', { id, aliases: ['La Paloma'] });
    expect(await wordsOf(id)).toEqual(['Ana Mills', 'La Paloma']);
    await ask('people.edit', { id, name: 'Beatriz Mills' });
    expect(await wordsOf(id)).toEqual(['La Paloma', 'Beatriz Mills']);
    await ask('people.trash', { id, trashed: true });
    expect(await wordsOf(id)).toEqual([]);
    await ask('people.trash', { id, trashed: false });
    expect(await wordsOf(id)).toEqual(['La Paloma', 'Beatriz Mills']);
  });

  it('of a surname become nobody’s when a second person has it', async () => {
    await addText('Ana Mills met Beatriz Mills. Mills laughed.');
    const id = await addPerson('Ana Mills');
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
    await ask('people.add', { name: 'Beatriz Mills' });
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
  });

  it('say which are linked, and who else may be meant', async () => {
    const article = await addText('John Smith spoke. Later John Smith left.');
    const [a, b] = [await addPerson('John Smith'), await addPerson('John Smith')];
    const mark = await ask('annotations.add', {
      article,
      passage: { quote: 'John Smith left' },
      people: [{ id: a }],
    });
    const { mentions } = await ask('people.mentions', { id: a });
    expect(mentions).toMatchObject([
      { others: [{ id: b, name: 'John Smith' }], marks: [] },
      { others: [{ id: b }], marks: [mark.id] },
    ]);
    const { people, places } = await ask('articles.mentions', { id: article });
    expect(places).toMatchObject([
      { people: [a, b].sort(), linked: [] },
      { people: [a, b].sort(), linked: [a] },
    ]);
    expect(new Map(people.map(({ id, linked }) => [id, linked]))).toEqual(
      new Map([
        [a, 1],
        [b, 0],
      ]),
    );
  });

  it('are not those of articles in the trash, nor of what was destroyed', async () => {
    const article = await addText('Ana Mills spoke.');
    const id = await addPerson('Ana Mills');
    await ask('articles.trash', { id: article, trashed: true });
    expect(await wordsOf(id)).toEqual([]);
    await ask('articles.trash', { id: article, trashed: false });
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
    await ask('articles.trash', { id: article, trashed: true });
    await ask('things.destroy', { ids: [article] });
    const { index } = service.current.archive;
    for (const table of ['named_texts', 'mentions', 'guessed_texts', 'guesses'])
      expect(index.get(`SELECT 1 FROM ${table} WHERE article = ?`, article)).toBeUndefined();
  });

  it('are found anew where the index is made anew', async () => {
    await addText('Ana Mills spoke.');
    const id = await addPerson('Ana Mills');
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
    service.current.archive.rebuild();
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
  });

  it('follow names that come from another device', async () => {
    await addText('Ana Mills spoke. The Harbour spoke, too.');
    const id = await addPerson('Ana Mills');
    expect(await wordsOf(id)).toEqual(['Ana Mills']);
    const there = onAnotherDevice(path);
    there.archive.commit((draft) => draft.setElement(`people/${id}`, 'aliases', 'The Harbour', true));
    service.watch();
    await expect.poll(() => wordsOf(id), { timeout: 5_000 }).toEqual(['Ana Mills', 'The Harbour']);
  });

  it('of joined records are those of one, and of each again when they are parted', async () => {
    const article = await addText(
      'Kevin de León left. K. Leon-Mills stayed. De León smiled; so did Kevin Mills.',
    );
    const [a, b] = [await addPerson('Kevin de León', ['Kevin Mills']), await addPerson('Kevin de León')];
    expect(await wordsOf(a)).toEqual(['Kevin de León', 'Kevin Mills']);
    await ask('people.join', { ids: [b], keep: a });
    expect(await wordsOf(a)).toEqual(['Kevin de León', 'De León', 'Kevin Mills']);
    expect(await wordsOf(b)).toEqual(await wordsOf(a));
    for (const { people } of (await ask('articles.mentions', { id: article })).places)
      expect(people).toHaveLength(1);
    expect((await ask('people.mentions', { id: a })).mentions[0]?.others).toEqual([]);
    await ask('people.part', { id: b, from: a });
    expect(await wordsOf(b)).toEqual(['Kevin de León']);
    expect((await ask('people.mentions', { id: b })).mentions[0]?.others).toMatchObject([{ id: a }]);
  });

  it('of nobody is a sentence', async () =>
    expect(await problemFrom(() => ask('people.mentions', { id: 'aaaaaaaaaaaa' }))).toMatchObject({
      code: 'not-found',
    }));
});

describe('suggestions', () => {
  it('are one for a person under all spellings, and none for whom is known', async () => {
    const one = await addText('Councilman Kevin de León said no. Joe Biden agreed.');
    const two = await addText('Mr. de Leon left, as Kevin de Leon had said. President Joe Biden nodded.');
    await addPerson('Joe Biden');
    const { suggestions } = await ask('people.suggest', {});
    expect(suggestions).toMatchObject([
      { name: 'Kevin de León', type: 'person', articles: [one, two].sort(), spellings: ['Kevin de Leon'] },
    ]);
    expect((await ask('people.suggest', { article: two })).suggestions).toMatchObject([
      { name: 'Kevin de Leon', articles: [two] },
    ]);
    await addPerson('Kevin de Leon');
    expect((await ask('people.suggest', {})).suggestions).toEqual([]);
  });

  it('change nothing', async () => {
    await addText('Councilman Kevin de León said no.');
    const before = (await ask('history.list', {})).changes.length;
    await ask('people.suggest', {});
    expect((await ask('history.list', {})).changes).toHaveLength(before);
  });
});

const seeds = resolve('../shared/corpus/seeds');
const nine = [
  'Kevin de León',
  'Nury Martinez',
  'Mike Bonin',
  'Ron Herrera',
  'Gil Cedillo',
  'Joe Biden',
  'Tom Wait',
  'León Krauze',
  'Paul Krekorian',
];

test.skipIf(!existsSync(seeds))('the seed articles', { timeout: 20_000 }, async () => {
  for (const file of ['cbs-2022-10-19.txt', 'undated.txt'])
    await addText(readFileSync(join(seeds, file), 'utf8'));
  const { suggestions } = await ask('people.suggest', {});
  const names = suggestions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(nine));
  expect(names.length).toBeLessThanOrEqual(nine.length + 3);
  const id = await addPerson('Kevin de León');
  const { mentions } = await ask('people.mentions', { id });
  // Every Leon of the two texts but the first name of León Krauze, which stands there once.
  const all = [...seedText()].length;
  expect(mentions).toHaveLength(all - 1);
  function seedText(): RegExpMatchArray[] {
    return ['cbs-2022-10-19.txt', 'undated.txt'].flatMap((file) => [
      ...readFileSync(join(seeds, file), 'utf8').matchAll(/le[oó]n/giu),
    ]);
  }
});
