/**
 * A mark as another program's file tells of it, in one form for all formats. It crosses from the parser's process,
 * which is not trusted: a hostile file may have taken it over.
 */
import * as z from 'zod';
import { importFormatSchema } from '../contract/exchanging.ts';
import { recordTypeSchema, stanceSchema } from '../contract/record-parts.ts';
import { markColorSchema, speechSchema } from '../contract/views.ts';

const words = z.string().max(200_000);
const short = z.string().max(4_000);

/** What was marked, by all that could tell which article it is. */
export const outsideSourceSchema = z.object({
  title: short,
  addresses: z.array(short),
  doi: short,
  /** SHA-256 of the file, where it is said. */
  file: short,
  /** Id of an article of the archive `archive`, in a file that Dossier wrote; both '' elsewhere. */
  article: short,
  archive: short,
});
export type OutsideSource = z.infer<typeof outsideSourceSchema>;

export const outsidePieceSchema = z.object({
  exact: words,
  prefix: words,
  suffix: words,
  /** Code points of the text that the mark names; null where it is not said. */
  start: z.number().int().min(0).nullable(),
  end: z.number().int().min(0).nullable(),
});
export type OutsidePiece = z.infer<typeof outsidePieceSchema>;

/** A rectangle on a page (from 1): left, bottom, right, top in points of unrotated user space. */
const boxSchema = z.object({
  page: z.number().int().min(1),
  rect: z.array(z.number()).length(4),
  /** The heights count down from the upper edge of what is seen of the page, as negative numbers. */
  fromTop: z.boolean().optional(),
});
export type OutsideBox = z.infer<typeof boxSchema>;

/** What a link says: of the program's own file with its IRI; '' and null where nothing is said. */
const named = z.object({ iri: short, name: short });
export type OutsideNamed = z.infer<typeof named>;
const link = { iri: short, stance: stanceSchema.nullable() };
const outsidePersonSchema = z.object({
  ...link,
  name: short,
  type: recordTypeSchema.nullable(),
  /** What the mark is evidence of. */
  relations: z.array(z.object({ kind: short, to: named })),
});
export type OutsidePerson = z.infer<typeof outsidePersonSchema>;
const outsideEventSchema = z.object({
  ...link,
  title: short,
  date: short.nullable(),
  roles: z.array(z.object({ person: named, role: short })),
});
export type OutsideEvent = z.infer<typeof outsideEventSchema>;

export const outsideMarkSchema = z.object({
  /** Names the mark for good, with the program that it comes from: `hypothesis:…`. */
  origin: z.string().min(1).max(2_000),
  /** Id of the mark in the archive of its source, in what Dossier wrote; '' elsewhere. */
  own: short,
  /** Where it stands in the file: `row 3`. */
  where: short,
  /** Index into the file's sources. */
  source: z.number().int().min(0),
  /** SHA-256 of the canonical text that places count in; '' where they count in something else. */
  text: short,
  /** None: a note on the whole, or on a place without words. */
  pieces: z.array(outsidePieceSchema),
  /** From 1; null where it is not said. */
  page: z.number().int().min(1).nullable(),
  /** Where the words stand, or, with no pieces, what was drawn round. */
  boxes: z.array(boxSchema),
  color: markColorSchema.nullable(),
  note: words,
  tags: z.array(short),
  people: z.array(outsidePersonSchema),
  events: z.array(outsideEventSchema),
  speech: speechSchema.nullable(),
  creator: short,
  /** ISO 8601; '' where it is not said. */
  created: short,
});
export type OutsideMark = z.infer<typeof outsideMarkSchema>;

/** Something of the file that does not go into any mark. */
export const leftBehindSchema = z.object({ message: short, where: short });
export type LeftBehind = z.infer<typeof leftBehindSchema>;

export const outsideFileSchema = z.object({
  format: importFormatSchema,
  sources: z.array(outsideSourceSchema),
  marks: z.array(outsideMarkSchema),
  leftBehind: z.array(leftBehindSchema),
});
export type OutsideFile = z.infer<typeof outsideFileSchema>;

export const noSource: OutsideSource = {
  title: '',
  addresses: [],
  doi: '',
  file: '',
  article: '',
  archive: '',
};

export const noPiece: OutsidePiece = { exact: '', prefix: '', suffix: '', start: null, end: null };

/** Gathers what a format's reader finds; sources that are told apart by nothing are one. */
export class OutsideMarks {
  readonly #format: OutsideFile['format'];
  readonly #sources: OutsideSource[] = [];
  readonly #known = new Map<string, number>();
  readonly #marks: OutsideMark[] = [];
  readonly #leftBehind: LeftBehind[] = [];

  constructor(format: OutsideFile['format']) {
    this.#format = format;
  }

  /** What has the same key is one source, and known by all that is said of it. */
  source(said: Partial<OutsideSource>, key = JSON.stringify(said)): number {
    const at = this.#known.get(key);
    const known = this.#sources[at ?? -1];
    if (at !== undefined && known) {
      const addresses = [...new Set([...known.addresses, ...(said.addresses ?? [])])];
      this.#sources[at] = { ...known, title: known.title || (said.title ?? ''), addresses };
      return at;
    }
    this.#known.set(key, this.#sources.length);
    return this.#sources.push({ ...noSource, ...said }) - 1;
  }

  add(mark: Partial<OutsideMark> & Pick<OutsideMark, 'origin' | 'where' | 'source'>): OutsideMark {
    const whole: OutsideMark = {
      own: '',
      text: '',
      pieces: [],
      page: null,
      boxes: [],
      color: null,
      note: '',
      tags: [],
      people: [],
      events: [],
      speech: null,
      creator: '',
      created: '',
      ...mark,
    };
    this.#marks.push(whole);
    return whole;
  }

  leave(message: string, where: string): void {
    this.#leftBehind.push({ message, where });
  }

  done(): OutsideFile {
    return {
      format: this.#format,
      sources: this.#sources,
      marks: this.#marks,
      leftBehind: this.#leftBehind,
    };
  }
}

/** An instant as ISO 8601, or '' where it is none. */
export function instant(said: unknown): string {
  if (typeof said !== 'string' || said.trim() === '') return '';
  const at = new Date(/^\d{4}-\d\d-\d\d \d\d:\d\d/u.test(said) ? said.trim().replace(' ', 'T') : said);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
