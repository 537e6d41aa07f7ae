/**
 * The work of reading and writing marks, in whichever process. What it needs is loaded with the first job: a library for
 * PDF takes as long to load as an article to be read.
 */
import { readFileSync } from 'node:fs';
import { writeNew } from '../storage/durable-file.ts';
import type { MarkParser } from './mark-parser.ts';

/** A file's bytes in memory of their own: pdf.js takes what it is given for itself. */
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

export const markJobs: MarkParser = {
  async readMarks(path, format) {
    const { readOutside } = await import('./read-outside.ts');
    return readOutside(path, format);
  },
  async namesOfPdfMarks(path) {
    const { countPdfMarks } = await import('./read-pdf-marks.ts');
    return countPdfMarks(bytesOf(path));
  },
  async pageBoxes(path) {
    const { readPageBoxes } = await import('./page-boxes.ts');
    return readPageBoxes(bytesOf(path));
  },
  async writePdf(job) {
    const { writePdfMarks } = await import('./write-pdf.ts');
    writeNew(job.to, await writePdfMarks(bytesOf(job.path), job));
  },
};
