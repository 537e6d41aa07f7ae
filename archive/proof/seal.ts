/**
 * The seal of a document: it says which manifest belongs to it, what all other bytes of the file hash to, and who signed.
 * It stands in the file unpacked and is as long before it is filled in as after.
 */
import { createHash, sign, verify } from 'node:crypto';
import { type Seal, sealSchema } from '../contract/proof.ts';
import { type OwnKey, publicKeyOf } from './signing-keys.ts';

export const sealName = 'seal.json';
export const manifestName = 'manifest.json';

/** Of Ed25519, in base64. */
const signatureLength = 88;
const unknownHash = '0'.repeat(64);

/** What keeps the place of a seal. */
export function blankSeal(manifest: string, key: OwnKey | null): Seal {
  return {
    format: 'dossier-seal',
    version: 1,
    manifest,
    file: unknownHash,
    signer: key ? { name: key.name, key: key.publicKey } : null,
    signature: key ? '='.repeat(signatureLength) : '',
  };
}

/** Fills in the blank seal that stands in the file. */
export function sealFile(file: Uint8Array, blank: Seal, key: OwnKey | null): Buffer {
  const bytes = Buffer.from(file);
  const place = placeOf(bytes, Buffer.from(sealBytes(blank)));
  if (!place) throw new Error('the place of the seal is not in the file');
  const seal = { ...blank, file: hashAround(bytes, place) };
  const signature = key ? sign(null, signedBytes(seal), key.privateKey).toString('base64') : '';
  Buffer.from(sealBytes({ ...seal, signature })).copy(bytes, place.start);
  return bytes;
}

export const sealBytes = (seal: Seal): string => `${JSON.stringify(seal)}\n`;

export function readSeal(bytes: Uint8Array): Seal | undefined {
  try {
    return sealSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Whether every byte of the file is the one that was sealed. */
export function isAsSealed(file: Uint8Array, seal: Seal): boolean {
  const bytes = Buffer.from(file);
  const place = placeOf(bytes, Buffer.from(sealBytes(seal)));
  return place !== undefined && hashAround(bytes, place) === seal.file;
}

export function isSignedBy(seal: Seal, publicKey: string): boolean {
  try {
    return verify(null, signedBytes(seal), publicKeyOf(publicKey), Buffer.from(seal.signature, 'base64'));
  } catch {
    return false;
  }
}

const signedBytes = ({ signature: _, ...seal }: Seal): Buffer => Buffer.from(JSON.stringify(seal));

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Undefined where it stands there more than once or not at all. */
function placeOf(file: Buffer, seal: Buffer): Place | undefined {
  const start = file.indexOf(seal);
  if (start < 0 || file.indexOf(seal, start + 1) >= 0) return undefined;
  return { start, end: start + seal.length };
}

const hashAround = (file: Buffer, { start, end }: Place): string =>
  createHash('sha256').update(file.subarray(0, start)).update(file.subarray(end)).digest('hex');
