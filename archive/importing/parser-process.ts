/** Entry of the parser's process: takes one job at a time, answers, waits for the next. */
import { settingJobs } from '../annotated/setting-jobs.ts';
import { draftJobs } from '../drafts/read-draft.ts';
import { markJobs } from '../exchanging/mark-jobs.ts';
import { finishFile, prepareFinishing, printedPlaces } from '../finishing/finish-file.ts';
import { pictureJobs } from '../pictures/picture-jobs.ts';
import { proofJobs } from '../proof/proof-jobs.ts';
import { writeNew } from '../storage/durable-file.ts';
import { parseFile } from './parse-file.ts';
import { Locked, Refusal } from './parsed.ts';
import { type ParserAnswer, type ParserRequest, parserRequestSchema } from './parser-messages.ts';

async function answer(request: ParserRequest): Promise<ParserAnswer> {
  switch (request.job) {
    case 'parse':
      return { answer: 'parsed', parsed: await parseFile(request) };
    case 'prepare-finishing':
      await prepareFinishing();
      return { answer: 'prepared' };
    case 'destinations':
      return { answer: 'destinations', destinations: await printedPlaces(request.path) };
    case 'finish': {
      const { written, ...lying } = await finishFile(request);
      return { answer: 'finished', lying, written };
    }
    case 'marks':
      return { answer: 'marks', file: await markJobs.readMarks(request.path, request.format) };
    case 'pdf-marks':
      return { answer: 'pdf-marks', names: await markJobs.namesOfPdfMarks(request.path) };
    case 'page-boxes':
      return { answer: 'page-boxes', boxes: await markJobs.pageBoxes(request.path) };
    case 'write-pdf':
      await markJobs.writePdf(request);
      return { answer: 'written' };
    case 'set-document': {
      const { setDocument } = await import('../formats/set-document.ts');
      writeNew(request.to, await setDocument(request.document, request.format));
      return { answer: 'written' };
    }
    case 'draft':
      return { answer: 'draft', draft: await draftJobs.readDraft(request.path) };
    case 'written-draft':
      return { answer: 'draft', draft: await draftJobs.readWrittenDraft(request.text, request.kind) };
    case 'draw':
      return { answer: 'picture', picture: await pictureJobs.drawAreas(request) };
    case 'picture':
      return { answer: 'picture', picture: await pictureJobs.readPicture(request.path) };
    case 'proof-parts':
      return { answer: 'proof-parts', parts: await proofJobs.proofParts(request.path, request.folder) };
    case 'attach':
      await proofJobs.attach(request);
      return { answer: 'written' };
    case 'reading':
      return { answer: 'reading', tree: await settingJobs.readReading(request.path) };
    case 'why-not-set':
      return { answer: 'why-not-set', reason: await settingJobs.whyNotSet(request.path) };
    case 'annotate-pdf':
      return { answer: 'set', pages: await settingJobs.annotatePdf(request) };
    case 'append-pdfs':
      return { answer: 'set', pages: await settingJobs.appendPdfs(request) };
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
