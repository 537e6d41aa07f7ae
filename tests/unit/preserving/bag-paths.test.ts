import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collidingPaths, decodePath, encodePath, pathDanger } from '../../../archive/preserving/bag-paths.ts';
import { manifestText, readInfo, readManifest } from '../../../archive/preserving/tag-files.ts';

it('reads back every path that it has written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '%', '\r', '\n', '2', '5', '0', 'A', 'é', '/') }),
      (path) => {
        expect(decodePath(encodePath(path), '1.0')).toBe(path);
        expect(encodePath(path)).not.toMatch(/[\r\n]/);
      },
    ),
  );
});

it('encodes only the per cent sign and ends of lines', () => {
  expect(encodePath('data/50% of “voters”\u2028 [x]\n')).toBe('data/50%25 of “voters”\u2028 [x]%0A');
  // BagIt 0.97 left the per cent sign as it is.
  expect(decodePath('data/50%25%0a', '0.97')).toBe('data/50%25\n');
});

it('reads manifests whatever their lines end in', () => {
  const digest = 'ab'.repeat(32);
  for (const end of ['\n', '\r\n', '\r'])
    expect(readManifest(`${digest}  data/a b${end}${digest.toUpperCase()}\tdata/%0Ac${end}`, '1.0')).toEqual([
      { digest, path: 'data/a b' },
      { digest, path: 'data/\nc' },
    ]);
  expect(readManifest('not a line', '1.0')).toEqual(['not a line']);
  expect(
    manifestText([
      ['data/b%', digest],
      ['data/a', digest],
    ]),
  ).toBe(`${digest}  data/a\n${digest}  data/b%25\n`);
});

it('takes folded lines of bag-info together', () => {
  expect(readInfo('Payload-Oxum: 12.3\nExternal-Description: long\n  and longer\n')).toEqual(
    new Map([
      ['payload-oxum', '12.3'],
      ['external-description', 'long and longer'],
    ]),
  );
});

it.each([
  '',
  '/etc/passwd',
  'data/../../x',
  'data/..',
  '../x',
  '~/x',
  '~root/x',
  'data\\x',
  'data/..\\..\\x',
  'C:/x',
  'data/c:x',
  'data/a\0b',
  'data//x',
  'data/./x',
])('sees the danger of %j', (path) => {
  expect(pathDanger(path)).toBeTypeOf('string');
});

it.each(['data/a', 'data/..a/b', 'data/~ 50 people [k3]/x', 'data/a…/b'])('sees none in %j', (path) => {
  expect(pathDanger(path)).toBeUndefined();
});

it('finds names that some disks hold to be one', () => {
  expect(collidingPaths(['data/A', 'data/a'])).toEqual(['data/A', 'data/a']);
  expect(collidingPaths(['data/é', 'data/e\u0301'])).toEqual(['data/é', 'data/e\u0301']);
  expect(collidingPaths(['data/STRASSE', 'data/straße'])).toEqual(['data/STRASSE', 'data/straße']);
  expect(collidingPaths(['data/a', 'data/A/b'])).toEqual(['data/a', 'data/A/b']);
  expect(collidingPaths(['data/a/b', 'data/A/c', 'data/ab'])).toBeUndefined();
});
