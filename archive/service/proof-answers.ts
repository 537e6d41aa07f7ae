/** Answers about documents that carry their proof, and about the keys that sign them. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from '../briefings/write-export.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ProofReport, proofRequests, proofServiceRequests } from '../contract/proof.ts';
import type { ServiceInput } from '../contract/service.ts';
import { ProofInMaking } from '../proof/make-proof.ts';
import {
  exportedKey,
  forgetKey,
  keyFingerprint,
  knownKeys,
  listKeys,
  ownKey,
  readPublicKey,
  trustKey,
} from '../proof/signing-keys.ts';
import { verifyDocument } from '../proof/verify-document.ts';
import { makeFolder } from '../storage/durable-file.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

/** Documents that are being made, in each service, by their folder. */
const inMaking = new WeakMap<ArchiveService, Map<string, ProofInMaking>>();

const of = (service: ArchiveService): Map<string, ProofInMaking> => {
  const known = inMaking.get(service) ?? new Map<string, ProofInMaking>();
  inMaking.set(service, known);
  return known;
};

export const proofAnswers: Pick<Answers, keyof typeof proofRequests | keyof typeof proofServiceRequests> = {
  'service.beginProof': (service, { document }) => {
    const made = new ProofInMaking(service.current, document, service.options.home);
    of(service).set(made.folder, made);
    return { folder: made.folder, proof: made.proof };
  },
  'service.settleProof': (service, { folder, fingerprint, sign }) => {
    const made = of(service).get(folder);
    if (!made) throw new ProblemError('usage', 'No document is being made there.');
    const { home, parser } = service.options;
    return made.settle(fingerprint, parser, sign ? ownKey(home) : null);
  },
  'service.endProof': (service, { folder }) => {
    of(service).get(folder)?.end();
    of(service).delete(folder);
    return {};
  },
  'service.verifyDocument': (service, input) => verified(service, input),
  'service.exportKey': ({ options: { home } }, { path }) => {
    const key = ownKey(home);
    writeExport(path, Buffer.from(exportedKey(key)));
    return { name: key.name, key: keyFingerprint(key.publicKey), own: true };
  },
  'service.trustKey': ({ options: { home } }, { path, name }) => trustKey(home, path, name),
  'keys.list': ({ options: { home } }) => listKeys(home),
  'keys.forget': ({ options: { home } }, { key }) => forgetKey(home, key),
};

async function verified(
  { options: { home, parser } }: ArchiveService,
  { path, fingerprint, key }: ServiceInput<'service.verifyDocument'>,
): Promise<ProofReport> {
  makeFolder(join(home, 'staging'));
  const folder = join(home, 'staging', `verify-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder);
  try {
    return await verifyDocument({
      path,
      folder,
      fingerprint,
      key: key === '' ? null : readPublicKey(key),
      trusted: knownKeys(home),
      parser,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
