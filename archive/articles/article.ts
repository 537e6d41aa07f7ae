/** Articles: making one from a parsed file, reading what is known of it, correcting it. */
import { draftFacts } from '../citing/draft-facts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { Capture } from '../contract/views.ts';
import { checkedDate } from '../events/edtf-date.ts';
import type { Parsed } from '../importing/parsed.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { idOf } from '../storage/layout.ts';
import { readList, readText, readTextOrNull } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import {
  type AnnouncedCapture,
  announcedCaptureSchema,
  announcedValue,
  type StagedOriginal,
  writeCapture,
} from './capture.ts';

export const articleHome = (id: string): string => `articles/${id}`;

/** What the registers of an article say. */
export interface ArticleRecord {
  readonly id: string;
  readonly home: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string | null;
  readonly language: string;
  readonly added: string;
  readonly trashed: boolean;
  /** The newest capture; undefined where none has been announced yet. */
  readonly capture: { readonly id: string; readonly announced: AnnouncedCapture } | undefined;
}

/** Stores a capture and announces the article: when it returns, both are on the disk. */
export function addArticle(
  archive: Archive,
  original: StagedOriginal,
  parsed: Parsed,
): { readonly id: string; readonly title: string } {
  const id = newId();
  const home = articleHome(id);
  const { found } = parsed;
  const title = found.title || original.name;
  const folder = archive.folderOf(home, [found.published, title].filter(Boolean).join(' '));
  const { labels } = archive.card;
  const capture = archive.guarded(() =>
    writeCapture(folder, original, parsed, { now: archive.now(), labels }),
  );
  archive.commit((draft) => {
    draft.set(home, 'title', title);
    draft.set(home, 'authors', found.authors);
    draft.set(home, 'publisher', found.publisher);
    draft.set(home, 'published', found.published);
    draft.set(home, 'language', found.language);
    if (found.cited)
      draftFacts(draft, home, {
        ...(found.cited.type && { type: found.cited.type }),
        facts: found.cited.facts,
      });
    draft.set(home, 'added', new Date(archive.now()).toISOString());
    draft.set(home, `captures/${capture.id}`, announcedValue(capture.announced));
  });
  return { id, title };
}

export function readArticle(replica: Replica, home: string): ArticleRecord {
  return {
    id: idOf(home),
    home,
    title: titleOf(replica, home),
    authors: readList(replica, home, 'authors'),
    publisher: readText(replica, home, 'publisher'),
    published: readTextOrNull(replica, home, 'published'),
    language: readText(replica, home, 'language'),
    added: readText(replica, home, 'added'),
    trashed: replica.value(home, 'trashed') === true,
    capture: newestCapture(replica, home),
  };
}

export const titleOf = (replica: Replica, home: string): string =>
  readText(replica, home, 'title') || '(no title)';

function newestCapture(replica: Replica, home: string): ArticleRecord['capture'] {
  const captures = replica
    .elements(home, 'captures')
    .map(([id, value]) => ({ id, announced: announcedCaptureSchema.safeParse(value).data }))
    .filter(
      (capture): capture is { id: string; announced: AnnouncedCapture } => capture.announced !== undefined,
    );
  return captures.sort((a, b) => (a.id < b.id ? 1 : -1))[0];
}

/** The same article with another of its captures as the one that is looked into; undefined: not announced. */
export function withCapture(
  replica: Replica,
  article: ArticleRecord,
  capture: string,
): ArticleRecord | undefined {
  const announced = announcedCaptureSchema.safeParse(replica.value(article.home, `captures/${capture}`));
  return announced.success ? { ...article, capture: { id: capture, announced: announced.data } } : undefined;
}

/** A capture as the window and the command line are shown it. */
export const captureView = ({ id, announced }: NonNullable<ArticleRecord['capture']>): Capture => ({
  id,
  textSha256: announced.textSha256,
  length: announced.length,
  pages: announced.pages,
  machineRead: announced.machineRead ?? [],
  rectanglesOnly: announced.rectanglesOnly ?? [],
  captured: announced.captured,
  originalName: announced.originalName,
  originalBytes: announced.originalBytes,
});

/** An article that is in the archive, in the trash or not. */
export function existingArticle(archive: Archive, id: string): ArticleRecord {
  const home = articleHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no article ${id} in this archive. List the articles to see their ids.`,
    );
  return readArticle(archive.replica, home);
}

export function editArticle(archive: Archive, edit: RequestInput<'articles.edit'>): void {
  const { home } = existingArticle(archive, edit.id);
  if (edit.title?.trim() === '')
    throw new ProblemError('invalid-value', 'An article needs a title. The old one was kept.');
  const published = edit.published ? checkedDate(edit.published) : edit.published;
  archive.commit((draft) => {
    if (edit.title !== undefined) draft.set(home, 'title', edit.title.trim());
    if (edit.authors !== undefined)
      draft.set(
        home,
        'authors',
        edit.authors.map((author) => author.trim()).filter((author) => author !== ''),
      );
    if (edit.publisher !== undefined) draft.set(home, 'publisher', edit.publisher.trim());
    if (published !== undefined) draft.set(home, 'published', published === '' ? null : published);
  });
}
