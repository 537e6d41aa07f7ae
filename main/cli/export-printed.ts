/** Has a document or a picture made by Electron, in a process and a data folder of its own, and puts the file in place. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExport } from '../../archive/briefings/write-export.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { adopt, writeNew } from '../../archive/storage/durable-file.ts';
import { type PrintJob, printedFile, printResultSchema } from '../printing/print-job-files.ts';
import { appFolder, electronRunner } from './own-files.ts';

/** Milliseconds after which a printing that has not ended is given up. */
const patience = 10 * 60 * 1000;

export async function exportPrinted(
  home: string,
  job: PrintJob,
  file: string,
): Promise<{ readonly pages: number }> {
  const { pdf, pages } = await printed(home, job);
  writeExport(file, pdf);
  return { pages };
}

/** The bytes of what the job makes. */
export async function printed(
  home: string,
  job: PrintJob,
): Promise<{ readonly pdf: Buffer; readonly pages: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-print-'));
  try {
    handOver(folder, home);
    writeNew(join(folder, 'job.json'), JSON.stringify(job));
    const said = await runElectron(folder);
    const path = join(folder, 'result.json');
    const result = existsSync(path)
      ? printResultSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
      : undefined;
    if (result && 'pages' in result)
      return { pdf: readFileSync(join(folder, printedFile)), pages: result.pages };
    const why = result?.problem ?? `Electron ended before it was done. Nothing was written.\n${said}`.trim();
    throw new ProblemError('export-failed', `The file could not be made: ${why}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Started as root, Electron runs as the user to whom the app's own folder belongs, and must write here. */
function handOver(folder: string, home: string): void {
  if (process.getuid?.() !== 0) return;
  adopt(folder, home);
  if (statSync(folder).uid === 0) chmodSync(folder, 0o777);
}

/** Runs the print job; answers the last of what Electron said, for the message should it fail. */
function runElectron(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [electronRunner(), appFolder(), `--print-job=${folder}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const note = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-2000);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    const timer = setTimeout(() => child.kill('SIGTERM'), patience);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}
