/** Takes an archive out of a bag: checked from end to end first, and every byte once more while it is copied. */
import { join, resolve } from 'node:path';
import type { UnbagReport } from '../contract/preserving.ts';
import { copyHashed } from '../storage/hashed-copy.ts';
import { refuseOccupied, refuseWithin, writeFolder } from '../storage/staged-folder.ts';
import { checkBag, checkDigests, readBag, readingBag } from './check-bag.ts';
import { payloadFolder } from './tag-files.ts';
import { FileCount, type WorkOptions } from './work.ts';

export interface UnbagOptions extends WorkOptions {
  /** The app's own folder. */
  readonly home: string;
}

/** Makes the archive in a folder that is absent or empty; throws, and leaves nothing, where the bag is refused. */
export async function unbag(bagFolder: string, folder: string, options: UnbagOptions): Promise<UnbagReport> {
  const bag = resolve(bagFolder);
  const path = resolve(folder);
  const place = { path, what: 'The archive', ownerLike: options.home };
  refuseWithin(path, bag, 'An archive can’t be taken out into its own bag. Choose another folder.');
  refuseOccupied(place);
  const read = readBag(bag);
  const count = new FileCount(
    read.tags.length + 2 * read.payload.length,
    'Taking the archive out of the bag was stopped. Nothing of it was left, and the bag is as it was.',
    options,
  );
  const checked = await checkBag(read, count);
  return writeFolder(place, async (staging) => {
    let bytes = 0;
    count.turn();
    for (const file of checked.payload) {
      count.next(file.path);
      const parts = file.path.slice(payloadFolder.length + 1).split('/');
      const copying = copyHashed(join(bag, file.onDisk), join(staging, ...parts), [...file.digests.keys()]);
      const copied = await readingBag(bag, file, copying);
      checkDigests(bag, file, copied.digests);
      bytes += copied.bytes;
    }
    return { folder: path, id: checked.id, files: checked.payload.length, bytes };
  });
}
