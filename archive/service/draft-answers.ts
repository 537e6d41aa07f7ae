/** Answers about quotations in drafts from elsewhere, and in briefings. */
import { basename } from 'node:path';
import type { DraftCheck, draftRequests, draftServiceRequests } from '../contract/drafts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Draft } from '../drafts/draft.ts';
import { Refusal } from '../importing/parsed.ts';
import { checkBriefing, putRight } from '../quoting/check-briefing.ts';
import { checkDraft } from '../quoting/check-draft.ts';
import { checkStopped, type Looking } from '../quoting/check-quotations.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

/** The check that is under way, in each service; a new one takes its place. */
const checking = new WeakMap<ArchiveService, AbortController>();

export const draftAnswers: Pick<Answers, keyof typeof draftRequests | keyof typeof draftServiceRequests> = {
  'drafts.check': (service, { text, html }) =>
    check(service, '', (signal) =>
      html === undefined
        ? service.options.parser.readWrittenDraft(text, 'text', signal)
        : service.options.parser.readWrittenDraft(html, 'html', signal),
    ),
  'drafts.checkFile': (service, { path }) =>
    check(service, basename(path), (signal) => service.options.parser.readDraft(path, signal)),
  'drafts.cancel': (service) => {
    checking.get(service)?.abort(checkStopped());
    return {};
  },
  'briefings.check': (service, { id }) =>
    following(service, (looking) => checkBriefing(service.current, id, looking)),
  'briefings.putRight': ({ current }, input) => {
    putRight(current, input);
    return {};
  },
};

function check(
  service: ArchiveService,
  name: string,
  read: (signal: AbortSignal) => Promise<Draft>,
): Promise<DraftCheck> {
  return following(service, async (looking) => {
    const draft = await readingDraft(
      name || 'The pasted text',
      () => read(looking.signal),
      'Nothing was checked',
    );
    looking.signal.throwIfAborted();
    return checkDraft(service.current, draft, name, looking);
  });
}

async function following<T>(
  service: ArchiveService,
  run: (looking: Looking & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  checking.get(service)?.abort(checkStopped());
  const stopping = new AbortController();
  checking.set(service, stopping);
  try {
    return await run({
      signal: stopping.signal,
      onProgress: (progress) => service.options.notify({ kind: 'draft-progress', ...progress }),
    });
  } catch (error) {
    throw stopping.signal.aborted ? checkStopped() : error;
  } finally {
    if (checking.get(service) === stopping) checking.delete(service);
  }
}

/** Names what can't be read, and says that nothing came of it. */
export async function readingDraft<T>(name: string, read: () => Promise<T>, nothing: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const refused = (why: string): ProblemError =>
      new ProblemError('refused', `“${name}” ${why}. ${nothing}.`);
    if (error instanceof Refusal) throw refused(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new ProblemError('not-found', `“${name}” does not exist. ${nothing}.`);
    if (code === 'EISDIR') throw refused('is a folder; choose a file');
    if (code === 'EACCES' || code === 'EPERM') throw refused('can’t be read: you are not allowed to open it');
    throw error;
  }
}
