/** Names that disks and people disagree about: very long ones, and ones that differ by case or by NFC and NFD only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parserInProcess } from '../../../archive/importing/parse-file.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';
import { problemFrom, temporaryFolder, writeFile } from '../archive-in-folder.ts';

const long = 'The clerk who kept a second ledger in the boiler room, and why nobody asked. '
  .repeat(4)
  .slice(0, 300)
  .trim();
const composed = 'José Muñoz';
const decomposed = composed.normalize('NFD');

let service: ArchiveService;
let path: string;
beforeEach(async () => {
  service = new ArchiveService({ home: temporaryFolder(), parser: parserInProcess, notify: () => {} });
  path = join(temporaryFolder(), 'My archive');
  await service.answer('service.create', { path });
});
afterEach(() => service.shutDown());

async function importNamed(...files: readonly [name: string, content: string][]): Promise<string[]> {
  const folder = temporaryFolder();
  for (const [name, content] of files) writeFile(join(folder, name), content);
  const { imported, refused } = await service.answer('articles.import', { paths: [folder] });
  expect(refused).toEqual([]);
  return imported.map(({ id }) => id);
}

/** Everything below the archive as other systems see it: paths below it, and the folder and name of each. */
function expectNamesForEverySystem(): void {
  const seen = new Map<string, string>();
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    const below = join(entry.parentPath, entry.name).slice(path.length + 1);
    expect(below.length, below).toBeLessThan(150);
    expect(Buffer.byteLength(entry.name), below).toBeLessThanOrEqual(255);
    expect(below.normalize('NFC'), below).toBe(below);
    const folded = below.normalize('NFC').toLowerCase();
    expect(seen.get(folded), below).toBeUndefined();
    seen.set(folded, below);
  }
}

/** What is known when everything is closed and opened anew, from the files alone. */
async function reopened(): Promise<void> {
  service.close();
  await service.answer('service.open', { path });
}

describe('a title of 300 characters', () => {
  test('of an article is kept whole, in a folder with a short name', async () => {
    const [id = ''] = await importNamed(['short.txt', `${long}\n\nThe text.`]);
    await service.answer('articles.edit', { id, title: long });
    await reopened();
    expect((await service.answer('articles.get', { id })).title).toBe(long);
    await service.answer('annotations.add', { article: id, passage: { quote: 'The text' }, note: long });
    await service.answer('briefings.add', { title: long, gather: 'all' });
    await reopened();
    expect((await service.answer('articles.get', { id })).annotations.map(({ note }) => note)).toEqual([
      long,
    ]);
    expectNamesForEverySystem();
    expect((await service.answer('archive.verify', {})).findings).toEqual([]);
  });

  test('in letters of several bytes, and as the name of a file, does no harm', async () => {
    // 255 bytes are what a name may have on most disks.
    const name = `${'語'.repeat(83)}.txt`;
    const [id = ''] = await importNamed([name, `${'語'.repeat(300)}\n\nThe text.`]);
    await service.answer('articles.edit', { id, title: '👩‍👩‍👧‍👦'.repeat(40) });
    const { capture } = await service.answer('articles.get', { id });
    expect(JSON.stringify(capture)).not.toBe('null');
    await reopened();
    expect((await service.answer('articles.get', { id })).title).toBe('👩‍👩‍👧‍👦'.repeat(40));
    expectNamesForEverySystem();
  });

  test('of a person, an event or another name of theirs is refused in a sentence, and nothing is changed', async () => {
    const person = await service.answer('people.add', { name: composed, aliases: [] });
    const event = await service.answer('events.add', { title: 'Meeting', date: null, aliases: [] });
    const refused = [
      () => service.answer('people.add', { name: long }),
      () => service.answer('people.edit', { id: person.id, name: long }),
      () => service.answer('people.edit', { id: person.id, aliases: ['short', long] }),
      () => service.answer('events.add', { title: long, date: null }),
      () => service.answer('events.edit', { id: event.id, title: long }),
      () => service.answer('events.edit', { id: event.id, aliases: [long] }),
    ];
    for (const action of refused) {
      const problem = await problemFrom(action);
      expect(problem.code).toBe('invalid-value');
      expect(problem.message).toMatch(/has at most 150 characters\. Nothing was changed\.$/u);
    }
    await reopened();
    expect((await service.answer('people.list', {})).map(({ name, aliases }) => [name, aliases])).toEqual([
      [composed, []],
    ]);
    expect((await service.answer('events.list', {})).map(({ title }) => title)).toEqual(['Meeting']);
    // The longest that is taken is kept whole.
    const longest = long.slice(0, 150).trim();
    await service.answer('people.edit', { id: person.id, name: longest, aliases: [longest] });
    await reopened();
    expect((await service.answer('people.get', { id: person.id })).name).toBe(longest);
    expectNamesForEverySystem();
  });
});

describe('names that differ by case, or by NFC and NFD only', () => {
  test('of files are two articles, whose folders no disk takes for one', async () => {
    const ids = await importNamed(
      ['Report.txt', 'Report\n\nThe first text.'],
      ['report.txt', 'report\n\nThe second text.'],
      [`${composed}.txt`, `${composed}\n\nThe third text.`],
      [`${decomposed}.txt`, `${decomposed}\n\nThe fourth text.`],
    );
    expect(ids).toHaveLength(4);
    await reopened();
    const texts = await Promise.all(ids.map((id) => service.answer('articles.text', { id })));
    expect(texts.map(({ text }) => /The (\w+) text/u.exec(text)?.[1]).sort()).toEqual([
      'first',
      'fourth',
      'second',
      'third',
    ]);
    expectNamesForEverySystem();
    expect((await service.answer('archive.verify', {})).findings).toEqual([]);
  });

  test('in NFD in a text are found by words in NFC, and the stored bytes stay', async () => {
    const content = `Letters\n\nSigned by ${decomposed} himself.`;
    const [id = ''] = await importNamed(['letters.txt', content]);
    const mark = await service.answer('annotations.add', {
      article: id,
      passage: { quote: `Signed by ${composed}` },
      people: [{ name: decomposed }],
    });
    expect(mark.state).toBe('exact');
    expect(mark.people.map(({ name }) => name)).toEqual([composed]);
    const again = await service.answer('annotations.linkPerson', { id: mark.id, person: { name: composed } });
    expect(again.people).toHaveLength(1);
    expect(await service.answer('people.list', {})).toHaveLength(1);
    const original = readdirSync(path, { withFileTypes: true, recursive: true }).find(
      ({ name }) => name === 'original.txt',
    );
    expect(readFileSync(join(original?.parentPath ?? '', 'original.txt'), 'utf8')).toBe(content);
  });

  test('of a person by form only are one other name; by case they are two, and mean one person', async () => {
    const { id } = await service.answer('people.add', {
      name: 'J. Muñoz',
      aliases: [composed, decomposed, composed.toUpperCase(), 'J. Muñoz'.normalize('NFD')],
    });
    await reopened();
    const { aliases } = await service.answer('people.get', { id });
    expect(aliases.sort()).toEqual([composed, composed.toUpperCase()].sort());
    // Given once more in the other form, nothing changes.
    await service.answer('people.edit', { id, aliases: [decomposed, decomposed.toUpperCase()] });
    expect((await service.answer('people.get', { id })).aliases.sort()).toEqual(
      [composed, composed.toUpperCase()].sort(),
    );
    const [article = ''] = await importNamed(['a.txt', 'A text\n\nwith words.']);
    const mark = await service.answer('annotations.add', {
      article,
      passage: { quote: 'with words' },
      people: [{ name: decomposed.toLowerCase() }],
    });
    expect(mark.people.map((person) => person.id)).toEqual([id]);
    expectNamesForEverySystem();
  });

  test('of records are records of their own, in folders of their own', async () => {
    for (const name of ['ana', 'Ana', 'ANA', composed, decomposed])
      await service.answer('people.add', { name });
    for (const title of ['meeting', 'Meeting']) await service.answer('events.add', { title, date: null });
    await reopened();
    expect(await service.answer('people.list', {})).toHaveLength(5);
    expect(await service.answer('events.list', {})).toHaveLength(2);
    expectNamesForEverySystem();
  });
});
