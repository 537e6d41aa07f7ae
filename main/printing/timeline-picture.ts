/** A timeline as the text of an SVG file. */
import { themeColors } from '../../archive/contract/theme.ts';
import type { Timeline } from '../../archive/contract/timeline.ts';
import { timelineInWords } from '../../archive/timeline/date-words.shared.ts';
import { timelinePicture } from '../../archive/timeline/picture.shared.ts';
import { sceneSvg } from '../../archive/timeline/scene-svg.shared.ts';
import { pictureFaceRules } from './picture-faces.ts';

export interface Picture {
  readonly svg: string;
  /** Pixels at a scale of 1. */
  readonly width: number;
  readonly height: number;
}

/** Pixels: as wide as a large window. */
export const pictureWidth = 1400;

export function pictureOf(timeline: Timeline, width: number, now: number): Picture {
  const scene = timelinePicture(timeline, { width, now });
  const description = timelineInWords(timeline);
  const svg = sceneSvg(scene, {
    colors: themeColors.light,
    title: 'Timeline',
    description,
    fontFaces: pictureFaceRules(description),
  });
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height: Math.ceil(scene.height) };
}
