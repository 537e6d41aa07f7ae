import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unbag } from '../../../archive/preserving/unbag.ts';
import { writeBag } from '../../../archive/preserving/write-bag.ts';
import { foldersOf } from '../../../archive/storage/layout.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import {
  contentsOf,
  importContent,
  knownTo,
  onAnotherDevice,
  openArchive,
  problemFrom,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';
import { smallArchive } from './small-archive.ts';

const agent = 'Dossier test';
const hasTool = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

describe('a bag', () => {
  it('goes out and comes back with the same bytes, and is the same archive', async () => {
    const made = await smallArchive();
    const bag = join(temporaryFolder(), 'bag');
    const before = contentsOf(made.path);
    const report = await writeBag(made.archive, bag, { home: made.home, agent });
    expect(report.findings).toEqual([]);
    expect(contentsOf(made.path)).toEqual(before);

    expect(readFileSync(join(bag, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`External-Identifier: ${made.archive.card.id}\n`);
    expect(info).toContain(`Payload-Oxum: ${report.bytes}.${report.files}\n`);
    expect(info).toContain('Bag-Software-Agent: Dossier test\n');
    expect(info).toMatch(/^Bagging-Date: \d{4}-\d\d-\d\d$/m);
    expect(readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8')).toContain('/2022-10-19');

    const back = join(temporaryFolder(), 'back');
    const home = temporaryFolder();
    const taken = await unbag(bag, back, { home });
    expect(taken).toMatchObject({
      folder: back,
      id: made.archive.card.id,
      files: report.files,
      bytes: report.bytes,
    });
    const filesOnly = (folder: string) =>
      Object.fromEntries(Object.entries(contentsOf(folder)).filter(([, text]) => text !== '(folder)'));
    expect(filesOnly(back)).toEqual(filesOnly(made.path));
    const opened = openArchive(back, { home });
    expect(knownTo(opened.archive)).toEqual(knownTo(made.archive));
    expect((await verifyArchive(opened.archive)).findings).toEqual([]);
  });

  it.runIf(hasTool('sha256sum', '--version'))('is confirmed by sha256sum and sha512sum', async () => {
    const made = await smallArchive();
    const bag = join(temporaryFolder(), 'bag');
    await writeBag(made.archive, bag, { home: made.home, agent });
    for (const name of ['256', '512'])
      for (const manifest of ['manifest', 'tagmanifest']) {
        // The tool knows no percent-encoding, which is of the RFC.
        const list = readFileSync(join(bag, `${manifest}-sha${name}.txt`), 'utf8').replaceAll('%25', '%');
        const said = execFileSync(`sha${name}sum`, ['-c', '--strict', '--quiet', '-'], {
          cwd: bag,
          input: list,
        });
        expect(String(said)).toBe('');
      }
  });

  const python = hasTool('python3', '-c', 'import bagit');
  it.runIf(python)('is a bag for the Library of Congress’s bagit, and its bags are taken', async () => {
    const made = await smallArchive();
    const folder = temporaryFolder();
    await writeBag(made.archive, join(folder, 'ours'), { home: made.home, agent });
    execFileSync('python3', ['-m', 'bagit', '--validate', join(folder, 'ours')]);
    const theirs = join(folder, 'theirs');
    await unbag(join(folder, 'ours'), theirs, { home: made.home });
    execFileSync('python3', ['-m', 'bagit', '--sha256', theirs]);
    await unbag(theirs, join(folder, 'back'), { home: made.home });
  });

  it('takes what other programs bag: other algorithms, CRLF, no tag manifest, names in NFD', async () => {
    const made = await smallArchive();
    const bag = join(temporaryFolder(), 'bag');
    await writeBag(made.archive, bag, { home: made.home, agent });
    const written = join(bag, 'manifest-sha256.txt');
    const text = readFileSync(written, 'utf8');
    expect(text).not.toBe(text.normalize('NFD'));
    for (const name of readdirSync(bag).filter((file) => /manifest|info/.test(file)))
      execFileSync('rm', [join(bag, name)]);
    const paths = text
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66).replaceAll('%25', '%'));
    const lines = paths.map((path) => {
      const digest = execFileSync('md5sum', [join(bag, path)], { encoding: 'utf8' }).slice(0, 32);
      return `${digest} *${path.normalize('NFD')}\r\n`;
    });
    writeFile(join(bag, 'manifest-md5.txt'), lines.join(''));
    writeFile(join(bag, 'bagit.txt'), 'BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-8\r\n');
    const taken = await unbag(bag, join(dirname(bag), 'back'), { home: made.home });
    expect(taken.files).toBe(paths.length);
  });

  it('leaves out what syncers put beside the files, and says what is no file', async () => {
    const made = await smallArchive();
    const [article = ''] = foldersOf(made.path, `articles/${made.article}`);
    for (const name of ['.syncthing.x.tmp', '~a.json', 'x.partial', '.a.json.icloud'])
      writeFile(join(made.path, article, name), 'secret');
    writeFile(join(made.path, '.stfolder', 'marker'), 'secret');
    writeFile(join(made.path, 'shopping.txt'), 'secret');
    symlinkSync('/etc/hostname', join(made.path, article, 'link'));
    const bag = join(temporaryFolder(), 'bag');
    const report = await writeBag(made.archive, bag, { home: made.home, agent });
    expect(report.findings).toEqual([`“${article}/link” is neither a file nor a folder, and was left out.`]);
    expect(JSON.stringify(contentsOf(bag))).not.toContain('secret');
  });

  it('holds whole lines of histories only, and what was written before them', async () => {
    const made = await smallArchive();
    const other = onAnotherDevice(made.path);
    await importContent(other, 'other.txt', 'Another article, from another device.\n');
    const history = join(made.path, 'history', other.archive.device, '000001.jsonl');
    const whole = readFileSync(history, 'utf8');
    appendFileSync(history, '{"v":1,"stamp":"1795');
    const bag = join(temporaryFolder(), 'bag');
    await writeBag(made.archive, bag, { home: made.home, agent });
    expect(readFileSync(join(bag, 'data/history', other.archive.device, '000001.jsonl'), 'utf8')).toBe(whole);
  });

  it('stays whole while the archive is written to', async () => {
    const made = await smallArchive();
    const bag = join(temporaryFolder(), 'bag');
    // One more article between two files of the bag, a dozen times.
    let later = 0;
    let importing = Promise.resolve();
    await writeBag(made.archive, bag, {
      home: made.home,
      agent,
      onProgress: () => {
        if (later++ >= 12) return;
        const name = `later${later}.txt`;
        importing = importing.then(async () => {
          await importContent(made, name, `Article ${later} with ${name}.\n`);
          made.archive.checkpoint();
        });
      },
    });
    await importing;
    const home = temporaryFolder();
    const { folder } = await unbag(bag, join(temporaryFolder(), 'back'), { home });
    const opened = openArchive(folder, { home });
    expect((await verifyArchive(opened.archive)).findings).toEqual([]);
  });

  it('tells of a stored copy that was altered before', async () => {
    const made = await smallArchive();
    const [article = ''] = foldersOf(made.path, `articles/${made.article}`);
    const [capture = ''] = readdirSync(join(made.path, article, 'captures'));
    const path = `${article}/captures/${capture}/original.txt`;
    writeFileSync(join(made.path, path), 'altered');
    const report = await writeBag(made.archive, join(temporaryFolder(), 'bag'), { home: made.home, agent });
    expect(report.findings).toEqual([`“${path}” is not what was stored: its SHA-256 differs.`]);
  });

  it('is refused where there is something, within the archive, and where nobody may write', async () => {
    const made = await smallArchive();
    const write = (folder: string) => writeBag(made.archive, folder, { home: made.home, agent });
    const full = temporaryFolder();
    writeFile(join(full, 'a'), 'a');
    expect((await problemFrom(() => write(full))).code).toBe('not-empty');
    expect(readdirSync(full)).toEqual(['a']);
    const within = await problemFrom(() => write(join(made.path, 'articles', 'bag')));
    expect(within.message).toContain('can’t lie in the archive');
    expect(existsSync(join(made.path, 'articles', 'bag'))).toBe(false);
  });

  it('leaves nothing when it is stopped', async () => {
    const made = await smallArchive();
    const above = temporaryFolder();
    const stopped = new AbortController();
    const options = { home: made.home, agent, signal: stopped.signal, onProgress: () => stopped.abort() };
    expect((await problemFrom(() => writeBag(made.archive, join(above, 'bag'), options))).code).toBe(
      'cancelled',
    );
    expect(readdirSync(above)).toEqual([]);
  });

  it('says so where its place can’t be written to', async () => {
    const made = await smallArchive();
    const closed = join(temporaryFolder(), 'closed');
    mkdirSync(closed, { mode: 0o555 });
    const write = () => writeBag(made.archive, join(closed, 'bag'), { home: made.home, agent });
    const problem = await problemFrom(() => asOrdinaryUser(write));
    expect(problem.code).toBe('not-writable');
    expect(problem.message).toContain("The bag “bag” can't be written: you are not allowed to write there.");
    expect(readdirSync(closed)).toEqual([]);
  });
});
