/**
 * Keys that sign documents (Ed25519): this installation’s own, which never leaves the app’s own folder, and public ones of
 * others that the person trusts, under the names that they gave them.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ProblemError } from '../contract/problem.ts';
import type { SigningKey } from '../contract/proof.ts';
import { ownAuthor } from '../settings/own-author.ts';
import { makeFolder, writeDurably, writePrivately } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { grouped } from './fingerprint.ts';

export interface OwnKey {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo (RFC 8410), base64. */
  readonly publicKey: string;
}

export interface TrustedKey {
  readonly name: string;
  readonly publicKey: string;
}

const trustedSchema = z.object({
  format: z.literal(1),
  keys: z.array(z.object({ name: z.string(), publicKey: z.string() })),
});

/** Where nobody has said who works here. */
const ownKeyName = 'the key of this computer';

const folderOf = (home: string): string => join(home, 'keys');
const ownFile = (home: string): string => join(folderOf(home), 'own.pem');
const trustedFile = (home: string): string => join(folderOf(home), 'trusted.json');

/** Made when it is first needed. */
export function ownKey(home: string): OwnKey {
  const path = ownFile(home);
  if (!existsSync(path)) makeOwnKey(home);
  try {
    const privateKey = createPrivateKey(readFileSync(path));
    return { name: ownAuthor(home).name, privateKey, publicKey: derOf(createPublicKey(privateKey)) };
  } catch {
    throw new ProblemError(
      'not-found',
      `The key by which this computer signs, “${path}”, can’t be read, and was left as it is. Put it back from a backup, or move it away to have a new one made.`,
    );
  }
}

function makeOwnKey(home: string): void {
  try {
    makeFolder(folderOf(home));
    chmodSync(folderOf(home), 0o700);
    const { privateKey } = generateKeyPairSync('ed25519');
    writePrivately(ownFile(home), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  } catch (error) {
    throw writingProblem(
      `The folder of keys “${folderOf(home)}” can’t be written`,
      error,
      'No key was made and nothing was signed.',
    );
  }
}

/** Those that the person trusts; the own one first, where there is one. */
export function knownKeys(home: string): (TrustedKey & { readonly own: boolean })[] {
  const own = existsSync(ownFile(home)) ? [{ ...ownKey(home), own: true }] : [];
  return [
    ...own.map(({ name, publicKey }) => ({ name: name || ownKeyName, publicKey, own: true })),
    ...trustedKeys(home).map((key) => ({ ...key, own: false })),
  ];
}

export const listKeys = (home: string): SigningKey[] =>
  knownKeys(home).map(({ name, publicKey, own }) => ({ name, key: keyFingerprint(publicKey), own }));

function trustedKeys(home: string): TrustedKey[] {
  const path = trustedFile(home);
  if (!existsSync(path)) return [];
  try {
    return trustedSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).keys;
  } catch {
    throw new ProblemError(
      'not-found',
      `The list of keys that you trust, “${path}”, can’t be read, and was left as it is. Move it away and trust the keys again.`,
    );
  }
}

/** The public key with its name, as text that can be sent or printed; `openssl` reads it, too. */
export function exportedKey({ name, publicKey }: TrustedKey): string {
  return `Dossier signing key\nName: ${name}\nFingerprint: ${keyFingerprint(publicKey)}\n${publicKeyOf(publicKey).export({ type: 'spki', format: 'pem' })}`;
}

/** `name`: under which it is trusted; '' for the one that it brings. */
export function readPublicKey(path: string, name = ''): TrustedKey {
  const refused = new ProblemError(
    'refused',
    `“${path}” holds no Ed25519 public key. Ask for the file that “dossier keys export” writes; nothing was changed.`,
  );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ProblemError('not-found', `“${path}” can’t be read. Nothing was changed.`);
  }
  const block = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/u.exec(text)?.[0];
  const said = /^Name:[ \t]*(.*)$/mu.exec(text)?.[1] ?? '';
  try {
    const key = createPublicKey(block ?? '');
    if (key.asymmetricKeyType !== 'ed25519') throw refused;
    const given = (name.trim() || said.trim()).normalize('NFC').replace(/\s+/gu, ' ').slice(0, 200);
    return { name: given || `key ${keyFingerprint(derOf(key))}`, publicKey: derOf(key) };
  } catch {
    throw refused;
  }
}

export function trustKey(home: string, path: string, name: string): SigningKey {
  const key = readPublicKey(path, name);
  const others = trustedKeys(home).filter(({ publicKey }) => publicKey !== key.publicKey);
  writeTrusted(home, [...others, key]);
  return { name: key.name, key: keyFingerprint(key.publicKey), own: false };
}

export function forgetKey(home: string, fingerprint: string): SigningKey[] {
  const wanted = fingerprint.replace(/\s+/gu, '');
  const keys = trustedKeys(home);
  const left = keys.filter(({ publicKey }) => keyFingerprint(publicKey).replaceAll(' ', '') !== wanted);
  if (left.length === keys.length)
    throw new ProblemError(
      'not-found',
      `None of the keys that you trust has the fingerprint ${fingerprint}. Nothing was changed.`,
    );
  writeTrusted(home, left);
  return listKeys(home);
}

function writeTrusted(home: string, keys: readonly TrustedKey[]): void {
  try {
    makeFolder(folderOf(home));
    if (keys.length === 0) rmSync(trustedFile(home), { force: true });
    else writeDurably(trustedFile(home), `${JSON.stringify({ format: 1, keys }, null, 1)}\n`);
  } catch (error) {
    throw writingProblem(
      `The list of keys that you trust “${trustedFile(home)}” can’t be written`,
      error,
      'It is as it was.',
    );
  }
}

export const publicKeyOf = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });

const derOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

/** By which two people tell over the telephone that they mean one key. */
export const keyFingerprint = (publicKey: string): string =>
  grouped(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16));
