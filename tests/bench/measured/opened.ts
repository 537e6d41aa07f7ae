/** The archive service in a process of its own, as the app has it. */

import { serviceRequests } from '../../../archive/contract/service.ts';
import type { Notice } from '../../../archive/contract/shell.ts';
import { ForkedParser } from '../../../archive/importing/forked-parser.ts';
import { ArchiveService } from '../../../archive/service/archive-service.ts';

export function newService(home: string, notify: (notice: Notice) => void = () => {}): ArchiveService {
  return new ArchiveService({ home, parser: new ForkedParser('parser that is never started'), notify });
}

const pageSize = 100;

/** Asks for what the window shows first; answers how many articles came with it. */
export async function firstPage(service: ArchiveService): Promise<number> {
  const ask = service.answer.bind(service) as (name: string, input: unknown) => Promise<unknown>;
  if (!('articles.page' in serviceRequests)) {
    const all = (await ask('articles.list', {})) as unknown[];
    return all.length;
  }
  const input = { order: 'added', descending: true, words: '', offset: 0, limit: pageSize };
  const page = (await ask('articles.page', input)) as Record<string, unknown>;
  return Object.values(page).find((part) => Array.isArray(part))?.length ?? 0;
}
