/**
 * Pictures of a briefing: its figures, and the words in it that a machine read and nobody has compared. Regions and words are drawn anew
 * from the copy that was marked, so that a picture shows what is stored and nothing else; each once while it is kept in memory.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findAnnotation, regionOf } from '../annotations/annotation.ts';
import { pictureOf } from '../annotations/check-mark.ts';
import { articleHome, titleOf } from '../articles/article.ts';
import { findCapture } from '../articles/capture.ts';
import { blockPicture } from '../briefings/figure-block.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Block, Region } from '../contract/views.ts';
import { readPngSize } from '../files/png.shared.ts';
import { readStoredPng } from '../files/stored-files.ts';
import { Refusal } from '../importing/parsed.ts';
import type { Archive } from '../storage/archive.ts';
import type { DrawnPicture, PictureParser } from './drawn.ts';

/** A picture, or why there is none: a whole sentence. */
export type FoundPicture = DrawnPicture | { readonly reason: string };

/** Drawn pictures that are kept in memory. */
const mostKept = 150;
const kept = new Map<string, DrawnPicture>();

/** Undefined where a block has no picture. `home`: address of the briefing. */
export function pictureOfBlock(
  archive: Archive,
  parser: PictureParser,
  home: string,
  block: Block,
): Promise<FoundPicture> | FoundPicture | undefined {
  if (block.kind === 'figure')
    return block.annotation === null
      ? storedPicture(archive, `${home}/blocks/${block.id}`)
      : drawnRegion(archive, parser, block.annotation);
  if (block.kind !== 'quotation') return undefined;
  const annotation = block.passage?.annotation;
  if (!annotation?.machineRead || annotation.checked !== null || annotation.trashed) return undefined;
  const { areas } = pictureOf(archive, annotation.id);
  return drawnMark(archive, parser, annotation.id, areas);
}

function storedPicture(archive: Archive, address: string): FoundPicture {
  const { picture } = blockPicture(archive.replica, address);
  const bytes = picture === null ? undefined : readStoredPng(archive.path, picture);
  const size = bytes && readPngSize(bytes);
  if (!bytes || !size)
    return {
      reason:
        picture !== null && existsSync(join(archive.path, 'files', `${picture}.png`))
          ? 'Its picture is not the one that was kept, or can’t be decoded.'
          : 'Its picture is not on this device. It may come with the next sync.',
    };
  return { type: 'image/png', bytes, ...size };
}

/** A region that is marked on a page of a PDF. */
export function drawnRegion(
  archive: Archive,
  parser: PictureParser,
  id: string,
): Promise<FoundPicture> | FoundPicture {
  const mark = findAnnotation(archive, id);
  const region = mark && regionOf(mark.target);
  if (!region) return { reason: 'The rectangle that it shows is not in this archive.' };
  if (mark.trashed) return { reason: 'The rectangle that it shows is in the trash.' };
  return drawnMark(archive, parser, id, [region]);
}

async function drawnMark(
  archive: Archive,
  parser: PictureParser,
  id: string,
  areas: readonly Region[],
): Promise<FoundPicture> {
  const mark = findAnnotation(archive, id);
  if (!mark || areas.length === 0) return { reason: 'Where it stands on its page is not known.' };
  const home = articleHome(mark.article);
  const folder = findCapture(archive.path, home, mark.target.capture);
  const path = folder && join(folder, 'original.pdf');
  const title = titleOf(archive.replica, home);
  if (path === undefined || !existsSync(path))
    return { reason: `The stored copy of “${title}” is not on this device.` };
  const key = `${path} ${JSON.stringify(areas)}`;
  const known = kept.get(key);
  if (known) return known;
  try {
    const drawn = await parser.drawAreas({ path, areas: [...areas] });
    kept.set(key, drawn);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return drawn;
  } catch (error) {
    if (error instanceof Refusal) return { reason: `The stored copy of “${title}” ${error.message}.` };
    if (error instanceof ProblemError) return { reason: error.message };
    throw error;
  }
}

/** By the id of their blocks. */
export async function picturesOfBlocks(
  archive: Archive,
  parser: PictureParser,
  home: string,
  blocks: readonly Block[],
): Promise<ReadonlyMap<string, FoundPicture>> {
  const found = new Map<string, FoundPicture>();
  for (const block of blocks) {
    const picture = await pictureOfBlock(archive, parser, home, block);
    if (picture) found.set(block.id, picture);
  }
  return found;
}
