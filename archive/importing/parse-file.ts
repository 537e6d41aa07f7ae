/** Parses one file whatever its kind, in the process in which it is called. */
import { readFileSync } from 'node:fs';
import { settingJobs } from '../annotated/setting-jobs.ts';
import type { SettingParser } from '../annotated/setting-parser.ts';
import type { DraftParser } from '../drafts/draft-parser.ts';
import { draftJobs } from '../drafts/read-draft.ts';
import { markJobs } from '../exchanging/mark-jobs.ts';
import type { MarkParser } from '../exchanging/mark-parser.ts';
import type { PictureParser } from '../pictures/drawn.ts';
import { pictureJobs } from '../pictures/picture-jobs.ts';
import { proofJobs } from '../proof/proof-jobs.ts';
import type { ProofParser } from '../proof/proof-parts.ts';
import { fileKind, sniffedBytes } from './file-kind.ts';
import { parseHtmlFile } from './html-file.ts';
import type { Parsed, ParseJob, Parser } from './parsed.ts';
import { parsePdfFile } from './pdf-file.ts';
import { parseTextFile } from './text-file.ts';

export async function parseFile(job: ParseJob): Promise<Parsed> {
  const bytes = readFileSync(job.path);
  const kind = fileKind(job.name, bytes.subarray(0, sniffedBytes), bytes.length);
  switch (kind) {
    case 'text':
      return parseTextFile(bytes);
    case 'html':
      return parseHtmlFile(bytes);
    case 'pdf':
      return parsePdfFile(
        new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        job.name,
        job.password,
      );
  }
}

/** Parses without a process of its own: for tests, where nothing hostile is parsed. */
export const parserInProcess: Parser &
  MarkParser &
  DraftParser &
  PictureParser &
  ProofParser &
  SettingParser = {
  parse: parseFile,
  ...markJobs,
  ...draftJobs,
  ...pictureJobs,
  ...proofJobs,
  ...settingJobs,
  close: () => {},
};
