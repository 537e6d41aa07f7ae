/** The work of drawing pictures, in whichever process. What it needs is loaded with the first job. */
import { readFileSync } from 'node:fs';
import type { PictureParser } from './drawn.ts';

export const pictureJobs: PictureParser = {
  async drawAreas({ path, areas }) {
    const { drawAreas } = await import('./draw-areas.ts');
    return drawAreas(new Uint8Array(readFileSync(path)), areas);
  },
  async readPicture(path) {
    const { readPicture } = await import('./read-picture.ts');
    return readPicture(readFileSync(path));
  },
};
