/**
 * Makes documents that carry their proof. The fingerprint is printed on a page and is made from what the pages say: so a document
 * is printed once without it, and then with it, until the one that it prints is its own (`docs/decisions/0016-proof.md`).
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../articles/capture.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { PrintedProof } from '../contract/printed-proof.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Manifest } from '../contract/proof.ts';
import type { Parser } from '../importing/parsed.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { makeFolder } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { blankFingerprint, fingerprintOf } from './fingerprint.ts';
import { manifestBytes, manifestOf, pagesWithFingerprint } from './manifest.ts';
import { printedName } from './names.shared.ts';
import type { AttachJob, ProofParser, ProofParts } from './proof-parts.ts';
import { blankSeal, manifestName, sealBytes, sealFile, sealName } from './seal.ts';
import type { OwnKey } from './signing-keys.ts';
import { verifyDocument } from './verify-document.ts';

export class ProofInMaking {
  /** In the app’s own folder. */
  readonly folder: string;
  readonly #document: BriefingDocument;
  readonly #evidence: Evidence;
  /** Pages, from 0, that are drawn otherwise with another fingerprint. */
  #undrawn: ReadonlySet<number> | undefined;
  #drawings: readonly string[] = [];

  constructor(open: OpenArchive, document: BriefingDocument, home: string) {
    this.folder = join(home, 'staging', `proof-${randomBytes(6).toString('hex')}`);
    this.#document = document;
    try {
      makeFolder(this.folder);
      this.#evidence = gatherEvidence(open, document, this.folder);
    } catch (error) {
      this.end();
      throw writingProblem(
        'Dossier’s own folder, where the document is put together, can’t be written',
        error,
        'No document was made.',
      );
    }
  }

  get proof(): PrintedProof {
    return { attachments: [...this.#evidence.attachments], fingerprint: blankFingerprint };
  }

  /**
   * Looks at what was printed with a fingerprint; answers the right one, and the path of the whole document where it is the
   * one that was printed.
   */
  async settle(
    fingerprint: string,
    parser: Parser & ProofParser,
    key: OwnKey | null,
  ): Promise<{ readonly fingerprint: string; readonly whole: string | null }> {
    const parts = await parser.proofParts(join(this.folder, printedName), this.#emptyFolder());
    const manifest = this.#manifest(parts, fingerprint);
    const right = fingerprintOf(sha256(manifestBytes(manifest)));
    if (right !== fingerprint) return { fingerprint: right, whole: null };
    const whole = await this.#whole(manifest, parser, key);
    await this.#refuseUnproven(whole, right, parser, key);
    return { fingerprint: right, whole };
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #manifest(parts: ProofParts, fingerprint: string): Manifest {
    const drawings = parts.pages.map(({ drawing }) => drawing);
    const changed = this.#undrawn
      ? drawings.flatMap((drawing, page) => (drawing === this.#drawings[page] ? [] : page))
      : [];
    const undrawn = new Set([...(this.#undrawn ?? pagesWithFingerprint(parts, fingerprint)), ...changed]);
    this.#undrawn = undrawn;
    this.#drawings = drawings;
    return manifestOf(this.#evidence, this.#document, { parts, fingerprint, undrawn });
  }

  async #whole(manifest: Manifest, parser: ProofParser, key: OwnKey | null): Promise<string> {
    const content = manifestBytes(manifest);
    const seal = blankSeal(sha256(content), key);
    writeFileSync(join(this.folder, manifestName), content);
    writeFileSync(join(this.folder, sealName), sealBytes(seal));
    const whole = join(this.folder, 'whole.pdf');
    await parser.attach({
      path: join(this.folder, printedName),
      out: whole,
      date: this.#document.date,
      attachments: [...this.#attached(), ownFile(manifestName, 'What is attached and quoted, with hashes')]
        .map((file) => ({ ...file, path: join(this.folder, file.name) }))
        .concat({
          ...ownFile(sealName, 'The seal: which manifest belongs to this file, and who signed it'),
          path: join(this.folder, sealName),
          plain: true,
        }),
    });
    writeFileSync(whole, sealFile(readFileSync(whole), seal, key));
    return whole;
  }

  #attached(): Omit<AttachJob['attachments'][number], 'path'>[] {
    return this.#evidence.attachments.map(({ name, type, description, role }) => ({
      name,
      type,
      description,
      relationship: role === 'original' ? 'Source' : role === 'annotations' ? 'Supplement' : 'Data',
      // A PDF is packed already.
      plain: type === 'application/pdf',
    }));
  }

  /** What is handed on was verified as whoever gets it will. */
  async #refuseUnproven(
    path: string,
    fingerprint: string,
    parser: Parser & ProofParser,
    key: OwnKey | null,
  ): Promise<void> {
    const folder = this.#emptyFolder();
    const report = await verifyDocument({ path, folder, fingerprint, key, trusted: [], parser });
    if (report.verdict === (key ? 'signed' : 'fingerprint')) return;
    const [first] = report.findings;
    throw new ProblemError(
      'export-failed',
      `The document would not prove what it quotes. ${first?.message ?? report.message} No file was written; put that right, or export without the originals.`,
    );
  }

  #emptyFolder(): string {
    const folder = join(this.folder, 'found');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return folder;
  }
}

const ownFile = (name: string, description: string): Omit<AttachJob['attachments'][number], 'path'> => ({
  name,
  type: 'application/json',
  description,
  relationship: 'Data',
  plain: false,
});
