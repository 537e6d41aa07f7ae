/** A timeline on paper: vectors, with its caption. */
import { themeColors } from '../contract/theme.ts';
import type { Timeline } from '../contract/timeline.ts';
import { timelineInWords } from '../timeline/date-words.shared.ts';
import { onPaper, timelinePicture } from '../timeline/picture.shared.ts';
import { sceneSvg } from '../timeline/scene-svg.shared.ts';
import { escaped } from './escaped.ts';

export function timelineFigure(
  { caption, timeline }: { readonly caption: string; readonly timeline: Timeline },
  now: number,
): string {
  const scene = timelinePicture(timeline, { ...onPaper, now });
  const svg = sceneSvg(scene, {
    colors: { ...themeColors.light, paper: '#FFFFFF' },
    title: caption || 'Timeline',
    description: timelineInWords(timeline),
  });
  return `<figure class="timeline">\n${svg}\n${caption === '' ? '' : `<figcaption dir="auto">${escaped(caption)}</figcaption>`}</figure>`;
}
