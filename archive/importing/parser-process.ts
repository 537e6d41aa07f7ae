/** Entry of the parser's process: takes one job at a time, answers, waits for the next. */
import { readFileSync } from 'node:fs';
import { draftJobs } from '../drafts/read-draft.ts';
import { markJobs } from '../exchanging/mark-jobs.ts';
import { parseFile } from './parse-file.ts';
import { Locked, Refusal } from './parsed.ts';
import { type ParserAnswer, type ParserRequest, parserRequestSchema } from './parser-messages.ts';
import { readDestinations } from './pdf-destinations.ts';

async function answer(request: ParserRequest): Promise<ParserAnswer> {
  switch (request.job) {
    case 'parse':
      return { answer: 'parsed', parsed: await parseFile(request) };
    case 'destinations':
      return { answer: 'destinations', destinations: await readDestinations(readFileSync(request.path)) };
    case 'marks':
      return { answer: 'marks', file: await markJobs.readMarks(request.path, request.format) };
    case 'pdf-marks':
      return { answer: 'pdf-marks', names: await markJobs.namesOfPdfMarks(request.path) };
    case 'page-boxes':
      return { answer: 'page-boxes', boxes: await markJobs.pageBoxes(request.path) };
    case 'write-pdf':
      await markJobs.writePdf(request);
      return { answer: 'written' };
    case 'draft':
      return { answer: 'draft', draft: await draftJobs.readDraft(request.path) };
    case 'written-draft':
      return { answer: 'draft', draft: await draftJobs.readWrittenDraft(request.text, request.kind) };
  }
}

process.on('message', (message) => {
  answer(parserRequestSchema.parse(message))
    .catch(
      (error: unknown): ParserAnswer =>
        error instanceof Refusal
          ? { answer: 'refused', reason: error.message, locked: error instanceof Locked }
          : { answer: 'failed', reason: String(error) },
    )
    .then((result) => process.send?.(result));
});
// Without its parent it has nothing to live for.
process.on('disconnect', () => process.exit(0));
