/** Answers about marks that go out to other programs, and that come from them. */
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { existingArticle } from '../articles/article.ts';
import type {
  exchangingRequests,
  exchangingServiceRequests,
  ImportFormat,
  ImportPlan,
} from '../contract/exchanging.ts';
import { ProblemError } from '../contract/problem.ts';
import { bringIn } from '../exchanging/bring-in.ts';
import { articlesToExport } from '../exchanging/export-marks.ts';
import { originalPdf } from '../exchanging/export-pdf.ts';
import {
  type AskPages,
  type Assignment,
  knownMarks,
  matched,
  planned,
  planView,
  type ReadFile,
} from '../exchanging/import-plan.ts';
import { type Following, readingStopped } from '../exchanging/turns.ts';
import { exportMarks } from '../exchanging/write-export.ts';
import { Refusal } from '../importing/parsed.ts';
import { makeFolder } from '../storage/durable-file.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

/** Bytes of a PDF that is looked into without being asked to. */
const lookedIntoUnasked = 60_000_000;

/** The file that was read last, in each service; by what its reading is stopped; names of marks in PDFs, by the capture. */
const lastRead = new WeakMap<ArchiveService, ReadFile>();
const reading = new WeakMap<ArchiveService, AbortController>();
const heldNames = new WeakMap<ArchiveService, Map<string, readonly string[]>>();

export const exchangingAnswers: Pick<
  Answers,
  keyof typeof exchangingRequests | keyof typeof exchangingServiceRequests
> = {
  'exchanging.preview': ({ current }, { articles }) => {
    const ids = articlesToExport(current, articles);
    const records = ids.map((id) => existingArticle(current.archive, id));
    return {
      marks: records.reduce((sum, { home }) => sum + shownMarks(current, home), 0),
      articles: ids.length,
      pdfs: records.filter(({ capture }) => capture?.announced.kind === 'pdf').length,
      title: records.length === 1 ? (records[0]?.title ?? null) : null,
    };
  },
  'exchanging.export': (service, input) => {
    const folder = join(service.options.home, 'staging');
    makeFolder(folder);
    return exportMarks(service.current, input, {
      parser: service.options.parser,
      staged: join(folder, `${randomBytes(6).toString('hex')}.pdf`),
    });
  },
  'exchanging.heldInPdf': async (service, { article }) => {
    const { capture } = existingArticle(service.current.archive, article);
    if (capture?.announced.kind !== 'pdf' || capture.announced.originalBytes > lookedIntoUnasked)
      return { marks: 0, fresh: 0 };
    const names = await namesHeld(service, article, capture.id);
    const known = knownMarks(service.current, article);
    return {
      marks: names.length,
      fresh: names.filter((name) => !known.has(name) && !known.has(ownOf(name))).length,
    };
  },
  'exchanging.readPdf': async (service, { article }) => {
    const { title } = existingArticle(service.current.archive, article);
    return readAndPlan(service, {
      path: originalPdf(service.current, article),
      name: title,
      format: 'pdf',
      into: article,
    });
  },
  'exchanging.read': (service, { path, format, into, near }) =>
    readAndPlan(service, { path, name: basename(path), format, into, near }),
  'exchanging.plan': (service, { plan, into }) => view(service, existingPlan(service, plan), into),
  'exchanging.cancel': (service) => {
    reading.get(service)?.abort(readingStopped());
    return {};
  },
  'exchanging.bringIn': async (service, { plan, into }) => {
    const read = existingPlan(service, plan);
    const onProgress = tell(service, read.name);
    const report = await bringIn(service.current, read, into, asking(service), { onProgress });
    lastRead.delete(service);
    return report;
  },
};

async function readAndPlan(
  service: ArchiveService,
  {
    path,
    name,
    format,
    into,
    near,
  }: {
    path: string;
    name: string;
    format?: ImportFormat | undefined;
    into?: string | undefined;
    near?: string | undefined;
  },
): Promise<ImportPlan> {
  const stopped = new AbortController();
  reading.get(service)?.abort(readingStopped());
  reading.set(service, stopped);
  const telling = setTimeout(() => tell(service, name)({ stage: 'reading', done: 0, total: 0 }), saidAfter);
  try {
    const file = await refusing(name, () => service.options.parser.readMarks(path, format));
    stopped.signal.throwIfAborted();
    const read = await matched(service.current, { name, file }, { into, near });
    const plan = await view(service, read, [], stopped.signal);
    lastRead.set(service, read);
    return plan;
  } finally {
    clearTimeout(telling);
  }
}

async function view(
  service: ArchiveService,
  read: ReadFile,
  into: Assignment,
  signal?: AbortSignal,
): Promise<ImportPlan> {
  const onProgress = tell(service, read.name);
  const following = { onProgress, ...(signal && { signal }) };
  const plan = await planned(service.current, read, into, asking(service), following);
  return planView(service.current, read, plan);
}

/** Milliseconds until it is said that a file is being read. */
const saidAfter = 250;

const tell =
  ({ options }: ArchiveService, file: string): NonNullable<Following['onProgress']> =>
  (progress) =>
    options.notify({ kind: 'exchange-progress', file, ...progress });

function existingPlan(service: ArchiveService, plan: string): ReadFile {
  const read = lastRead.get(service);
  if (read?.plan === plan) return read;
  throw new ProblemError(
    'not-found',
    'Another file was read meanwhile. Choose this one again; nothing was brought in.',
  );
}

const asking =
  ({ current, options }: ArchiveService): AskPages =>
  async ({ id }) => {
    try {
      return await options.parser.pageBoxes(originalPdf(current, id));
    } catch (error) {
      if (error instanceof Refusal || error instanceof ProblemError) return [];
      throw error;
    }
  };

async function namesHeld(
  service: ArchiveService,
  article: string,
  capture: string,
): Promise<readonly string[]> {
  const held = heldNames.get(service) ?? new Map<string, readonly string[]>();
  heldNames.set(service, held);
  const key = `${article}/${capture}`;
  const known = held.get(key);
  if (known) return known;
  let names: readonly string[] = [];
  try {
    names = await service.options.parser.namesOfPdfMarks(originalPdf(service.current, article));
  } catch (error) {
    // Nobody asked: whether the PDF can be read is told where it is shown.
    if (!(error instanceof Refusal || error instanceof ProblemError)) throw error;
  }
  held.set(key, names);
  return names;
}

const ownOf = (name: string): string => /^pdf:dossier-([^/]+)/u.exec(name)?.[1] ?? '';

function shownMarks({ archive }: ArchiveService['current'], home: string): number {
  return (
    archive.index.get<{ count: number }>(
      'SELECT count(*) AS count FROM marks WHERE article = ?',
      home.slice('articles/'.length),
    )?.count ?? 0
  );
}

async function refusing<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal)
      throw new ProblemError('refused', `“${name}” ${error.message}. Nothing was brought in.`);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      throw new ProblemError('not-found', `“${name}” does not exist. Nothing was brought in.`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new ProblemError(
        'refused',
        `“${name}” can’t be read: you are not allowed to open it. Nothing was brought in.`,
      );
    throw error;
  }
}
