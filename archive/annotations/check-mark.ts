/** A person compares words that a machine read with their picture: the comparison, and the pictures that are kept. */
import type { Target } from '../anchoring/selectors.ts';
import { announcedCaptureSchema } from '../articles/capture.ts';
import { mostAreas, type Picture } from '../contract/checking.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Region } from '../contract/views.ts';
import { readStoredPng, storePng } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { existingAnnotation } from './annotation.ts';
import { type Checked, isMachineRead, readChecked, stretchesOf } from './checked.ts';
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
