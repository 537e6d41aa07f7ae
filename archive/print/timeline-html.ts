/** A timeline on paper: vectors, with its caption. */
import { themeColors } from '../contract/theme.ts';
import type { Timeline } from '../contract/timeline.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { timelineIn } from '../documents/labels/thing-dates.ts';
import { onPaper, timelinePicture } from '../timeline/picture.shared.ts';
import { sceneSvg } from '../timeline/scene-svg.shared.ts';
import { type Captioned, captionHtml } from './figure-html.ts';

export function timelineFigure(
  figure: Captioned & { readonly place: string; readonly timeline: Timeline },
  now: number,
  labels: Labels,
): string {
  const { caption, place, timeline } = figure;
  const scene = timelinePicture(timeline, { ...onPaper, now });
  const svg = sceneSvg(scene, {
    colors: { ...themeColors.light, paper: '#FFFFFF' },
    title: caption || labels.timeline,
    description: timelineIn(timeline, labels),
  });
  return `<div class="figure timeline" id="${place}">\n${svg}\n<p class="caption">${captionHtml(figure, labels)}</p></div>`;
}
