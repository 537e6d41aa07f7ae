import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { destroyThings } from '../../../archive/destroying/destroy.ts';
import { takeStep } from '../../../archive/history/steps.ts';
import { addPerson } from '../../../archive/people/person.ts';
import { joinRecords } from '../../../archive/records/join.ts';
import { recordPicture, setPicture } from '../../../archive/records/record-picture.ts';
import { verifyArchive } from '../../../archive/verifying/verify.ts';
import { newArchive, onAnotherDevice, problemOf } from '../archive-in-folder.ts';

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(kind), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A picture of one grey pixel. */
function png(grey: number): string {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, grey]))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

test('a picture is kept with its words, shown of joined records, undone, and the same on another device', () => {
  const { archive, path } = newArchive();
  const [a, b] = [addPerson(archive, { name: 'Ana' }), addPerson(archive, { name: 'Anna' })];
  const of = { noun: 'people', id: b } as const;
  expect(recordPicture(archive, of)).toBeUndefined();
  expect(problemOf(() => setPicture(archive, { ...of, png: null })).message).toContain('no picture');
  expect(problemOf(() => setPicture(archive, { ...of, png: 'AAAA' })).message).toContain('PNG');
  setPicture(archive, { ...of, png: png(7), alt: '  At the \n hearing ' });
  expect(recordPicture(archive, of)).toMatchObject({ alt: 'At the hearing' });
  joinRecords(archive, 'people', { keep: a, ids: [b] });
  const there = onAnotherDevice(path);
  const shown = recordPicture(there.archive, { noun: 'people', id: a })?.png;
  expect(Buffer.from(shown ?? []).toString('base64')).toBe(png(7));
  setPicture(archive, { noun: 'people', id: a, png: null });
  expect(recordPicture(archive, { noun: 'people', id: a })).toBeUndefined();
  expect(takeStep(archive, { direction: 'undo' }).done).not.toBeNull();
  expect(recordPicture(archive, { noun: 'people', id: a })).toMatchObject({ alt: 'At the hearing' });
});

test('verifying names one that is spoilt or gone; what nothing else shows goes when its record is destroyed', async () => {
  const { archive, path } = newArchive();
  const [a, b] = [addPerson(archive, { name: 'Ana' }), addPerson(archive, { name: 'Bo' })];
  for (const id of [a, b]) setPicture(archive, { noun: 'people', id, png: png(1) });
  archive.checkpoint();
  const kinds = async () => (await verifyArchive(archive)).findings.map(({ kind }) => kind);
  expect(await kinds()).toEqual([]);
  const [file = ''] = readdirSync(join(path, 'files'));
  destroyThings(archive, [a]);
  expect(existsSync(join(path, 'files', file))).toBe(true);
  writeFileSync(join(path, 'files', file), 'spoilt');
  expect(recordPicture(archive, { noun: 'people', id: b })?.png).toBeUndefined();
  expect(await kinds()).toEqual(['picture-altered']);
  rmSync(join(path, 'files', file));
  expect(await kinds()).toEqual(['picture-missing']);
  setPicture(archive, { noun: 'people', id: b, png: png(2) });
  destroyThings(archive, [b]);
  expect(readdirSync(join(path, 'files'))).toEqual([]);
});
