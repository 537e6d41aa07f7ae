/** Answers about whole archives that leave or come: bags, and copies that are handed over. */
import { handOver, previewHandover } from '../handover/hand-over.ts';
import { unbag } from '../preserving/unbag.ts';
import { writeBag } from '../preserving/write-bag.ts';
import type { Answers } from './answers.ts';
import { longWork } from './long-work.ts';

export const preservingAnswers = {
  'preserving.bag': (service, { folder, agent }) =>
    longWork(service, 'bag', (options) => writeBag(service.current.archive, folder, { ...options, agent })),
  'preserving.unbag': (service, { bag, folder }) =>
    longWork(service, 'unbag', (options) => unbag(bag, folder, options)),
  'preserving.cancel': (service) => {
    service.working?.abort();
    return {};
  },
  'handover.preview': ({ current }, { part, extras }) => previewHandover(current.archive, part, extras),
  'handover.write': (service, input) =>
    longWork(service, 'handover', (options) => handOver(service.current.archive, input, options)),
} satisfies Partial<Answers>;
