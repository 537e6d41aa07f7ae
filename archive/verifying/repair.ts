/**
 * Mends what verifying has found, as far as it can be mended without taking anything away. Damaged bytes are kept
 * aside first; another device's files that are there are never touched.
 */
import { join } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { type Finding, isInformation, type Repair, type RepairAction } from '../contract/verifying.ts';
import { destroyFilesAgain } from '../destroying/destroy-files.ts';
import { refuseStranger } from '../guarding/guarding.ts';
import type { Archive } from '../storage/archive.ts';
import { historyFolder } from '../storage/history.ts';
import { idInFolderName, idOf, settingsHome } from '../storage/layout.ts';
import { KeptAside } from './kept-aside.ts';
import { danglingLinks } from './links.ts';
import { mendCapture } from './mend-capture.ts';
import { mendOwnHistory } from './mend-history.ts';
import { findLostLines, verifyArchive } from './verify.ts';
import { Watch, type WatchOptions } from './watching.ts';

export interface RepairOptions extends WatchOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Only findings of these kinds. */
  readonly kinds?: readonly string[] | undefined;
  /** Another copy of the archive, to take stored copies from. */
  readonly from?: string | undefined;
}

/** In this order: what is made anew needs what is put back. */
const order: readonly RepairAction[] = [
  'restore-file',
  'restore-capture',
  'rebuild-index',
  'rewrite-checkpoint',
  'destroy-again',
  'trash-link',
];

export async function repairArchive(archive: Archive, options: RepairOptions): Promise<Repair> {
  if (options.from !== undefined) refuseStranger(archive, options.from);
  const { findings } = await verifyArchive(archive, options);
  if (archive.missing)
    throw new ProblemError(
      'guarded',
      'Much has vanished from the folder. Decide first what is to become of it (restore, accept or wait); nothing was changed.',
    );
  const wanted = findings.filter((finding) => isWanted(finding, options.kinds));
  const repairing = new Repairing(archive, options);
  for (const action of order)
    await repairing.run(
      action,
      wanted.filter(({ remedy }) => remedy.action === action),
    );
  const left = await verifyArchive(archive, options);
  return { done: repairing.done, failed: repairing.failed, left, keptIn: repairing.aside.folder };
}

function isWanted(finding: Finding, kinds: readonly string[] | undefined): boolean {
  const { kind, remedy } = finding;
  if (remedy.action === null || isInformation(finding)) return false;
  return kinds ? kinds.includes(kind) : remedy.action !== 'trash-link';
}

class Repairing {
  readonly done: Repair['done'] = [];
  readonly failed: Repair['failed'] = [];
  readonly aside: KeptAside;
  readonly #archive: Archive;
  readonly #options: RepairOptions;
  readonly #watch: Watch;

  constructor(archive: Archive, options: RepairOptions) {
    this.#archive = archive;
    this.#options = options;
    this.#watch = new Watch(options);
    this.aside = new KeptAside(options.home, archive);
  }

  async run(action: RepairAction, findings: readonly Finding[]): Promise<void> {
    if (findings.length === 0) return;
    switch (action) {
      case 'restore-file':
        return this.#restoreFiles(findings);
      case 'restore-capture':
        return this.#restoreCaptures(findings);
      case 'rebuild-index':
        return this.#rebuild();
      case 'rewrite-checkpoint':
        for (const { where } of findings)
          await this.#try(action, where, () => {
            this.#archive.rewriteCheckpoint(homeAt(where));
            return `The checkpoint “${where}” was written anew from the history.`;
          });
        return;
      case 'destroy-again':
        await this.#try(action, '', () => {
          const files = destroyFilesAgain(this.#archive, 0);
          return (
            files > 0 &&
            `${files === 1 ? 'A file' : `${files} files`} of what was destroyed ${files === 1 ? 'was' : 'were'} taken away again.`
          );
        });
        return;
      case 'trash-link':
        for (const where of new Set(findings.map((finding) => finding.where)))
          await this.#try(action, where, () => this.#unlink(where));
    }
  }

  async #restoreFiles(findings: readonly Finding[]): Promise<void> {
    const vanished = new Set(
      findings.filter(({ kind }) => kind === 'file-vanished').map(({ where }) => where),
    );
    if (vanished.size > 0)
      await this.#try('restore-file', '', () => {
        const restored = this.#archive.restoreMissing((path) => vanished.has(path));
        return restored.length > 0 && `Put back as last seen: “${restored.join('”, “')}”.`;
      });
    if (findings.some(({ kind }) => kind !== 'file-vanished'))
      await this.#try('restore-file', `${historyFolder}/${this.#archive.device}`, () => this.#mendHistory());
  }

  async #mendHistory(): Promise<string | false> {
    const archive = this.#archive;
    const lost = (await findLostLines(archive, this.#options)).filter(
      ({ writer }) => writer === archive.device,
    );
    if (lost.length === 0) return false;
    let written: string[] = [];
    const elsewhere = await this.#keepLost();
    archive.mendHistory(() => {
      written = mendOwnHistory(archive, lost, this.aside);
    });
    archive.absorb(elsewhere);
    return `${lost.length === 1 ? 'A change' : `${lost.length} changes`} in “${written.join('”, “')}” ${lost.length === 1 ? 'was' : 'were'} put right from what was known of ${lost.length === 1 ? 'it' : 'them'}.`;
  }

  async #restoreCaptures(findings: readonly Finding[]): Promise<void> {
    const places = new Set(findings.map(({ where }) => where));
    let at = 0;
    for (const where of places) {
      const [noun, id, , capture = ''] = where.split('/');
      await this.#try('restore-capture', where, () =>
        mendCapture(this.#archive, `${noun}/${id}`, capture, {
          aside: this.aside,
          watch: this.#watch,
          from: this.#options.from,
        }),
      );
      this.#watch.tell('repair', ++at, places.size);
    }
  }

  /** What only the index knows any more is taken into the own history: else it would be lost with the index. */
  async #rebuild(): Promise<void> {
    await this.#try('rebuild-index', '', async () => {
      const lost = await this.#keepLost();
      this.#archive.refill();
      const absorbed = this.#archive.absorb(lost);
      return `The index was made anew from the archive’s files.${absorbed > 0 ? ` ${absorbed} changes that only it knew were taken into this device’s own history.` : ''}`;
    });
  }

  /** Other devices' lines that no file holds, kept in a file of the app's own until they stand in the own history. */
  async #keepLost(): Promise<string[]> {
    const lost = (await findLostLines(this.#archive, this.#options))
      .filter(({ writer }) => writer !== this.#archive.device)
      .map(({ line }) => line);
    if (lost.length > 0) this.aside.keepLines(lost);
    return lost;
  }

  #unlink(mark: string): string | false {
    const dangling = danglingLinks(this.#archive, mark);
    this.#archive.commit((draft) => {
      for (const { set, id } of dangling) draft.setElement(mark, set, id, false);
    });
    return (
      dangling.length > 0 &&
      `${dangling.length === 1 ? 'A link' : `${dangling.length} links`} to what is not here ${dangling.length === 1 ? 'was' : 'were'} removed.`
    );
  }

  /** One thing that can't be mended is no reason to leave the others. */
  async #try(
    action: RepairAction,
    where: string,
    mend: () => string | false | Promise<string | false>,
  ): Promise<void> {
    await this.#watch.pause();
    try {
      const message = await mend();
      if (message !== false) this.done.push({ action, where, message });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'cancelled') throw error;
      this.failed.push({ action, where, message: error.message });
    }
  }
}

/** The thing in whose folder a checkpoint lies. */
function homeAt(path: string): string {
  const parts = path.split('/');
  if (parts[0] === settingsHome) return settingsHome;
  const folder = parts.at(-2) ?? '';
  return `${parts[0]}/${idInFolderName(folder) ?? idOf(join(...parts.slice(0, -1)))}`;
}
