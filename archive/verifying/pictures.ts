/** Pictures of people and events, and those with which words that a machine read were compared: whether they are here, and as they were kept. */
import { existsSync } from 'node:fs';
import { checkedSchema } from '../annotations/checked.ts';
import type { Finding } from '../contract/verifying.ts';
import { readStoredPng, storedPngPath } from '../files/stored-files.ts';
import { readPicture } from '../records/record-picture.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Register } from '../storage/register.ts';
import { stampDevice } from '../storage/stamp.ts';
import { finding } from './findings.ts';

const shownCharacters = 60;

/** Of a mark; without a finding where its words were not compared, or the picture is right. */
export function checkPicture({ path, device, replica }: Archive, address: string): Finding[] {
  const register = replica.thing(address)?.get('checked');
  const { data } = checkedSchema.safeParse(replica.value(address, 'checked'));
  if (!data || readStoredPng(path, data.picture)) return [];
  const words = `The picture with which the words “${data.words.slice(0, shownCharacters)}” were compared`;
  return lostPicture({ path, device }, address, { words, picture: data.picture, register });
}

/** Of a person or an event; without a finding where it has none, or the picture is right. */
export function checkRecordPicture({ path, device, replica }: Archive, home: string): Finding[] {
  const kept = readPicture(replica.value(home, 'picture'));
  if (!kept || readStoredPng(path, kept.picture)) return [];
  const name = readText(replica, home, 'name') || readText(replica, home, 'title');
  const register = replica.thing(home)?.get('picture');
  return lostPicture({ path, device }, home, {
    words: `The picture of “${name}”`,
    picture: kept.picture,
    register,
  });
}

/** Of a figure in a briefing; not of what was removed, or shows a region. */
export function checkFigurePicture({ path, device, replica }: Archive, address: string): Finding[] {
  if (replica.value(address, 'kind') !== 'figure' || replica.value(address, 'trashed') === true) return [];
  const kept = readPicture(replica.value(address, 'picture'));
  if (!kept || readStoredPng(path, kept.picture)) return [];
  const title = readText(replica, homeOf(address), 'title');
  const register = replica.thing(address)?.get('picture');
  return lostPicture({ path, device }, address, {
    words: `The picture of a figure in “${title}”`,
    picture: kept.picture,
    register,
  });
}

function lostPicture(
  { path, device }: Pick<Archive, 'path' | 'device'>,
  address: string,
  { words, picture, register }: { words: string; picture: string; register: Register | undefined },
): Finding[] {
  if (existsSync(storedPngPath(path, picture)))
    return [finding('picture-altered', address, `${words} is not the one that was kept, or can’t be read.`)];
  const isOwn = register?.kind === 'latest' && stampDevice(register.stamp) === device;
  return [
    isOwn
      ? finding('picture-missing', address, `${words} is gone.`)
      : finding('on-its-way', address, `${words} on another device has not arrived yet.`),
  ];
}
