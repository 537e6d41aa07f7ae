/** Entry of the command line: `dossier <command>`, in plain Node. Only printing starts Electron. */
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';
import { ArchiveService } from '../../archive/service/archive-service.ts';
import { homeFolder } from '../../archive/storage/home-folder.ts';
import { buildProgram } from './program.ts';
import { reading, showProgress, showReading } from './progress.ts';
import { exitCodes } from './session.ts';

const home = homeFolder();
const service = new ArchiveService({
  home,
  parser: new ForkedParser(join(import.meta.dirname, 'parser.js')),
  lookingThread: join(import.meta.dirname, 'looking-thread.js'),
  notify: showProgress,
  onReading: showReading,
});

try {
  await buildProgram({ service, home }).parseAsync(process.argv);
} catch (error) {
  process.exitCode = failed(error);
} finally {
  try {
    reading(() => service.finishSweep());
  } catch (error) {
    // What was asked is done, and the next command sweeps anew.
    failed(error);
  }
  try {
    service.shutDown();
  } catch (error) {
    process.exitCode = failed(error);
  }
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof ProblemError) {
    console.error(error.message);
    return error.code === 'usage' ? exitCodes.usage : exitCodes.failed;
  }
  console.error(error);
  return exitCodes.failed;
}
