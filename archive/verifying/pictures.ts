/** Pictures with which words that a machine read were compared: whether they are here, and as they were kept. */
import { existsSync } from 'node:fs';
import { checkedSchema } from '../annotations/checked.ts';
import type { Finding } from '../contract/verifying.ts';
import { readStoredPng, storedPngPath } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import { stampDevice } from '../storage/stamp.ts';
import { finding } from './findings.ts';

const shownCharacters = 60;

/** Of a mark; without a finding where its words were not compared, or the picture is right. */
export function checkPicture({ path, device, replica }: Archive, address: string): Finding[] {
  const register = replica.thing(address)?.get('checked');
  const { data } = checkedSchema.safeParse(replica.value(address, 'checked'));
  if (!data || readStoredPng(path, data.picture)) return [];
  const words = `The picture with which the words “${data.words.slice(0, shownCharacters)}” were compared`;
  if (existsSync(storedPngPath(path, data.picture)))
    return [finding('picture-altered', address, `${words} is not the one that was kept, or can’t be read.`)];
  const isOwn = register?.kind === 'latest' && stampDevice(register.stamp) === device;
  return [
    isOwn
      ? finding('picture-missing', address, `${words} is gone.`)
      : finding('on-its-way', address, `${words} on another device has not arrived yet.`),
  ];
}
