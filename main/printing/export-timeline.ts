/** A timeline as a picture in a file, from the app's window. */
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { PictureFormat, TimelineFilter } from '../../archive/contract/timeline.ts';
import type { ServiceHost } from '../service/service-host.ts';
import { drawPng } from './draw-png.ts';
import { pictureOf, pictureWidth } from './timeline-picture.ts';

export async function exportTimeline(
  service: ServiceHost,
  { filter, format, file }: { filter: TimelineFilter; format: PictureFormat; file: string },
): Promise<{ file: string }> {
  const picture = pictureOf(await service.ask('timeline.things', filter), pictureWidth, Date.now());
  writeExport(file, format === 'svg' ? Buffer.from(picture.svg) : await drawPng(picture));
  return { file };
}
