import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { ForkedParser } from '../../../archive/importing/forked-parser.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';
import { problemFrom, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { smallPdf } from './small-pdf.ts';

const broken = join(import.meta.dirname, 'broken-parser.mjs');
const real = join(import.meta.dirname, 'parser-with-tsx.mjs');

const parsers: ForkedParser[] = [];
function newParser(...options: ConstructorParameters<typeof ForkedParser>): ForkedParser {
  const parser = new ForkedParser(...options);
  parsers.push(parser);
  return parser;
}
afterEach(() => {
  for (const parser of parsers.splice(0)) parser.close();
});

const ask = (parser: ForkedParser, name: string, signal?: AbortSignal) =>
  parser.parse({ path: '/', name }, signal);
const refusalOf = async (parser: ForkedParser, name: string): Promise<string> => {
  const error = await ask(parser, name).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

describe('a parser’s process', () => {
  const ways: readonly (readonly [name: string, reason: RegExp])[] = [
    ['hang', /^takes longer than 1\.5 seconds/u],
    ['spin', /^takes longer than 1\.5 seconds/u],
    ['crash', /^can’t be read/u],
    ['leave', /^can’t be read/u],
    ['lie', /^can’t be read/u],
    ['nothing', /^can’t be read/u],
    ['fail', /^can’t be read \(TypeError: no\)/u],
    ['refuse', /^is not for me/u],
  ];
  test.each(ways)(
    'that misbehaves has its file refused, and the next file goes on: %s',
    async (name, reason) => {
      const parser = newParser(broken, 1_500);
      expect(await refusalOf(parser, name)).toMatch(reason);
      expect((await ask(parser, 'good')).text).toContain('good');
    },
  );

  test('that takes too much memory has its file refused, and the next goes on', {
    timeout: 60_000,
  }, async () => {
    const parser = newParser(broken, 50_000, 64);
    expect(await refusalOf(parser, 'eat')).toContain('more memory than is allowed');
    expect((await ask(parser, 'good')).text).toContain('good');
  });

  test('is one for many files', async () => {
    const parser = newParser(broken);
    const [first, second] = [await ask(parser, 'good'), await ask(parser, 'good')];
    expect(first.text).toBe(second.text);
  });

  test('that ends between two files does no harm to the second', async () => {
    const parser = newParser(broken);
    await ask(parser, 'last');
    await pause(300);
    expect((await ask(parser, 'good')).text).toContain('good');
  });

  test('that does not exist has the file refused', async () => {
    expect(await refusalOf(newParser(join(temporaryFolder(), 'absent.mjs')), 'good')).toMatch(
      /^can’t be read/u,
    );
  });
});

describe('cancelling', () => {
  test('kills what is under way, and the next goes on', async () => {
    const parser = newParser(broken, 30_000);
    const abort = new AbortController();
    const asked = problemFrom(() => ask(parser, 'spin', abort.signal));
    await pause(200);
    abort.abort();
    expect((await asked).code).toBe('cancelled');
    expect((await ask(parser, 'good')).text).toContain('good');
  });

  test('before the beginning asks nothing', async () => {
    const parser = newParser(broken);
    expect((await problemFrom(() => ask(parser, 'spin', AbortSignal.abort()))).code).toBe('cancelled');
  });

  test('afterwards does no harm', async () => {
    const parser = newParser(broken);
    const abort = new AbortController();
    const before = (await ask(parser, 'good', abort.signal)).text;
    abort.abort();
    expect((await ask(parser, 'good')).text).toBe(before);
  });
});

describe('the real parser in a process of its own', () => {
  test('reads each kind, refuses what it must, and finds destinations', { timeout: 60_000 }, async () => {
    const parser = newParser(real);
    const folder = temporaryFolder();
    const parse = (name: string, content: string | Uint8Array) =>
      parser.parse({ path: writeFile(join(folder, name), content), name });
    expect((await parse('a.txt', 'Words of León.')).text).toBe('Words of León.');
    expect((await parse('a.html', '<title>T</title><p>Words.</p>')).text).toBe('T\n\nWords.');
    const pdf = smallPdf({ pages: [['Words']] });
    expect((await parse('a.pdf', pdf)).text.trim()).toBe('Words');
    await expect(parse('b.pdf', '%PDF-1.7 nonsense')).rejects.toBeInstanceOf(Refusal);
    await expect(parse('c.txt', '  ')).rejects.toBeInstanceOf(Refusal);
    await expect(
      parser.parse({ path: join(folder, 'absent.txt'), name: 'absent.txt' }),
    ).rejects.toBeInstanceOf(Refusal);
    expect(await parser.destinations(join(folder, 'a.pdf'))).toEqual({ pages: 1, destinations: {} });
  });

  test('is not held up by a page that would take for ever', { timeout: 60_000 }, async () => {
    const parser = newParser(real, 5_000);
    const folder = temporaryFolder();
    const deep = writeFile(join(folder, 'deep.html'), `${'<div>'.repeat(200_000)}words`);
    await expect(parser.parse({ path: deep, name: 'deep.html' })).rejects.toBeInstanceOf(Refusal);
    const next = writeFile(join(folder, 'next.txt'), 'Goes on.');
    expect((await parser.parse({ path: next, name: 'next.txt' })).text).toBe('Goes on.');
  });
});
