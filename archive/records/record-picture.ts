/** The picture of a record: a file of the archive, and what it shows in words. */
import * as z from 'zod';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import { readStoredPng, storePng } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import type { Replica } from '../storage/replica.ts';
import { recordHome } from './join.ts';
import { joinedWith } from './joined.ts';

const pictureSchema = z.object({ picture: z.string().regex(/^[0-9a-f]{64}$/), alt: z.string() });
export type RecordPicture = z.infer<typeof pictureSchema>;

/** What a value of the register `picture` names; undefined where it names nothing. */
export const readPicture = (value: unknown): RecordPicture | undefined => pictureSchema.safeParse(value).data;

/** Of records that are joined the first one's that has any. */
export function pictureAmong(replica: Replica, records: readonly string[]): RecordPicture | undefined {
  for (const home of records) {
    const picture = readPicture(replica.value(home, 'picture'));
    if (picture) return picture;
  }
  return undefined;
}

/** The bytes are undefined where the file is not here (yet), or is spoilt. */
export function recordPicture(
  archive: Archive,
  { noun, id }: RequestInput<'records.picture'>,
): { readonly png: Uint8Array | undefined; readonly alt: string } | undefined {
  const picture = pictureAmong(archive.replica, joinedWith(archive, recordHome(archive, noun, id)));
  return picture && { png: readStoredPng(archive.path, picture.picture), alt: picture.alt };
}

export function setPicture(
  archive: Archive,
  { noun, id, png, alt }: RequestInput<'records.setPicture'>,
): void {
  const records = joinedWith(archive, recordHome(archive, noun, id));
  const words = (alt ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const picture = png === null ? null : storePng(archive, Buffer.from(png, 'base64'));
  archive.commit((draft) => {
    const [lead = ''] = records;
    if (picture !== null) {
      draft.set(lead, 'picture', { picture, alt: words });
      return;
    }
    // It may stand on any of the records that are joined.
    const having = records.filter((home) => readPicture(archive.replica.value(home, 'picture')));
    if (having.length === 0)
      throw new ProblemError('not-found', 'There is no picture to be taken away. Nothing was changed.');
    for (const home of having) draft.set(home, 'picture', null);
  });
}
