/** A person compares words that a machine read with their picture: the comparison, and the pictures that are kept. */
import type { Target } from '../anchoring/selectors.ts';
import { announcedCaptureSchema } from '../articles/capture.ts';
import { mostAreas, type Picture } from '../contract/checking.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Region } from '../contract/views.ts';
import { readStoredPng, storedPngPath, storePng } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { existingAnnotation } from './annotation.ts';
import { type Checked, checkedSchema, isMachineRead, readChecked, stretchesOf } from './checked.ts';
import { quoteOf } from './quote.ts';

export function checkMark(archive: Archive, id: string, png: Uint8Array): void {
  const record = existingAnnotation(archive, id);
  if (!isMachineRead(archive.replica, record))
    throw new ProblemError(
      'invalid-value',
      'The words of this highlight were not read by a machine: there is nothing to compare. Nothing was changed.',
    );
  const checked: Checked = {
    picture: storePng(archive, png),
    by: archive.author,
    at: new Date(archive.now()).toISOString(),
    capture: record.target.capture,
    words: quoteOf(record.target),
  };
  archive.commit((draft) => draft.set(record.address, 'checked', checked));
}

export function pictureOf(archive: Archive, id: string): Picture {
  const record = existingAnnotation(archive, id);
  const { target } = record;
  const checked = readChecked(archive.replica, record);
  const png = checked && readStoredPng(archive.path, checked.picture);
  const announced = archive.replica.value(homeOf(record.address), `captures/${target.capture}`);
  return {
    capture: announcedCaptureSchema.safeParse(announced).success ? target.capture : null,
    areas: areasOf(target),
    png: png ? Buffer.from(png).toString('base64') : null,
  };
}

/** Pictures that only these marks, or marks below these homes, refer to, by their paths. */
export function picturesOf(archive: Archive, addresses: readonly string[]): string[] {
  const { replica } = archive;
  const chosen = new Set(
    addresses.flatMap((address) =>
      homeOf(address) === address ? replica.below(address, 'annotations') : [address],
    ),
  );
  const pictureAt = (address: string): string | undefined =>
    checkedSchema.safeParse(replica.value(address, 'checked')).data?.picture;
  const wanted = new Set([...chosen].flatMap((address) => pictureAt(address) ?? []));
  if (wanted.size === 0) return [];
  for (const home of replica.homes('articles'))
    for (const address of replica.below(home, 'annotations')) {
      const picture = chosen.has(address) ? undefined : pictureAt(address);
      if (picture) wanted.delete(picture);
    }
  return [...wanted].map((picture) => storedPngPath(archive.path, picture));
}

/** Points around the words. */
const margin = { across: 18, along: 10 } as const;

function areasOf(target: Target): Region[] {
  return stretchesOf(target)
    .flatMap(({ pages }) => pages)
    .filter(({ quads }) => quads.length > 0)
    .slice(0, mostAreas)
    .map(({ page, quads }) => {
      const xs = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 0));
      const ys = quads.flatMap((quad) => quad.filter((_, at) => at % 2 === 1));
      return {
        page,
        rect: [
          Math.min(...xs) - margin.across,
          Math.min(...ys) - margin.along,
          Math.max(...xs) + margin.across,
          Math.max(...ys) + margin.along,
        ],
      };
    });
}
