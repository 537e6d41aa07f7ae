import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isStamp } from '../../../archive/storage/stamp.ts';
import {
  contentsOf,
  knownTo,
  newArchive,
  onAnotherDevice,
  openArchive,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';

const ana = 'people/aaaaaaaaaaaa';
const bo = 'people/bbbbbbbbbbbb';

const setName = ({ archive }: TestArchive, name: string, of = ana): void =>
  archive.commit((draft) => draft.set(of, 'name', name));
const historyOf = ({ archive, path }: TestArchive): string =>
  readFileSync(join(path, 'history', archive.device, '000001.jsonl'), 'utf8');
const historyLines = (opened: TestArchive): number => historyOf(opened).split('\n').length - 1;

function checkpointPath({ archive, path }: TestArchive, home = ana): string {
  return join(archive.folderOf(home, ''), `${archive.device}.json`).replace(`${path}/`, '');
}

describe('a commit', () => {
  test('stands in the history as one line when it returns', () => {
    const opened = newArchive({ author: 'Ana', now: () => 1_700_000_000_000 });
    opened.archive.commit((draft) => {
      draft.set(ana, 'name', 'Ana Sá');
      draft.setElement(ana, 'aliases', 'A. Sá', true);
    });
    expect(historyLines(opened)).toBe(1);
    const change = JSON.parse(historyOf(opened));
    expect(isStamp(change.stamp)).toBe(true);
    expect(change).toMatchObject({ v: 1, author: 'Ana', at: '2023-11-14T22:13:20.000Z' });
    expect(change.writes).toEqual([
      { of: ana, field: 'name', value: 'Ana Sá' },
      { of: ana, field: 'aliases/A. Sá', value: true },
    ]);
  });

  test('writes nothing of what is known already', () => {
    const opened = newArchive();
    const say = (): void =>
      opened.archive.commit((draft) => {
        draft.set(ana, 'name', 'Ana');
        draft.set(ana, 'authors', ['x', 'y']);
        draft.setElement(ana, 'aliases', 'A', true);
        draft.setElement(ana, 'aliases', 'never was', false);
        draft.setProse(ana, 'description', 'words');
        draft.setProse(ana, 'note', '');
      });
    say();
    say();
    expect(historyLines(opened)).toBe(1);
  });

  test('writes nothing where its building fails', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    const before = contentsOf(opened.path);
    expect(() =>
      opened.archive.commit((draft) => {
        draft.set(ana, 'name', 'half');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(contentsOf(opened.path)).toEqual(before);
    expect(opened.archive.replica.value(ana, 'name')).toBe('Ana');
  });

  test('that could not be read again is refused before it is written', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    const before = historyOf(opened);
    expect(() => opened.archive.commit((draft) => draft.set(ana, 'x'.repeat(201), 1))).toThrow();
    expect(() => opened.archive.commit((draft) => draft.set('../../evil', 'name', 1))).toThrow();
    expect(historyOf(opened)).toBe(before);
  });
});

describe('two devices on one folder', () => {
  test('see each other’s changes', () => {
    const here = newArchive();
    const there = onAnotherDevice(here.path);
    const news = ({ archive }: TestArchive): string[] => {
      archive.refresh();
      return archive.takeChanged();
    };
    setName(here, 'Ana');
    expect(news(here)).toEqual([ana]);
    expect(news(there)).toEqual([ana]);
    expect(news(there)).toEqual([]);
    setName(there, 'Ana Sá');
    expect(news(here)).toEqual([ana]);
    expect(here.archive.replica.value(ana, 'name')).toBe('Ana Sá');
  });

  test('agree on what was written at once, and keep both notes', () => {
    const here = newArchive();
    const there = onAnotherDevice(here.path);
    // As when a syncer brings the histories only later: each commits before it has seen the other's.
    const away = join(temporaryFolder(), 'history of there');
    setName(there, 'There');
    there.archive.commit((draft) => draft.setProse(ana, 'note', 'there'));
    renameSync(join(here.path, 'history', there.archive.device), away);
    setName(here, 'Here');
    here.archive.commit((draft) => draft.setProse(ana, 'note', 'here'));
    renameSync(away, join(here.path, 'history', there.archive.device));
    here.archive.refresh();
    there.archive.refresh();
    expect(knownTo(here.archive)).toEqual(knownTo(there.archive));
    const note = here.archive.replica.thing(ana)?.get('note');
    expect(note?.kind === 'prose' ? note.versions.map(({ value }) => value) : []).toEqual(['there', 'here']);
  });

  test('write stamps later than what they have seen, however wrong their clocks', () => {
    const here = newArchive({ now: () => 1_700_000_000_000 });
    const there = onAnotherDevice(here.path, { now: () => 1_500_000_000_000 });
    setName(here, 'first');
    setName(there, 'second');
    setName(here, 'third');
    there.archive.refresh();
    expect([here, there].map(({ archive }) => archive.replica.value(ana, 'name'))).toEqual([
      'third',
      'third',
    ]);
  });

  test('never touch each other’s files', () => {
    const here = newArchive();
    const there = onAnotherDevice(here.path);
    setName(there, 'Ana');
    there.archive.checkpoint();
    const ofThere = (): [string, string][] =>
      Object.entries(contentsOf(here.path)).filter(([name]) => name.includes(there.archive.device));
    const before = ofThere();
    setName(here, 'Ana Sá');
    here.archive.checkpoint();
    expect(ofThere()).toEqual(before);
  });
});

describe('two processes of one device', () => {
  test('see each other’s changes and give different stamps', () => {
    const here = newArchive({ now: () => 1_700_000_000_000 });
    const command = openArchive(here.path, { home: here.home, now: () => 1_700_000_000_000 });
    expect(command.archive.device).toBe(here.archive.device);
    for (let round = 0; round < 5; round++) {
      setName(here, `app ${round}`);
      setName(command, `command ${round}`, bo);
    }
    here.archive.refresh();
    expect(knownTo(here.archive)).toEqual(knownTo(command.archive));
    const stamps = historyOf(here)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).stamp);
    expect(new Set(stamps).size).toBe(10);
    expect(stamps).toEqual([...stamps].sort());
  });
});

describe('checkpoints', () => {
  test('say what the history says, in a folder with a label', () => {
    const opened = newArchive();
    setName(opened, 'Ana Sá');
    expect(opened.archive.lagging).toBe(true);
    opened.archive.checkpoint();
    expect(opened.archive.lagging).toBe(false);
    expect(readdirSync(join(opened.path, 'people', 'aa'))).toEqual(['Ana Sá [aaaaaaaaaaaa]']);
    const checkpoint = JSON.parse(readFileSync(join(opened.path, checkpointPath(opened)), 'utf8'));
    expect(checkpoint.format).toBe(1);
    expect(checkpoint.things[ana].name.value).toBe('Ana Sá');
  });

  test('that lag after a crash are brought up to date when the archive is next opened', () => {
    const opened = newArchive();
    setName(opened, 'old');
    opened.archive.checkpoint();
    setName(opened, 'new');
    setName(opened, 'Bo', bo);
    opened.archive.abandon();
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.lagging).toBe(true);
    again.archive.checkpoint();
    expect(readFileSync(join(opened.path, checkpointPath(again)), 'utf8')).toContain('"new"');
    expect(readFileSync(join(opened.path, checkpointPath(again, bo)), 'utf8')).toContain('"Bo"');
    expect(again.archive.warnings).toEqual([]);
  });

  test('do not lag when the archive is opened again after it was closed', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.commit((draft) => draft.setProse(ana, 'description', 'words'));
    opened.archive.close();
    const before = contentsOf(opened.path);
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.lagging).toBe(false);
    expect(contentsOf(opened.path)).toEqual(before);
  });

  test('are enough to rebuild all when the histories are lost', () => {
    const here = newArchive();
    const there = onAnotherDevice(here.path);
    setName(here, 'Ana');
    here.archive.commit((draft) => draft.setProse(ana, 'description', 'here'));
    setName(there, 'Ana Sá');
    there.archive.commit((draft) => draft.setProse(ana, 'description', 'there'));
    there.archive.commit((draft) => draft.setElement(ana, 'aliases', 'A', true));
    setName(there, 'Bo', bo);
    here.archive.refresh();
    for (const { archive } of [here, there]) archive.checkpoint();
    const known = knownTo(here.archive);
    for (const { archive } of [here, there]) archive.close();
    rmSync(join(here.path, 'history'), { recursive: true });
    // A device that never saw the histories.
    const rebuilt = onAnotherDevice(here.path);
    expect(knownTo(rebuilt.archive)).toEqual(known);
    expect(rebuilt.archive.warnings).toEqual([]);
    setName(rebuilt, 'goes on');
    expect(historyLines(rebuilt)).toBe(1);
  });

  test.each(['AAA', 'zzz'])('that were altered do not win over the history: %s', (altered) => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const path = join(opened.path, checkpointPath(opened));
    writeFile(path, readFileSync(path, 'utf8').replace('"Ana"', `"${altered}"`));
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.replica.value(ana, 'name')).toBe('Ana');
    again.archive.close();
    expect(readFileSync(path, 'utf8')).toContain('"Ana"');
  });

  test('of one thing in two folders are one thing', () => {
    const here = newArchive();
    setName(here, 'Ana');
    here.archive.checkpoint();
    const [folder = ''] = readdirSync(join(here.path, 'people', 'aa'));
    const there = onAnotherDevice(here.path);
    renameSync(
      join(here.path, 'people', 'aa', folder),
      join(here.path, 'people', 'aa', 'Other label [aaaaaaaaaaaa]'),
    );
    setName(there, 'Ana Sá');
    mkdirSync(join(here.path, 'people', 'aa', folder));
    there.archive.checkpoint();
    rmSync(join(here.path, 'history'), { recursive: true });
    const rebuilt = onAnotherDevice(here.path);
    expect(rebuilt.archive.replica.value(ana, 'name')).toBe('Ana Sá');
    expect(rebuilt.archive.replica.homes('people')).toEqual([ana]);
  });
});

describe('a checkpoint that can’t be read', () => {
  const contents: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['torn', '{"format":1,"device":"'],
    ['of another shape', '{"things":[]}'],
    ['of a newer format', '{"format":2,"device":"aaaaaaaaaaaa","things":{}}'],
    ['bytes that are no text', '\u0000\ufffd\u0001'],
  ];

  test.each(contents)('and is this device’s own is copied aside and rebuilt: %s', (_name, content) => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const path = checkpointPath(opened);
    writeFile(join(opened.path, path), content);
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.warnings).toHaveLength(1);
    expect(again.archive.warnings[0]).toContain('rebuilt from the history');
    again.archive.checkpoint();
    expect(readFileSync(join(opened.path, path), 'utf8')).toContain('"Ana"');
    const aside = Object.entries(contentsOf(join(opened.home, 'unreadable'))).filter(
      ([, text]) => text !== '(folder)',
    );
    expect(aside.map(([, text]) => text)).toEqual([Buffer.from(content).toString('latin1')]);
    expect(openArchive(opened.path, { home: opened.home }).archive.warnings).toEqual([]);
  });

  test('a second damage of the same length is kept beside the first', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const path = join(opened.path, checkpointPath(opened));
    for (const damage of ['{first', '{other']) {
      writeFile(path, damage);
      openArchive(opened.path, { home: opened.home }).archive.checkpoint();
    }
    const kept = Object.values(contentsOf(join(opened.home, 'unreadable'))).filter(
      (text) => text !== '(folder)',
    );
    expect(kept.sort()).toEqual(['{first', '{other']);
  });

  test.each(contents)('and is another device’s is left in place byte for byte: %s', (_name, content) => {
    const there = newArchive();
    setName(there, 'Ana');
    there.archive.close();
    const path = join(there.path, checkpointPath(there));
    writeFile(path, content);
    const here = onAnotherDevice(there.path);
    expect(here.archive.replica.value(ana, 'name')).toBe('Ana');
    expect(here.archive.warnings).toHaveLength(1);
    expect(here.archive.warnings[0]).toContain('left as it is');
    setName(here, 'Ana Sá');
    here.archive.close();
    expect(readFileSync(path, 'utf8')).toBe(content);
    // Opened again it is said again, and no second copy is made.
    const again = openArchive(here.path, { home: here.home });
    expect(again.archive.warnings).toHaveLength(1);
    expect(
      Object.values(contentsOf(join(here.home, 'unreadable'))).filter((text) => text !== '(folder)'),
    ).toHaveLength(1);
  });

  test('because it is a folder, or a dead link, does not keep the archive from opening', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const folder = join(opened.path, checkpointPath(opened), '..');
    mkdirSync(join(folder, 'dddddddddddd.json'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'eeeeeeeeeeee.json'));
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.replica.value(ana, 'name')).toBe('Ana');
  });
});

describe('what a syncer leaves behind', () => {
  test('does not keep the archive from opening, and stays', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    opened.archive.close();
    const folder = join(opened.path, checkpointPath(opened), '..');
    const strange = [
      join(folder, `${opened.archive.device} (conflicted copy).json`),
      join(folder, '.syncthing.tmp'),
      join(opened.path, 'people', 'desktop.ini'),
      join(opened.path, 'people', 'aa', '.DS_Store'),
      join(opened.path, 'people', 'aa', 'no id here', 'x.json'),
      join(opened.path, 'people', 'zz', 'of another shard [aaaaaaaaaaaa]', 'x.json'),
      join(opened.path, 'history', '.stfolder'),
      join(opened.path, 'history', opened.archive.device, '000001.sync-conflict.jsonl'),
    ];
    for (const path of strange) writeFile(path, 'strange');
    const again = openArchive(opened.path, { home: opened.home });
    expect(again.archive.warnings).toEqual([]);
    setName(again, 'Ana Sá');
    again.archive.close();
    for (const path of strange) expect(readFileSync(path, 'utf8')).toBe('strange');
  });
});

describe('an unreadable line', () => {
  test('is warned of in a sentence, and the rest is read', () => {
    const opened = newArchive();
    setName(opened, 'Ana');
    const file = join(opened.path, 'history', 'zzzzzzzzzzzz', '000001.jsonl');
    writeFile(file, 'nonsense\n{"v":2,"sealed":true}\n');
    opened.archive.refresh();
    opened.archive.refresh();
    expect(opened.archive.warnings).toEqual([
      '“history/zzzzzzzzzzzz/000001.jsonl”: the line at byte 0 is not a change. It was left as it is.',
      '“history/zzzzzzzzzzzz/000001.jsonl”: the line at byte 9 was written by a newer version of Dossier. It was left as it is.',
    ]);
    expect(opened.archive.replica.value(ana, 'name')).toBe('Ana');
  });

  test('is told of once for each file and cause, with how many there are', () => {
    const there = newArchive();
    setName(there, 'Ana');
    setName(there, 'Ana Sá');
    there.archive.close();
    const history = join(there.path, 'history', there.archive.device, '000001.jsonl');
    const [first = '', second = ''] = readFileSync(history, 'utf8').trim().split('\n');
    const merged = [
      '<<<<<<< HEAD',
      first,
      '=======',
      second,
      '>>>>>>> theirs',
      'torn',
      '{"v":2}',
      'torn',
      '',
    ];
    writeFile(history, merged.join('\n'));
    const here = onAnotherDevice(there.path);
    const path = `history/${there.archive.device}/000001.jsonl`;
    expect(here.archive.replica.value(ana, 'name')).toBe('Ana Sá');
    const told = () => here.archive.warnings.map((warning) => warning.replace(/byte \d+/, 'byte N'));
    expect(told()).toEqual([
      `“${path}”: git has set two versions one below the other; both were read. Its 3 marks, the first at byte N, were left in place.`,
      `“${path}”: 2 lines, the first at byte N, are not changes. They were left as they are.`,
      `“${path}”: the line at byte N was written by a newer version of Dossier. It was left as it is.`,
    ]);
    // Read again from its beginning, nothing is counted twice; mended, nothing is told.
    appendFileSync(history, 'torn\n');
    here.archive.refresh();
    expect(told()[1]).toContain('3 lines');
    writeFile(history, `${first}\n${second}\n`);
    here.archive.refresh();
    expect(here.archive.warnings).toEqual([]);
  });

  test('in a history of several megabytes does not keep the rest from being read', () => {
    const opened = newArchive();
    const device = 'zzzzzzzzzzzz';
    const line = (count: number) =>
      JSON.stringify({
        v: 1,
        stamp: `${1_700_000_000_000 + count}-00000-${device}`,
        at: '2026-11-22T10:00:00.000Z',
        author: '',
        writes: [{ of: ana, field: 'name', value: `${count} ${'a'.repeat(20_000)}` }],
      });
    const lines = Array.from({ length: 300 }, (_, count) => line(count));
    writeFile(join(opened.path, 'history', device, '000001.jsonl'), `torn\n${lines.join('\n')}\ntorn\n`);
    opened.archive.refresh();
    expect(opened.archive.replica.value(ana, 'name')).toMatch(/^299 /);
    expect(opened.archive.warnings).toEqual([expect.stringContaining('2 lines, the first at byte 0,')]);
  });
});
