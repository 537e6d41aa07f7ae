/**
 * Stored copies against what was announced of them when they were stored, and against their own `capture.json`.
 * What is announced proves the original and the text; the hashes of the reading copy and of the geometry, and the
 * names of the tools, stand in `capture.json` alone, so that a fault in these can be found but not told apart from
 * a fault in the file.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ArticleRecord, readArticle } from '../articles/article.ts';
import {
  type AnnouncedCapture,
  announcedCaptureSchema,
  type CaptureCard,
  captureFormat,
  findCapture,
  readCaptureCard,
  readCaptureText,
} from '../articles/capture.ts';
import { captureStateOf } from '../articles/copy-state.ts';
import type { Finding } from '../contract/verifying.ts';
import type { Archive } from '../storage/archive.ts';
import { hashFile } from '../storage/hashed-copy.ts';
import { foldersOf } from '../storage/layout.ts';
import { type FindingKind, finding } from './findings.ts';
import type { Watch } from './watching.ts';

export class CaptureCheck {
  readonly findings: Finding[] = [];
  articles = 0;
  captures = 0;
  files = 0;
  bytes = 0;
  readonly #archive: Archive;
  readonly #watch: Watch;
  readonly #wereHere: ReadonlySet<string>;

  constructor(archive: Archive, watch: Watch) {
    this.#archive = archive;
    this.#watch = watch;
    this.#wereHere = new Set(archive.knownCaptures().map(({ home, capture }) => `${home}/${capture}`));
  }

  async run(): Promise<void> {
    const { replica } = this.#archive;
    const homes = replica.homes('articles');
    for (const home of homes) {
      if (replica.isDestroyed(home)) continue;
      const article = readArticle(replica, home);
      const announced = replica.elements(home, 'captures');
      for (const [id, value] of announced) {
        this.captures++;
        await this.#check(article, id, announcedCaptureSchema.safeParse(value).data);
      }
      this.#strange(article, new Set(announced.map(([id]) => id)));
      this.#watch.tell('captures', ++this.articles, homes.length);
      await this.#watch.pause();
    }
  }

  async #check(article: ArticleRecord, id: string, announced: AnnouncedCapture | undefined): Promise<void> {
    const where = `${article.home}/captures/${id}`;
    const find = (kind: FindingKind, message: string): void => {
      this.findings.push(finding(kind, where, message));
    };
    const wasHere = this.#wereHere.has(where.replace('/captures', ''));
    if (captureStateOf(this.#archive, article.home, id, wasHere) === 'on-its-way') {
      find(
        'on-its-way',
        `The stored copy of “${article.title}”, announced by another device, has not (wholly) arrived yet.`,
      );
      return;
    }
    const folder = findCaptureFolder(this.#archive, article.home, id);
    if (folder === undefined) {
      find('capture-missing', `The stored copy of “${article.title}” was here and is gone.`);
      return;
    }
    const { faults, files, bytes } = await examine(folder, id, announced, this.#watch);
    this.files += files;
    this.bytes += bytes;
    for (const { kind, what } of faults) find(kind, sentences[kind](article.title, what));
  }

  /** Capture folders that no history speaks of: an import that was cut off, or a history still on its way. */
  #strange({ home, title }: ArticleRecord, announced: ReadonlySet<string>): void {
    for (const folder of foldersOf(this.#archive.path, home)) {
      const captures = join(this.#archive.path, folder, 'captures');
      for (const name of existsSync(captures) ? readdirSync(captures) : [])
        if (!name.startsWith('.') && !announced.has(name))
          this.findings.push(
            finding(
              'capture-unannounced',
              `${home}/captures/${name}`,
              `A stored copy of “${title}” is here of which no history speaks. It was left as it is.`,
            ),
          );
    }
  }
}

type FaultKind = 'capture-unreadable' | 'capture-altered' | 'file-missing' | 'file-altered';

export interface Fault {
  readonly kind: FaultKind;
  /** The file, or for `capture-unreadable` why. */
  readonly what: string;
}

const sentences: Readonly<Record<FaultKind, (title: string, what: string) => string>> = {
  'capture-unreadable': (title, what) =>
    `The stored copy of “${title}” can’t be read (${what}). It was left as it is.`,
  'capture-altered': (title) =>
    `“capture.json” of “${title}” is not what was announced when the copy was stored.`,
  'file-missing': (title, what) => `“${what}” of “${title}” is missing.`,
  'file-altered': (title, what) => `“${what}” of “${title}” is not what was stored: its SHA-256 differs.`,
};

export interface Examined {
  readonly faults: readonly Fault[];
  /** Undefined where it can't be read. */
  readonly card: CaptureCard | undefined;
  readonly files: number;
  readonly bytes: number;
}

/** Everything that can be known of one capture's folder, whether in the archive, in a mirror or in a copy. */
export async function examine(
  folder: string,
  id: string,
  announced: AnnouncedCapture | undefined,
  watch: Watch,
): Promise<Examined> {
  const faults: Fault[] = [];
  let card: CaptureCard;
  try {
    card = readCaptureCard(folder);
    if (card.format > captureFormat) throw new Error('written by a newer version of Dossier');
    if (!storedFiles(card).every(({ file }) => isPlainName(file)))
      throw new Error('it names files that are not its own');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? firstLine(error as Error);
    return { faults: [{ kind: 'capture-unreadable', what: why }], card: undefined, files: 0, bytes: 0 };
  }
  if (!isAsAnnounced(card, id, announced)) faults.push({ kind: 'capture-altered', what: 'capture.json' });
  let [files, bytes] = [0, 0];
  for (const stored of storedFiles(card)) {
    const path = join(folder, stored.file);
    if (!existsSync(path) || !statSync(path).isFile()) {
      faults.push({ kind: 'file-missing', what: stored.file });
      continue;
    }
    const hashed = await hashFile(path, ['sha256'], () => watch.pause());
    files++;
    bytes += hashed.bytes;
    const expected = proven(card, stored.file, announced) ?? stored.sha256;
    const isText = stored.file === card.text.file;
    if (hashed.digests.sha256 !== expected || (isText && !isText256(folder, card, announced)))
      faults.push({ kind: 'file-altered', what: stored.file });
  }
  return { faults, card, files, bytes };
}

export const storedFiles = ({ original, reading, text, layout }: CaptureCard) =>
  [original, reading, text, layout].filter((file) => file !== null);

/** The hash of a file as it was announced: it holds whatever `capture.json` says. */
const proven = (
  card: CaptureCard,
  file: string,
  announced: AnnouncedCapture | undefined,
): string | undefined => (file === card.original.file ? announced?.originalSha256 : undefined);

/** The text itself, whatever the file around it looks like. */
function isText256(folder: string, card: CaptureCard, announced: AnnouncedCapture | undefined): boolean {
  try {
    readCaptureText(folder, announced?.textSha256 ?? card.text.textSha256);
    return true;
  } catch {
    return false;
  }
}

function isAsAnnounced(card: CaptureCard, id: string, announced: AnnouncedCapture | undefined): boolean {
  if (card.id !== id) return false;
  if (!announced) return true;
  return (
    card.kind === announced.kind &&
    card.captured === announced.captured &&
    card.pages === announced.pages &&
    card.text.textSha256 === announced.textSha256 &&
    card.text.length === announced.length &&
    card.original.name === announced.originalName &&
    card.original.bytes === announced.originalBytes &&
    card.original.sha256 === announced.originalSha256
  );
}

/** Whether a name stays within its folder. */
const isPlainName = (file: string): boolean =>
  file !== '' && !file.startsWith('.') && !/[/\\:]/u.test(file) && basename(file) === file;

/** The folder of a capture, with or without its `capture.json`. */
export function findCaptureFolder(archive: Archive, home: string, id: string): string | undefined {
  return (
    findCapture(archive.path, home, id) ??
    foldersOf(archive.path, home)
      .map((folder) => join(archive.path, folder, 'captures', id))
      .find((path) => existsSync(path))
  );
}

const firstLine = ({ message }: Error): string => message.split('\n', 1)[0]?.slice(0, 80) ?? '';
