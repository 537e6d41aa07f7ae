import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deviceId, homeFolder } from '../../../archive/storage/home-folder.ts';
import { isId, newId } from '../../../archive/storage/ids.ts';
import { temporaryFolder, writeFile } from '../archive-in-folder.ts';

describe('the device’s id', () => {
  test('is made once and kept', () => {
    const home = join(temporaryFolder(), 'not', 'there', 'yet');
    const id = deviceId(home);
    expect(isId(id)).toBe(true);
    expect(deviceId(home)).toBe(id);
    expect(readdirSync(home)).toEqual(['device.json']);
  });

  test('is another one in another home', () => {
    expect(deviceId(temporaryFolder())).not.toBe(deviceId(temporaryFolder()));
  });

  test('is never replaced, even where its file is broken', () => {
    const home = temporaryFolder();
    const path = writeFile(join(home, 'device.json'), '{"id":"nonsense"}');
    expect(() => deviceId(home)).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('{"id":"nonsense"}');
  });
});

describe('the home folder', () => {
  test('is the one that DOSSIER_HOME names', () =>
    expect(homeFolder({ DOSSIER_HOME: '/some/where' })).toBe('/some/where'));

  test.runIf(process.platform === 'linux')('follows XDG', () =>
    expect(homeFolder({ XDG_DATA_HOME: '/data' })).toBe('/data/dossier'),
  );
});

describe('ids', () => {
  test('are of 12 characters that can’t be misread, and differ', () => {
    const ids = Array.from({ length: 2_000 }, newId);
    expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{12}$/u.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.join('')).size).toBe(32);
  });
});
