/** What a document has beside the blocks of its briefing. */
import * as z from 'zod';

export const documentParts = ['cover', 'contents', 'index', 'sources', 'annotated', 'colophon'] as const;
export const partsSchema = z.record(z.enum(documentParts), z.boolean());
export type DocumentParts = z.infer<typeof partsSchema>;

export const partWords: Readonly<Record<keyof DocumentParts, string>> = {
  cover: 'Cover',
  contents: 'Contents',
  index: 'Index of people and events',
  sources: 'List of sources',
  annotated: 'Annotated articles',
  colophon: 'Colophon',
};

/** The parts that are there where nobody chose otherwise. */
export const usualParts: DocumentParts = {
  cover: true,
  contents: true,
  index: true,
  sources: true,
  annotated: false,
  colophon: true,
};

/** Only those about which something is said. */
export const saidPartsSchema = z.partialRecord(z.enum(documentParts), z.boolean());
export type SaidParts = z.infer<typeof saidPartsSchema>;
