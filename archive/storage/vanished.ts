/** What has vanished from an archive's folder, and whether that is so much that nothing may be written (`docs/SYNC.md`, 8). */
import { basename } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { findMissing, type Missing, missingFolders, type Presence } from './guard.ts';
import { historyFiles } from './history.ts';
import type { Identity } from './identity.ts';
import type { IndexFile } from './index-file.ts';
import type { Shadow } from './shadow.ts';

export interface VanishedOptions {
  /** Path of the archive. */
  readonly archive: string;
  readonly index: IndexFile;
  readonly shadow: Shadow;
  readonly identity: Identity;
  readonly isDestroyed: (address: string) => boolean;
}

export class Vanished {
  readonly #options: VanishedOptions;
  #missing: Missing | undefined;

  constructor(options: VanishedOptions) {
    this.#options = options;
  }

  /** What has vanished, while nothing may be written. */
  get missing(): Missing | undefined {
    return this.#missing;
  }

  /** Looks at what is missing, whether it is much or not. */
  find(present?: Presence): Missing {
    const { archive, shadow, identity, isDestroyed } = this.#options;
    const options = { archive, shadow, device: identity.device, isDestroyed };
    const missing = findMissing(present ? { ...options, present } : options);
    return { ...missing, isMuch: missing.isMuch || this.#isOwnMissing() };
  }

  /** Goes by what was found: nothing is written where it is much. */
  heed(missing: Missing): Missing {
    this.#missing = missing.isMuch ? missing : undefined;
    return missing;
  }

  /** Nothing is written any more until a person has said what is to become of what is missing. */
  stop(): void {
    this.#missing = this.find();
  }

  /** What was missing is so no more: put back, or accepted. Whole folders may still be. */
  settle(): void {
    this.#missing = undefined;
  }

  /** Stops where a whole folder, or the own history, is gone. */
  look(): void {
    if (this.#missingFolders().length > 0 || this.#isOwnMissing()) this.stop();
  }

  /** Stops where a whole folder has vanished; answers whether one is back for which it had stopped. */
  isFolderBack(reading: <T>(read: () => T) => T): boolean {
    if (this.#missing && this.#missing.folders.length === 0) return false;
    const isMissing = reading(() => this.#missingFolders()).length > 0;
    if (isMissing === (this.#missing !== undefined)) return false;
    if (isMissing) this.stop();
    return !isMissing;
  }

  /** Throws a problem while much is missing. */
  refuse(): void {
    if (!this.#missing && this.#isOwnMissing()) this.stop();
    if (!this.#missing) return;
    const { homes, folders } = this.#missing;
    const what = folders.length > 0 ? `the folder “${folders.join('”, “')}”` : `${homes.length} things`;
    throw new ProblemError(
      'guarded',
      `Much has vanished from the archive “${basename(this.#options.archive)}”: ${what}. Nothing is written until you have decided: bring the folder back, or restore or accept what is missing (dossier guard).`,
    );
  }

  #missingFolders(): string[] {
    return missingFolders(this.#options.archive, this.#options.shadow);
  }

  #isOwnMissing(): boolean {
    const { archive, index, identity } = this.#options;
    const { device } = identity;
    // Its stamps alone say nothing: in a copy that was handed over they stand in another device's history.
    return (
      identity.hasWritten &&
      historyFiles(archive, device).length === 0 &&
      index.get('SELECT 1 FROM changes WHERE writer = ? LIMIT 1', device) !== undefined
    );
  }
}
