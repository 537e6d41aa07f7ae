/** A timeline on paper: vectors, with its caption. */
import { themeColors } from '../contract/theme.ts';
import type { Timeline } from '../contract/timeline.ts';
import { timelineInWords } from '../timeline/date-words.shared.ts';
import { timelinePicture } from '../timeline/picture.shared.ts';
import { sceneSvg } from '../timeline/scene-svg.shared.ts';
import { escaped } from './escaped.ts';

/** Pixels over the measure of the page. */
export const paperWidth = 780;
/** So many that a picture never is higher than a page. */
export const paperLanes = { events: 22, publications: 8 } as const;

export function timelineFigure(
  { caption, timeline }: { readonly caption: string; readonly timeline: Timeline },
  now: number,
): string {
  const scene = timelinePicture(timeline, { width: paperWidth, lanes: paperLanes, now });
  const svg = sceneSvg(scene, {
    colors: { ...themeColors.light, paper: '#FFFFFF' },
    title: caption || 'Timeline',
    description: timelineInWords(timeline),
  });
  return `<figure class="timeline">\n${svg}\n${caption === '' ? '' : `<figcaption dir="auto">${escaped(caption)}</figcaption>`}</figure>`;
}
