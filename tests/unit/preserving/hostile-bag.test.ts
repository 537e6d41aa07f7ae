import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemError } from '../../../archive/contract/problem.ts';
import { unbag } from '../../../archive/preserving/unbag.ts';
import { writeBag } from '../../../archive/preserving/write-bag.ts';
import { contentsOf, problemFrom, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { smallArchive } from './small-archive.ts';

let good: string;
let home: string;

beforeAll(async () => {
  const made = await smallArchive();
  home = made.home;
  good = join(temporaryFolder(), 'good');
  await writeBag(made.archive, good, { home, agent: 'test' });
});

const harmed: string[] = [];
afterEach(() => {
  for (const bag of harmed.splice(0)) rmSync(bag, { recursive: true });
});

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** A bag with one manifest, no others and no tag manifests, which a hostile hand would leave out too. */
function bagToHarm(): string {
  const bag = join(temporaryFolder(), 'bag');
  harmed.push(bag);
  cpSync(good, bag, { recursive: true });
  for (const name of [
    'manifest-sha512.txt',
    'tagmanifest-sha256.txt',
    'tagmanifest-sha512.txt',
    'bag-info.txt',
  ])
    rmSync(join(bag, name));
  return bag;
}

/** Puts a file into the bag and its manifest. */
function add(bag: string, path: string, content = 'x', line = path): void {
  writeFile(join(bag, path), content);
  appendFileSync(join(bag, 'manifest-sha256.txt'), `${sha256(content)}  ${line}\n`);
}

async function refused(bag: string): Promise<ProblemError> {
  const place = temporaryFolder();
  const before = contentsOf(dirname(bag));
  const problem = await problemFrom(() => unbag(bag, join(place, 'archive'), { home }));
  expect(readdirSync(place)).toEqual([]);
  expect(contentsOf(dirname(bag))).toEqual(before);
  return problem;
}

async function expectRefused(bag: string, file: string, why: string): Promise<void> {
  const problem = await refused(bag);
  expect(problem.code).toBe('refused');
  expect(problem.details).toEqual({ file });
  expect(problem.message).toContain(`“${file}”`);
  expect(problem.message).toContain(why);
}

const firstPayload = (bag: string): string =>
  (readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').split('\n')[0] ?? '')
    .slice(66)
    .replaceAll('%25', '%');

it('takes the bag from which the harmed ones are made', async () => {
  const folder = join(temporaryFolder(), 'archive');
  expect((await unbag(bagToHarm(), folder, { home })).folder).toBe(folder);
  expect(existsSync(join(folder, 'dossier.json'))).toBe(true);
});

describe('refuses a bag', () => {
  it('of which one byte was changed', async () => {
    const bag = bagToHarm();
    const file = firstPayload(bag);
    const bytes = readFileSync(join(bag, file));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(join(bag, file), bytes);
    await expectRefused(bag, file, 'its SHA256 differs');
  });

  it('of which one of two manifests is wrong', async () => {
    const bag = bagToHarm();
    cpSync(join(good, 'manifest-sha512.txt'), join(bag, 'manifest-sha512.txt'));
    const text = readFileSync(join(bag, 'manifest-sha512.txt'), 'utf8');
    writeFileSync(
      join(bag, 'manifest-sha512.txt'),
      text.replace(/^./u, (digit) => (digit === '0' ? '1' : '0')),
    );
    await expectRefused(bag, firstPayload(bag), 'its SHA512 differs');
  });

  it('whose manifests do not name the same files', async () => {
    const bag = bagToHarm();
    const text = readFileSync(join(good, 'manifest-sha512.txt'), 'utf8');
    const [first = '', ...rest] = text.split('\n');
    writeFileSync(join(bag, 'manifest-sha512.txt'), rest.join('\n'));
    await expectRefused(bag, first.slice(130).replaceAll('%25', '%'), 'missing from manifest-sha512.txt');
  });

  it('that lacks a file', async () => {
    const bag = bagToHarm();
    const file = firstPayload(bag);
    unlinkSync(join(bag, file));
    await expectRefused(bag, file, 'is not in the bag');
  });

  it('with a file that no manifest names', async () => {
    const bag = bagToHarm();
    writeFile(join(bag, 'data/people/smuggled.json'), '{}');
    await expectRefused(bag, 'data/people/smuggled.json', 'in none of its manifests');
  });

  it('whose tag files were changed', async () => {
    const bag = join(temporaryFolder(), 'bag');
    cpSync(good, bag, { recursive: true });
    appendFileSync(join(bag, 'bag-info.txt'), 'Contact-Name: somebody\n');
    await expectRefused(bag, 'bag-info.txt', 'differs');
  });

  it('whose sum of bytes is another', async () => {
    const bag = bagToHarm();
    writeFile(join(bag, 'bag-info.txt'), 'Payload-Oxum: 1.1\n');
    await expectRefused(bag, 'bag-info.txt', 'says that the bag holds 1.1');
  });

  it('with files to be fetched', async () => {
    const bag = bagToHarm();
    writeFile(join(bag, 'fetch.txt'), 'https://example.org/x 1 data/x\n');
    await expectRefused(bag, 'fetch.txt', 'which Dossier never does');
  });

  it.each([
    ['/tmp/dossier-outside', 'absolute'],
    ['data/../../outside', 'leads out'],
    ['../outside', 'leads out'],
    ['~/outside', '“~”'],
    ['data\\..\\outside', 'backslash'],
    ['C:/outside', 'drive'],
    ['data/c:outside', 'drive'],
    ['data/\0', 'no path'],
    ['data/a//b', 'empty part'],
  ])('with a path that leads out of it: %j', async (path, why) => {
    const bag = bagToHarm();
    appendFileSync(join(bag, 'manifest-sha256.txt'), `${sha256('x')}  ${path}\n`);
    await expectRefused(bag, path, why);
  });

  it('whose tag manifest leads out of it', async () => {
    const bag = bagToHarm();
    writeFile(join(bag, 'tagmanifest-sha256.txt'), `${sha256('x')}  ../outside\n`);
    await expectRefused(bag, '../outside', 'leads out');
  });

  it('with links, to a file or to a folder', async () => {
    const outside = join(temporaryFolder(), 'secret.txt');
    writeFileSync(outside, 'x');
    const bag = bagToHarm();
    symlinkSync(outside, join(bag, 'data/settings-link'));
    appendFileSync(join(bag, 'manifest-sha256.txt'), `${sha256('x')}  data/settings-link\n`);
    await expectRefused(bag, 'data/settings-link', 'is a link');

    const second = bagToHarm();
    renameSync(join(second, 'data/history'), join(dirname(second), 'history'));
    symlinkSync(join(dirname(second), 'history'), join(second, 'data/history'));
    await expectRefused(second, 'data/history', 'is a link');
  });

  it('with names that some disks hold to be one', async () => {
    const bag = bagToHarm();
    add(bag, 'data/files/a');
    add(bag, 'data/files/A');
    await expectRefused(bag, 'data/files/A', 'differ by case or accents only');
    const accents = bagToHarm();
    add(accents, 'data/files/é');
    add(accents, 'data/files/e\u0301');
    await expectRefused(accents, 'data/files/e\u0301', 'differ by case or accents only');
  });

  it('that names a file twice', async () => {
    const bag = bagToHarm();
    add(bag, 'data/files/a');
    appendFileSync(join(bag, 'manifest-sha256.txt'), `${sha256('x')}  data/files/a\n`);
    await expectRefused(bag, 'data/files/a', 'twice');
  });

  it('with lines that are none, names outside the payload, or an algorithm that is not known', async () => {
    const nonsense = bagToHarm();
    appendFileSync(join(nonsense, 'manifest-sha256.txt'), 'nonsense\n');
    await expectRefused(nonsense, 'manifest-sha256.txt', 'nonsense');
    const outside = bagToHarm();
    appendFileSync(
      join(outside, 'manifest-sha256.txt'),
      `${sha256(readFileSync(join(outside, 'bagit.txt'), 'utf8'))}  bagit.txt\n`,
    );
    await expectRefused(outside, 'bagit.txt', 'is not in “data”');
    const strange = bagToHarm();
    writeFile(join(strange, 'manifest-crc32.txt'), '00000000  data/dossier.json\n');
    await expectRefused(strange, 'manifest-crc32.txt', 'algorithm');
  });

  it.each([
    ['BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n', 'BagIt 2.0'],
    ['BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n', 'ISO-8859-1'],
    ['\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', 'not the declaration'],
    ['hello', 'not the declaration'],
  ])('that declares what is not known: %j', async (text, why) => {
    const bag = bagToHarm();
    writeFileSync(join(bag, 'bagit.txt'), text);
    await expectRefused(bag, 'bagit.txt', why);
  });

  it('whose tag files are not UTF-8', async () => {
    const bag = bagToHarm();
    appendFileSync(join(bag, 'manifest-sha256.txt'), Buffer.from([0xff, 0xfe, 0x0a]));
    await expectRefused(bag, 'manifest-sha256.txt', 'is not UTF-8');
  });

  it('without a manifest, or that is no bag', async () => {
    const bare = bagToHarm();
    rmSync(join(bare, 'manifest-sha256.txt'));
    await expectRefused(bare, 'manifest-sha256.txt', 'is missing');
    const none = bagToHarm();
    rmSync(join(none, 'bagit.txt'));
    expect((await refused(none)).message).toContain('is not a bag');
    expect((await problemFrom(() => unbag('/nowhere', join(temporaryFolder(), 'a'), { home }))).code).toBe(
      'not-found',
    );
  });

  it('that holds no archive, or a newer one', async () => {
    const withCard = (content: string): string => {
      const bag = bagToHarm();
      const path = join(bag, 'manifest-sha256.txt');
      const lines = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, lines.filter((line) => !line.endsWith('  data/dossier.json')).join('\n'));
      unlinkSync(join(bag, 'data/dossier.json'));
      if (content !== '') add(bag, 'data/dossier.json', content);
      return bag;
    };
    expect((await refused(withCard(''))).code).toBe('not-an-archive');
    expect((await refused(withCard('{}'))).code).toBe('not-an-archive');
    const newer = await refused(
      withCard('{"format":99,"id":"k3f9x2m0q7ab","created":"2026-11-22T10:00:00Z"}'),
    );
    expect(newer.code).toBe('newer-format');
    expect(newer.message).toContain('format 99');
  });

  it('that is changed while it is taken out, and leaves nothing', async () => {
    const bag = bagToHarm();
    const place = temporaryFolder();
    const files = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').trimEnd().split('\n').length;
    // Between the check and the copy of the last file.
    const target = readdirSync(join(bag, 'data/settings').replace('settings', 'history'))[0] ?? '';
    const path = join(bag, 'data/history', target, '000001.jsonl');
    let harmed = false;
    const problem = await problemFrom(() =>
      unbag(bag, join(place, 'archive'), {
        home,
        onProgress: ({ done }) => {
          if (done < files || harmed) return;
          harmed = true;
          appendFileSync(path, 'x');
        },
      }),
    );
    expect(harmed).toBe(true);
    expect(problem.message).toContain('its SHA256 differs');
    expect(readdirSync(place)).toEqual([]);
  });

  it('where there is something already', async () => {
    const bag = bagToHarm();
    const place = temporaryFolder();
    writeFile(join(place, 'mine.txt'), 'mine');
    expect((await problemFrom(() => unbag(bag, place, { home }))).code).toBe('not-empty');
    expect(readdirSync(place)).toEqual(['mine.txt']);
    const within = await problemFrom(() => unbag(bag, join(bag, 'data', 'x'), { home }));
    expect(within.message).toContain('into its own bag');
  });
});
