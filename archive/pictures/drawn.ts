/** Pictures that are drawn of stored copies, or read from files: what the parser's process is asked for, and answers. */
import * as z from 'zod';
import { mostAreas } from '../contract/checking.ts';
import { regionSchema } from '../contract/views.ts';

/** Parts of pages of a PDF, one below the other in one picture. */
export const areasToDrawSchema = z.object({
  path: z.string(),
  areas: z.array(regionSchema).min(1).max(mostAreas),
});
export type AreasToDraw = z.infer<typeof areasToDrawSchema>;

export const drawnPictureSchema = z.object({
  type: z.enum(['image/png', 'image/jpeg']),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** Pixels. */
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type DrawnPicture = z.infer<typeof drawnPictureSchema>;

/** Draws where a hostile file does no harm; in the same process in unit tests. */
export interface PictureParser {
  drawAreas(job: AreasToDraw): Promise<DrawnPicture>;
  /** A picture file of any kind as a PNG that may be kept in an archive. */
  readPicture(path: string): Promise<DrawnPicture>;
}
