import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeExport } from '../../../archive/briefings/write-export.ts';
import { problemOf, temporaryFolder, writeFile } from '../archive-in-folder.ts';
import { asOrdinaryUser } from '../as-ordinary-user.ts';

const bytes = Buffer.from('%PDF-1.7');

describe('an export', () => {
  test('replaces what was there', () => {
    const file = writeFile(join(temporaryFolder(), 'a.pdf'), 'old');
    writeExport(file, bytes);
    expect(readFileSync(file, 'utf8')).toBe('%PDF-1.7');
  });

  const places: readonly (readonly [string, () => string])[] = [
    ['a folder that is not there', () => join(temporaryFolder(), 'absent', 'a.pdf')],
    ['a folder', () => join(writeFile(join(temporaryFolder(), 'a.pdf', 'b'), ''), '..')],
    ['below a file', () => join(writeFile(join(temporaryFolder(), 'b'), ''), 'a.pdf')],
  ];
  test.each(places)('to %s is refused with a sentence', (_name, place) => {
    const file = place();
    const problem = problemOf(() => writeExport(file, bytes));
    expect(problem.code).toBe('export-failed');
    expect(problem.message).toContain(file);
    expect(problem.message).toContain('nothing was changed');
  });

  test('to where one may not write leaves what was there', () => {
    const folder = temporaryFolder();
    const file = writeFile(join(folder, 'a.pdf'), 'old');
    chmodSync(folder, 0o555);
    expect(asOrdinaryUser(() => problemOf(() => writeExport(file, bytes))).code).toBe('export-failed');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });
});
