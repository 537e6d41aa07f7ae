import { appendFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../archive/storage/change.ts';
import { appendChange, historyDevices } from '../../../archive/storage/history.ts';
import { HistoryReader, parseChange } from '../../../archive/storage/history-reader.ts';
import { IndexFile } from '../../../archive/storage/index-file.ts';
import { temporaryFolder, writeFile } from '../archive-in-folder.ts';

const device = 'k3f9x2m0q7ab';
const otherDevice = 'p81kd00zzzzz';

function change(number: number, value = `value ${number}`, by = device): Change {
  return {
    v: 1,
    stamp: `${1_700_000_000_000 + number}-00000-${by}`,
    at: '2026-11-22T10:00:00.000Z',
    author: 'Ana',
    writes: [{ of: 'people/aaaaaaaaaaaa', field: 'name', value }],
  };
}

/** Reads all news as an archive does. */
class Reader {
  readonly #reader: HistoryReader;

  constructor(archive: string) {
    this.#reader = new HistoryReader(archive, IndexFile.inMemory());
  }

  readTails(): { changes: Change[]; unreadable: { file: string; offset: number; reason: string }[] } {
    const changes: Change[] = [];
    const unreadable: { file: string; offset: number; reason: string }[] = [];
    for (let news = this.#reader.next(); news; news = this.#reader.next()) {
      let clean = news.state.clean;
      for (const { line, offset } of news.lines) {
        const parsed = parseChange(line);
        if (typeof parsed === 'string') {
          unreadable.push({ file: news.path, offset, reason: parsed });
          clean = 0;
        } else changes.push(parsed);
      }
      this.#reader.noteRead({ ...news.state, clean });
    }
    return { changes, unreadable };
  }
}

const fileOf = (archive: string, name = '000001.jsonl', by = device): string =>
  join(archive, 'history', by, name);
const line = (number: number): string => `${JSON.stringify(change(number))}\n`;
const stampsIn = (reader: Reader): string[] => reader.readTails().changes.map(({ stamp }) => stamp);
const stamps = (...numbers: number[]): string[] => numbers.map((number) => change(number).stamp);

describe('a history', () => {
  test('gives back what was appended, in order, each once', () => {
    const archive = temporaryFolder();
    const reader = new Reader(archive);
    appendChange(archive, device, change(1));
    appendChange(archive, device, change(2));
    expect(reader.readTails()).toEqual({ changes: [change(1), change(2)], unreadable: [] });
    appendChange(archive, device, change(3));
    expect(stampsIn(reader)).toEqual(stamps(3));
    expect(stampsIn(reader)).toEqual([]);
  });

  test('is read by each reader from its own place', () => {
    const archive = temporaryFolder();
    const [early, late] = [new Reader(archive), new Reader(archive)];
    appendChange(archive, device, change(1));
    expect(stampsIn(early)).toEqual(stamps(1));
    appendChange(archive, device, change(2));
    expect(stampsIn(early)).toEqual(stamps(2));
    expect(stampsIn(late)).toEqual(stamps(1, 2));
  });

  test('is empty where there is no folder yet', () => {
    expect(new Reader(temporaryFolder()).readTails()).toEqual({ changes: [], unreadable: [] });
  });

  test('is read of all devices, and of nothing that is no device', () => {
    const archive = temporaryFolder();
    appendChange(archive, device, change(1));
    appendChange(archive, otherDevice, change(2, 'x', otherDevice));
    writeFile(join(archive, 'history', 'notes', '000001.jsonl'), line(3));
    writeFile(fileOf(archive, '000001 (conflicted copy).jsonl'), line(4));
    writeFile(join(archive, 'history', 'm0m0m0m0m0m0'), 'a file with the name of a device');
    mkdirSync(fileOf(archive, '000007.jsonl'));
    expect(historyDevices(archive)).toEqual([device, otherDevice]);
    expect(new Reader(archive).readTails().changes).toHaveLength(2);
  });
});

describe('a torn last line', () => {
  test('is passed over, ended by the next append, and reported once', () => {
    const archive = temporaryFolder();
    appendChange(archive, device, change(1));
    const { size } = statSync(fileOf(archive));
    appendFileSync(fileOf(archive), line(2).slice(0, 40));
    const reader = new Reader(archive);
    expect(reader.readTails()).toEqual({ changes: [change(1)], unreadable: [] });
    appendChange(archive, device, change(3));
    expect(reader.readTails()).toEqual({
      changes: [change(3)],
      unreadable: [{ file: `history/${device}/000001.jsonl`, offset: size, reason: 'not-a-change' }],
    });
    expect(reader.readTails().unreadable).toEqual([]);
    expect(readFileSync(fileOf(archive), 'utf8')).toContain(line(2).slice(0, 40));
  });

  test('in the middle of a letter does not spoil what follows', () => {
    const archive = temporaryFolder();
    const bytes = Buffer.from(`${JSON.stringify(change(1, 'León'))}\n`);
    const half = bytes.indexOf(0xc3) + 1;
    writeFile(fileOf(archive), bytes.subarray(0, half));
    appendChange(archive, device, change(2, 'Inês'));
    expect(new Reader(archive).readTails().changes).toEqual([change(2, 'Inês')]);
  });

  test('that is then delivered to its end is read whole', () => {
    const archive = temporaryFolder();
    const text = line(1) + line(2);
    const reader = new Reader(archive);
    const seen: string[] = [];
    for (let end = 1; end <= text.length; end++) {
      writeFile(fileOf(archive), text.slice(0, end));
      const tail = reader.readTails();
      expect(tail.unreadable).toEqual([]);
      seen.push(...tail.changes.map(({ stamp }) => stamp));
    }
    expect(seen).toEqual(stamps(1, 2));
  });
});

describe('a line that can’t be read', () => {
  const cases: readonly (readonly [string, string, 'not-a-change' | 'newer-format'])[] = [
    ['nonsense', 'not json', 'not-a-change'],
    ['JSON of another shape', '{"hello":"world"}', 'not-a-change'],
    ['null', 'null', 'not-a-change'],
    ['a number', '42', 'not-a-change'],
    ['a change without writes', JSON.stringify({ ...change(9), writes: [] }), 'not-a-change'],
    ['a change with a stamp that is none', JSON.stringify({ ...change(9), stamp: 'now' }), 'not-a-change'],
    [
      'an address that climbs out of the archive',
      JSON.stringify({ ...change(9), writes: [{ of: '../../evil', field: 'name', value: 'x' }] }),
      'not-a-change',
    ],
    ['a change of a newer format', JSON.stringify({ ...change(9), v: 2 }), 'newer-format'],
    [
      'a change of a newer format and another shape',
      '{"v":3,"sealed":"BASE64","stamp":"later"}',
      'newer-format',
    ],
  ];

  test.each(cases)('is reported once and left in place: %s', (_name, text, reason) => {
    const archive = temporaryFolder();
    const content = `${line(1)}${text}\n${line(2)}`;
    writeFile(fileOf(archive), content);
    const reader = new Reader(archive);
    const tail = reader.readTails();
    expect(tail.changes).toEqual([change(1), change(2)]);
    expect(tail.unreadable).toEqual([
      { file: `history/${device}/000001.jsonl`, offset: line(1).length, reason },
    ]);
    expect(reader.readTails().unreadable).toEqual([]);
    expect(readFileSync(fileOf(archive), 'utf8')).toBe(content);
  });

  test('is none of the empty ones', () => {
    const archive = temporaryFolder();
    writeFile(fileOf(archive), `\n${line(1)}\n   \n${line(2)}`);
    expect(new Reader(archive).readTails()).toEqual({
      changes: [change(1), change(2)],
      unreadable: [],
    });
  });
});

describe('a history file', () => {
  test('is sealed at 1 MB and the next number begun', () => {
    const archive = temporaryFolder();
    const reader = new Reader(archive);
    const long = 'x'.repeat(300_000);
    for (let number = 1; number <= 9; number++) appendChange(archive, device, change(number, long));
    const sizes = [1, 2, 3].map((number) => statSync(fileOf(archive, `00000${number}.jsonl`)).size);
    expect(sizes[0]).toBeGreaterThanOrEqual(1_000_000);
    expect(sizes[0]).toBeLessThan(1_300_000);
    expect(sizes[2]).toBeLessThan(1_000_000);
    expect(stampsIn(reader)).toEqual(stamps(1, 2, 3, 4, 5, 6, 7, 8, 9));
  });

  test('is not written to again when it is sealed, torn or not', () => {
    const archive = temporaryFolder();
    const sealed = `${line(1)}${'x'.repeat(1_000_000)}`;
    writeFile(fileOf(archive), sealed);
    appendChange(archive, device, change(2));
    expect(readFileSync(fileOf(archive), 'utf8')).toBe(sealed);
    expect(stampsIn(new Reader(archive))).toEqual(stamps(1, 2));
  });

  test('that a syncer has put back to an earlier state is read on when it grows again', () => {
    const archive = temporaryFolder();
    writeFile(fileOf(archive), line(1) + line(2));
    const reader = new Reader(archive);
    expect(stampsIn(reader)).toEqual(stamps(1, 2));
    truncateSync(fileOf(archive), line(1).length);
    reader.readTails();
    writeFileSync(fileOf(archive), line(1) + line(2) + line(3));
    const tail = reader.readTails();
    expect(tail.unreadable).toEqual([]);
    expect(tail.changes.map(({ stamp }) => stamp)).toContain(change(3).stamp);
  });
});
