/**
 * Printing for the command line: Electron is started with `--print-job=<folder>`, reads `job.json` there,
 * writes what was asked for and then `result.json`, and ends. It opens no archive.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../archive/contract/problem.ts';
import { drawPng } from './draw-png.ts';
import { printBriefing } from './print-briefing.ts';
import { type PrintResult, printedFile, printJobSchema } from './print-job-files.ts';

export async function runPrintJob(folder: string): Promise<void> {
  const result = await print(folder).catch(
    (error: unknown): PrintResult => ({
      problem: error instanceof ProblemError ? error.message : String(error),
    }),
  );
  writeFileSync(join(folder, 'result.tmp'), JSON.stringify(result));
  renameSync(join(folder, 'result.tmp'), join(folder, 'result.json'));
}

async function print(folder: string): Promise<PrintResult> {
  const job = printJobSchema.parse(JSON.parse(readFileSync(join(folder, 'job.json'), 'utf8')));
  if ('svg' in job) {
    writeFileSync(join(folder, printedFile), await drawPng(job));
    return { pages: 1 };
  }
  const { pdf, pages } = await printBriefing(job.document, job.paper);
  writeFileSync(join(folder, printedFile), pdf);
  return { pages };
}
