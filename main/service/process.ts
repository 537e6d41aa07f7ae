/** Entry of the archive service's process: storing and indexing, away from the window. */
import { join } from 'node:path';
import { ProblemError } from '../../archive/contract/problem.ts';
import { type FromService, toServiceSchema } from '../../archive/contract/service.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';
import { ArchiveService } from '../../archive/service/archive-service.ts';
import { homeFolder } from '../../archive/storage/home-folder.ts';

const port = process.parentPort;
const send = (message: FromService): void => port.postMessage(message);

const service = new ArchiveService({
  home: homeFolder(),
  parser: new ForkedParser(join(import.meta.dirname, 'parser.js')),
  lookingThread: join(import.meta.dirname, 'looking-thread.js'),
  notify: (notice) => send({ kind: 'notice', notice }),
});

port.on('message', ({ data }) => {
  const { id, name, input } = toServiceSchema.parse(data);
  service
    .answer(name, input as never)
    .then((value) => {
      send({ kind: 'answer', id, value });
      if (name === 'service.open' || name === 'service.create' || name === 'service.createSample')
        service.watch();
    })
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) console.error(error);
      const problem =
        error instanceof ProblemError
          ? error.toProblem()
          : { code: 'internal' as const, message: `Something went wrong inside Dossier: ${String(error)}` };
      send({ kind: 'problem', id, problem });
    });
});
