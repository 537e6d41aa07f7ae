/** Words that a machine read: which marks are of such words, and that a person has compared them with their picture. */
import * as z from 'zod';
import type { Target } from '../anchoring/selectors.ts';
import type { ArticleRecord } from '../articles/article.ts';
import { announcedCaptureSchema } from '../articles/capture.ts';
import { mostAreas, type Picture } from '../contract/checking.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Region } from '../contract/views.ts';
import { readStoredPng, storedPngPath, storePng } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { type AnnotationRecord, existingAnnotation, quoteOf } from './annotation.ts';

/** The words are kept with it: a mark that was put on other words since has to be compared anew. */
const checkedSchema = z.object({
  picture: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.string(),
  at: z.string(),
  capture: z.string(),
  words: z.string(),
});
export type Checked = z.infer<typeof checkedSchema>;

/** Undefined where nobody has compared the words that are marked now. */
export function readChecked(replica: Replica, { address, target }: AnnotationRecord): Checked | undefined {
  const { data } = checkedSchema.safeParse(replica.value(address, 'checked'));
  return data?.capture === target.capture && data.words === quoteOf(target) ? data : undefined;
}

/**
 * Whether a page that the mark touches was read by a machine, in the copy that was marked. `shown`: a capture that was
 * read already, mostly the very one.
 */
export function isMachineRead(
  replica: Replica,
  { address, target }: AnnotationRecord,
  shown?: ArticleRecord['capture'],
): boolean {
  const announced =
    shown?.id === target.capture
      ? shown.announced
      : announcedCaptureSchema.safeParse(replica.value(homeOf(address), `captures/${target.capture}`)).data;
  const pages = announced?.machineRead;
  if (!pages || quoteOf(target).trim() === '') return false;
  return stretchesOf(target).some((one) => one.pages.some(({ page }) => pages.includes(page)));
}

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

/** Takes the picture along into another archive, where it is here. `value`: of a `checked`. */
export function copyPicture(from: Archive, to: Archive, value: Json): void {
  const { data } = checkedSchema.safeParse(value);
  const png = data && readStoredPng(from.path, data.picture);
  if (png) storePng(to, png);
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

const stretchesOf = (target: Target): Pick<Target, 'pages'>[] => [target, ...(target.further ?? [])];

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
