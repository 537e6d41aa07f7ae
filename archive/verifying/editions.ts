/** Editions of briefings: whether their files are here, and are what was handed on. */
import { existsSync } from 'node:fs';
import type { Finding } from '../contract/verifying.ts';
import { fileOf } from '../editions/edition.ts';
import { documentEnding, editionPath, readEditionFile } from '../editions/edition-file.ts';
import type { Archive } from '../storage/archive.ts';
import { readText } from '../storage/reading.ts';
import { stampDevice } from '../storage/stamp.ts';
import { finding } from './findings.ts';

export function checkEdition({ path, device, replica }: Archive, address: string): Finding[] {
  const file = fileOf(replica, address);
  if (!file) return [];
  const register = replica.thing(address)?.get('file');
  const isOwn = register?.kind === 'latest' && stampDevice(register.stamp) === device;
  const made = readText(replica, address, 'made').slice(0, 10);
  const what = `the edition of “${readText(replica, address, 'title')}” of ${made}`;
  return [
    { hash: file.sha256, ending: file.ending, words: `The file of ${what}` },
    { hash: file.document, ending: documentEnding, words: `What ${what} was made of` },
  ].flatMap(({ hash, ending, words }) => {
    if (readEditionFile(path, hash, ending)) return [];
    if (existsSync(editionPath(path, hash, ending)))
      return [finding('edition-altered', address, `${words} is not what was kept.`)];
    return [
      isOwn
        ? finding('edition-missing', address, `${words} is gone.`)
        : finding('on-its-way', address, `${words} has not arrived yet from another device.`),
    ];
  });
}
