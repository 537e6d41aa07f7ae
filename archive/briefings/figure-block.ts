/** A figure in a briefing: a region that is marked on a page of a PDF, or a picture that is kept in the archive. */
import * as z from 'zod';
import { existingAnnotation, findAnnotation, regionOf } from '../annotations/annotation.ts';
import { existingArticle } from '../articles/article.ts';
import { ProblemError } from '../contract/problem.ts';
import type { NewBlock, RequestInput } from '../contract/requests.ts';
import type { Block } from '../contract/views.ts';
import { storePng } from '../files/stored-files.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import type { Replica } from '../storage/replica.ts';
import { type BlockRecord, blockOfKind } from './block-record.ts';
import { namedSource } from './named-source.ts';

const field = 'picture';

/** `picture`: SHA-256 of a picture in `files/`, or null where a marked region is drawn. */
const figureSchema = z.object({
  picture: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  alt: z.string(),
});

export const blockPicture = (replica: Replica, address: string): z.infer<typeof figureSchema> =>
  figureSchema.safeParse(replica.value(address, field)).data ?? { picture: null, alt: '' };

type NewFigure = Extract<NewBlock, { kind: 'figure' }>;

/** Stores the picture of a new figure; answers its SHA-256, null for a region. Throws a problem where it is neither, or both. */
export function storedFigure(archive: Archive, { annotation, png, article }: NewFigure): string | null {
  if (article !== undefined) existingArticle(archive, article);
  if ((annotation === undefined) === (png === undefined))
    throw new ProblemError(
      'invalid-value',
      'A figure is of a marked region or of a picture, one of them. Nothing was added.',
    );
  if (png !== undefined) return storePng(archive, Buffer.from(png, 'base64'));
  const mark = existingAnnotation(archive, annotation ?? '');
  if (!regionOf(mark.target))
    throw new ProblemError(
      'invalid-value',
      'This highlight is of words, and no rectangle on a page: it can be quoted, not shown. Nothing was added.',
    );
  return null;
}

export function draftFigure(
  draft: Draft,
  address: string,
  { annotation, article, alt = '', text = '' }: NewFigure,
  picture: string | null,
): void {
  draft.set(address, field, { picture, alt: oneLine(alt) });
  draft.set(address, 'text', oneLine(text));
  if (annotation !== undefined) draft.set(address, 'annotation', annotation);
  if (article !== undefined) draft.set(address, 'article', article);
}

/** Stores what the picture shows in words, or another picture in its place. */
export function draftFigureEdit(
  archive: Archive,
  home: string,
  { block: id, alt, png }: RequestInput<'briefings.editFigure'>,
): (draft: Draft) => void {
  const block = blockOfKind(archive, home, id, 'figure');
  if (png !== undefined && block.annotation !== '')
    throw new ProblemError(
      'invalid-value',
      'This figure shows a marked region: its picture is drawn from the stored copy. Nothing was changed.',
    );
  const known = blockPicture(archive.replica, block.address);
  const picture = png === undefined ? known.picture : storePng(archive, Buffer.from(png, 'base64'));
  return (draft) =>
    draft.set(block.address, field, { picture, alt: alt === undefined ? known.alt : oneLine(alt) });
}

export function figureView(
  archive: Archive,
  { id, address, text, annotation, article }: BlockRecord,
): Extract<Block, { kind: 'figure' }> {
  const { alt } = blockPicture(archive.replica, address);
  const mark = annotation === '' ? undefined : findAnnotation(archive, annotation);
  const region = mark && regionOf(mark.target);
  const source = mark?.article ?? article;
  return {
    id,
    kind: 'figure',
    text,
    alt,
    annotation: annotation === '' ? null : annotation,
    marked: region !== null && region !== undefined && !mark?.trashed,
    source: source === '' ? null : namedSource(archive, source),
    page: region?.page ?? null,
  };
}

const oneLine = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
