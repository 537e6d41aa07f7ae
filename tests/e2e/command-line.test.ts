import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filesBelow, scratchFolder } from './app-under-test.ts';
import { dossier, dossierJson, startCommand } from './command-line.ts';
import { readPdf } from './pdf-reader.ts';
import { seeds } from './seeds.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly authors: string[];
  readonly publisher: string;
  readonly published: string | null;
  readonly kind: string;
  readonly annotations: number;
}
interface Annotation {
  readonly id: string;
  readonly quote: string;
  readonly state: string;
  readonly note: string;
  readonly people: { id: string; name: string }[];
  readonly events: { id: string; title: string }[];
}

const scratch = scratchFolder();
const home = join(scratch.path, 'home');
afterAll(() => scratch.remove());

describe('the main job on the two seed articles', () => {
  const archive = join(scratch.path, 'Seeds');
  const { folder, dated, undated } = seeds(scratch.path);

  test('import, list, annotate, link under both spellings, export', async () => {
    await dossierJson(home, ['new', archive]);
    const report = await dossierJson<{
      imported: { id: string; title: string; file: string }[];
      refused: [];
    }>(home, ['import', archive, folder]);
    expect(report.refused).toEqual([]);
    expect(report.imported).toHaveLength(2);
    for (const { title } of report.imported) expect([...title].length).toBeLessThan(90);

    const articles = await dossierJson<Listed[]>(home, ['list', archive]);
    expect(articles.map(({ published }) => published).sort()).toEqual(['2022-10-19', null]);
    expect(articles.every(({ kind, annotations }) => kind === 'text' && annotations === 0)).toBe(true);
    const idOf = (path: string): string => report.imported.find(({ file }) => file === path)?.id ?? '';
    const [datedId, undatedId] = [idOf(dated.path), idOf(undated.path)];
    const shown = await dossierJson<{ text: string }>(home, ['show', archive, datedId]);
    expect(shown.text).toMatch(/^date 2022-10-19 /);

    const first = await dossierJson<Annotation>(home, [
      'annotate',
      archive,
      datedId,
      '--quote',
      dated.quote,
      '--person',
      dated.person,
      '--event',
      'The refusal to resign',
      '--date',
      '2022-10-19',
      '--note',
      'Said to a reporter',
    ]);
    expect(first).toMatchObject({ quote: dated.quote, state: 'exact', note: 'Said to a reporter' });
    const second = await dossierJson<Annotation>(home, [
      'annotate',
      archive,
      undatedId,
      '--quote',
      undated.quote,
      '--person',
      undated.person,
      '--event',
      'the refusal to resign',
    ]);
    expect(second.people).toEqual(first.people);
    expect(second.events).toEqual(first.events);

    const people = await dossierJson<{ id: string; name: string; aliases: string[]; passages: number }[]>(
      home,
      ['people', 'list', archive],
    );
    expect(people).toMatchObject([{ name: dated.person, aliases: [undated.person], passages: 2 }]);
    const person = await dossierJson<{ passages: { quote: string }[] }>(home, [
      'people',
      'show',
      archive,
      people[0]?.id ?? '',
    ]);
    expect(person.passages.map(({ quote }) => quote).sort()).toEqual([dated.quote, undated.quote].sort());
    const events = await dossierJson<{ title: string; passages: number }[]>(home, [
      'events',
      'list',
      archive,
    ]);
    expect(events).toMatchObject([{ title: 'The refusal to resign', passages: 2 }]);

    const briefing = await dossierJson<{ id: string; title: string }>(home, [
      'briefings',
      'add',
      archive,
      '--title',
      'Señor said',
      '--all',
    ]);
    const out = join(scratch.path, 'briefing.pdf');
    const exported = await dossierJson<{ file: string; pages: number; undecided: number }>(home, [
      'export',
      archive,
      briefing.id,
      '--out',
      out,
    ]);
    const pdf = await readPdf(out);
    expect(exported).toMatchObject({ file: out, pages: pdf.pages.length, undecided: 0 });
    expect(pdf.title).toBe('Señor said');
    for (const { quote, person: name } of [dated, undated]) {
      expect(pdf.text).toContain(quote);
      expect(pdf.text).toContain(name);
    }
    expect(pdf.outline).toContain('Sources');

    const found = await dossierJson<{ article: string }[]>(home, ['search', archive, 'RESIGN']);
    expect(found.map(({ article }) => article).sort()).toEqual([datedId, undatedId].sort());
    expect(await dossierJson(home, ['verify', archive])).toMatchObject({ findings: [] });
  });
});

describe('the sample archive', () => {
  const archive = join(scratch.path, 'Sample');

  test('is whole, verifies, and exports on Letter with right page numbers', async () => {
    await dossierJson(home, ['sample', archive]);
    expect(await dossierJson(home, ['verify', archive])).toMatchObject({
      checked: { articles: 7, annotations: 40 },
      findings: [],
    });
    const articles = await dossierJson<Listed[]>(home, ['list', archive]);
    for (const { id } of articles) {
      const { annotations } = await dossierJson<{ annotations: Annotation[] }>(home, ['show', archive, id]);
      expect(annotations.map(({ state }) => state)).toEqual(annotations.map(() => 'exact'));
    }
    const [briefing] = await dossierJson<{ id: string; quotations: number }[]>(home, [
      'briefings',
      'list',
      archive,
    ]);
    const { blocks } = await dossierJson<{
      blocks: { kind: string; passage?: { annotation: Annotation } }[];
    }>(home, ['briefings', 'show', archive, briefing?.id ?? '']);
    const quoted = blocks.flatMap(({ passage }) => (passage ? [passage.annotation.quote] : []));
    expect(quoted).toHaveLength(14);
    for (const [paper, width] of [['Letter', 612]] as const) {
      const out = join(scratch.path, `sample-${paper}.pdf`);
      await dossierJson(home, ['export', archive, briefing?.id ?? '', '--out', out, '--paper', paper]);
      const pdf = await readPdf(out);
      expect(Math.abs(pdf.size[0] - width)).toBeLessThan(2);
      expect(pdf.outline).toContain('What is established');
      // Every place that the appendix leads to is on the page that the destination says.
      const leading = Object.entries(pdf.destinations).filter(([place]) => place.startsWith('q-'));
      expect(leading.length).toBeGreaterThan(10);
      for (const [place, page] of leading) {
        const words = quoted[Number(place.replace('q-', '')) - 1] ?? '';
        expect(pdf.pages[page - 1]).toContain(words.replace(/\s+/g, ' ').slice(0, 40));
      }
      // The pages named beside a person are those on which the quotations linked to them stand.
      const { passages } = await dossierJson<{ passages: { id: string; quote: string }[] }>(home, [
        'people',
        'show',
        archive,
        await idOfPerson('Zoltán Bérczay'),
      ]);
      const own = new Set(passages.map(({ quote }) => quote));
      const expected = quoted.flatMap((quote, at) => (own.has(quote) ? pdf.destinations[`q-${at + 1}`] : []));
      const index = pdf.pages[(pdf.destinations['part-people'] ?? 0) - 1] ?? '';
      // Neighbouring pages are named as a stretch, and those of a matrix or a timeline that speak of the person as well.
      const named = /Zoltán Bérczay\D*(\d+(?:\s*[,–]\s*\d+)*)/u.exec(index)?.[1] ?? '';
      const pages = named.split(',').flatMap((stretch) => {
        const [first = 0, last = first] = stretch.split('–').map(Number);
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      });
      expect(pages).toEqual([...new Set(pages)].sort((a, b) => a - b));
      expect(pages).toEqual(expect.arrayContaining([...new Set(expected)]));
    }
    async function idOfPerson(name: string): Promise<string> {
      const people = await dossierJson<{ id: string; name: string }[]>(home, ['people', 'list', archive]);
      return people.find((person) => person.name === name)?.id ?? '';
    }
  });
});

describe('bad input', () => {
  const archive = join(scratch.path, 'Bad');
  const folder = join(scratch.path, 'bad files');

  test('files are refused one by one, and the rest goes on', async () => {
    mkdirSync(folder, { recursive: true });
    const file = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const locked = file('locked.txt', 'words');
    chmodSync(locked, 0);
    const paths = [
      file('good.txt', 'One good sentence.'),
      file('empty.txt', ''),
      file('blank.txt', ' \n\t\n'),
      file('sheet.xlsx', 'PK'),
      file('broken.pdf', '%PDF-1.7 nothing more'),
      file('not.pdf', 'no PDF at all'),
      file('binary.txt', new Uint8Array([0, 1, 2, 0, 255])),
      join(folder, 'absent.txt'),
      ...(process.getuid?.() === 0 ? [] : [locked]),
    ];
    await dossierJson(home, ['new', archive]);
    const report = await dossierJson<{
      imported: { file: string }[];
      refused: { file: string; reason: string }[];
    }>(home, ['import', archive, ...paths], 3);
    expect(report.imported.map(({ file: path }) => path)).toEqual([paths[0]]);
    expect(report.refused.map(({ file: path }) => path)).toEqual(paths.slice(1));
    for (const { reason } of report.refused) expect(reason).toMatch(/\p{L}{2}/u);
    const ran = await dossier(home, 'import', archive, join(folder, 'absent.txt'));
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('absent.txt');
  });

  const stateOf = (): string[] => filesBelow(archive).map((path) => `${path} ${readFileSync(path).length}`);

  test.each([
    [
      'a quote that is not there',
      ['annotate', '@archive', '@article', '--quote', 'words never written'],
      1,
      'do not stand',
    ],
    [
      'an unknown article',
      ['annotate', '@archive', 'zzzzzzzzzzzz', '--quote', 'good'],
      1,
      'no article zzzzzzzzzzzz',
    ],
    ['an id that is none', ['show', '@archive', 'nonsense'], 2, 'not an id'],
    ['an unknown command', ['dance', '@archive'], 2, 'unknown command'],
    ['a missing argument', ['show', '@archive'], 2, 'missing required argument'],
    ['a date that can’t be', ['edit', '@archive', '@article', '--published', '2022-02-31'], 1, '2022-02-31'],
    ['a folder that is no archive', ['list', '@folder'], 1, 'not a Dossier archive'],
    ['a folder that is not there', ['list', '@folder/nowhere'], 1, 'no such folder'],
    ['a folder that is not empty', ['new', '@folder'], 1, 'not empty'],
    [
      'a PDF where none can be written',
      ['export', '@archive', '@briefing', '--out', '/nowhere/at/all.pdf'],
      1,
      '/nowhere/at',
    ],
  ])('%s is a clear error, and nothing is written', async (_name, command, code, words) => {
    const [article] = await dossierJson<Listed[]>(home, ['list', archive]);
    const known = await dossierJson<{ id: string }[]>(home, ['briefings', 'list', archive]);
    const briefing =
      known[0] ??
      (await dossierJson<{ id: string }>(home, ['briefings', 'add', archive, '--title', 'B', '--all']));
    const args = command.map((word) =>
      word
        .replace('@archive', archive)
        .replace('@folder', folder)
        .replace('@article', article?.id ?? '')
        .replace('@briefing', briefing.id),
    );
    const state = stateOf();
    const ran = await dossier(home, ...args, '--json');
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(words);
    expect(stateOf()).toEqual(state);
  });

  test('an archive of a newer format is not opened and not written', async () => {
    const newer = join(scratch.path, 'Newer');
    await dossierJson(home, ['new', newer]);
    const card = join(newer, 'dossier.json');
    writeFileSync(card, readFileSync(card, 'utf8').replace('"format": 1', '"format": 2'));
    const state = filesBelow(newer);
    const ran = await dossier(home, 'import', newer, join(folder, 'good.txt'));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('newer version');
    expect(filesBelow(newer)).toEqual(state);
  });

  test('words that stand twice are refused with their places unless one is chosen', async () => {
    const twice = join(folder, 'twice.txt');
    writeFileSync(twice, 'The gate was open. Nobody saw it. The gate was open.');
    const { imported } = await dossierJson<{ imported: { id: string }[] }>(home, ['import', archive, twice]);
    const id = imported[0]?.id ?? '';
    const ran = await dossier(home, 'annotate', archive, id, '--quote', 'The gate was open');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('2 times');
    expect(ran.err).toContain('[The gate was open]. Nobody saw');
    const chosen = await dossierJson<Annotation & { place: { start: number } }>(home, [
      'annotate',
      archive,
      id,
      '--quote',
      'The gate was open',
      '--nth',
      '2',
    ]);
    expect(chosen.place.start).toBe(34);
  });
});

describe('the commands explain themselves', () => {
  test('by --help, and name their version', async () => {
    const { code, out } = await dossier(home, 'briefings', 'blocks', 'add', '--help');
    expect([code, out]).toEqual([0, expect.stringContaining('Example:')]);
    expect((await dossier(home, '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('standard input can be imported', async () => {
    const archive = join(scratch.path, 'Piped');
    await dossierJson(home, ['new', archive]);
    const ran = await startCommand(home, ['import', archive, '-', '--json'], 'Words from a pipe.').done;
    expect(JSON.parse(ran.out)).toMatchObject({ imported: [{ title: 'Words from a pipe.' }], refused: [] });
  });
});
