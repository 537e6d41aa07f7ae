/** Verifies a document by what it carries, without the archive that it was made from. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import {
  type Manifest,
  manifestSchema,
  type ProofFinding,
  type ProofReport,
  type Seal,
} from '../contract/proof.ts';
import { type Parser, Refusal } from '../importing/parsed.ts';
import { checkOriginals } from './check-originals.ts';
import { checkPages } from './check-pages.ts';
import { checkQuotations } from './check-quotations.ts';
import { fingerprintOf, readFingerprint } from './fingerprint.ts';
import type { ProofParser, ProofParts } from './proof-parts.ts';
import { isAsSealed, isSignedBy, manifestName, readSeal, sealName } from './seal.ts';
import { keyFingerprint, type TrustedKey } from './signing-keys.ts';
import { verdictOf } from './verdict.ts';

export interface ToVerify {
  readonly path: string;
  /** An empty folder of the app’s own, for what is attached. */
  readonly folder: string;
  /** As the person has it from elsewhere; '' for none. */
  readonly fingerprint: string;
  /** One to trust for this once. */
  readonly key: TrustedKey | null;
  readonly trusted: readonly TrustedKey[];
  readonly parser: Parser & ProofParser;
}

/** What was found attached, by its name. */
export type Attached = ReadonlyMap<string, { readonly path: string; readonly bytes: Uint8Array }>;

export async function verifyDocument(input: ToVerify): Promise<ProofReport> {
  const given = givenFingerprint(input.fingerprint);
  const name = basename(input.path);
  const parts = await readParts(input, name);
  const attached: Attached = new Map(
    parts.attachments.map(({ name: one, file }) => {
      const path = join(input.folder, file);
      return [one, { path, bytes: readFileSync(path) }];
    }),
  );
  const carried = attached.get(manifestName);
  if (!carried) return emptyReport(name, 'no-proof', []);
  const manifest = readManifest(carried.bytes);
  if (!manifest) return emptyReport(name, 'altered', [unreadManifest]);

  const hash = sha256(carried.bytes);
  const sealed = attached.get(sealName);
  const seal = sealed && readSeal(sealed.bytes);
  const file = readFileSync(input.path);
  const isPristine = seal !== undefined && isAsSealed(file, seal);
  const signature = checkSignature(seal, hash, input);
  const fingerprint = fingerprintOf(hash);
  const isGiven = given !== undefined && hash.startsWith(given);
  const isVouchedFor = isGiven || signature.signer?.trusted === true;

  const attachments = manifest.attachments.map((attachment): ProofReport['attachments'][number] => {
    const found = attached.get(attachment.name);
    const isSame = found !== undefined && sha256(found.bytes) === attachment.sha256;
    return { ...attachment, found: found ? (isSame ? 'same' : 'differs') : 'missing' };
  });
  const pages = checkPages(manifest, parts, fingerprint);
  const originals = await checkOriginals(manifest, attached, input.parser, isVouchedFor);
  const quotations = checkQuotations(manifest, originals.copies, parts);
  const findings: ProofFinding[] = [
    ...(given !== undefined && !isGiven ? [otherFingerprint(fingerprint)] : []),
    ...(sealed && !seal ? [unreadSeal] : []),
    ...(isPristine && !pages.isDrawnAsMade ? [otherPages] : []),
    ...signature.findings,
    ...attachments.flatMap(attachmentFinding),
    ...strangers(manifest, parts),
    ...originals.findings,
    ...quotations.findings,
    ...pages.findings,
  ];
  const { verdict, message } = verdictOf({
    isAltered: findings.length > 0,
    isPristine,
    isDrawnAsMade: pages.isDrawnAsMade,
    isGiven,
    signer: signature.signer,
  });
  return {
    file: name,
    verdict,
    message,
    title: manifest.briefing.title,
    date: manifest.date,
    fingerprint,
    signer: signature.signer,
    findings,
    remarks: [
      ...signature.remarks,
      ...originals.remarks,
      ...quotations.remarks,
      ...pages.remarks,
      ...(isPristine
        ? []
        : ['The file’s bytes are not those that Dossier wrote: a program has saved it again since.']),
      ...(pages.isDrawnAsMade
        ? []
        : [
            'Its pages are drawn in another way than they were: their words are compared, their looks can’t be.',
          ]),
      ...(verdict === 'signed' && isGiven ? ['Its fingerprint is the one that you gave.'] : []),
    ],
    quotations: quotations.quotations,
    attachments,
  };
}

function givenFingerprint(given: string): string | undefined {
  if (given.trim() === '') return undefined;
  const read = readFingerprint(given);
  if (read === undefined)
    throw new ProblemError(
      'invalid-value',
      `“${given}” is no fingerprint: that has eight groups of four digits and letters from a to f, as the last page of the document prints it. Nothing was verified.`,
    );
  return read;
}

async function readParts({ path, folder, parser }: ToVerify, name: string): Promise<ProofParts> {
  const refused = (why: string): ProblemError =>
    new ProblemError('refused', `“${name}” ${why}. Nothing was verified.`);
  try {
    accessSync(path, constants.R_OK);
    if (!statSync(path).isFile()) throw refused('is a folder; choose a PDF');
    return await parser.proofParts(path, folder);
  } catch (error) {
    if (error instanceof Refusal) throw refused(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw refused('does not exist');
    if (code === 'EACCES' || code === 'EPERM') throw refused('can’t be read: you are not allowed to open it');
    throw error;
  }
}

function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

function checkSignature(
  seal: Seal | undefined,
  manifest: string,
  { key, trusted }: ToVerify,
): Pick<ProofReport, 'signer' | 'findings' | 'remarks'> {
  const fault = (message: string): ProofFinding => ({ of: 'signature', where: 'The signature', message });
  const wanted = key
    ? fault(
        `It is not signed with the key of ${key.name} that you gave: it was altered, or is another document.`,
      )
    : undefined;
  if (!seal)
    return {
      signer: null,
      findings: wanted ? [wanted] : [],
      remarks: ['It has no seal any more, so it can’t be told whether it was signed.'],
    };
  const findings: ProofFinding[] = [];
  if (seal.manifest !== manifest)
    findings.push({
      of: 'manifest',
      where: 'The manifest',
      message: 'The seal belongs to another manifest.',
    });
  if (!seal.signer) return { signer: null, findings: wanted ? [...findings, wanted] : findings, remarks: [] };
  const { key: publicKey, name: claimed } = seal.signer;
  if (!isSignedBy(seal, publicKey))
    return {
      signer: null,
      findings: [
        ...findings,
        fault(`It says that ${claimed || 'somebody'} signed it, but the signature is not theirs.`),
      ],
      remarks: [],
    };
  const known = [...(key ? [key] : []), ...trusted].find((one) => one.publicKey === publicKey);
  const isWanted = key === null || key.publicKey === publicKey;
  const print = keyFingerprint(publicKey);
  return {
    signer: { name: known?.name || claimed || `key ${print}`, key: print, trusted: known !== undefined },
    findings: isWanted || !wanted ? findings : [...findings, wanted],
    remarks: known
      ? []
      : [
          `It is signed with a key that you don’t trust yet (${print}), which calls itself “${claimed}”: whoever wants to can make such a key. Ask them for theirs.`,
        ],
  };
}

const otherFingerprint = (fingerprint: string): ProofFinding => ({
  of: 'fingerprint',
  where: 'The fingerprint',
  message: `Its fingerprint is ${fingerprint}, not the one that you gave: it was altered, or is another document.`,
});

function attachmentFinding({ name, found }: ProofReport['attachments'][number]): ProofFinding[] {
  if (found === 'same') return [];
  return [
    {
      of: 'attachment',
      where: name,
      message:
        found === 'missing'
          ? `“${name}” is not attached any more.`
          : `“${name}” is not what it was: its SHA-256 differs.`,
    },
  ];
}

/** What is attached and stands in no manifest was put in later. */
function strangers(manifest: Manifest, { attachments }: ProofParts): ProofFinding[] {
  const known = new Set([manifestName, sealName, ...manifest.attachments.map(({ name }) => name)]);
  const seen = new Set<string>();
  return attachments.flatMap(({ name }) => {
    const isDouble = seen.has(name);
    seen.add(name);
    if (known.has(name) && !isDouble) return [];
    return [
      {
        of: 'attachment',
        where: name,
        message: `“${name}” was attached later: the manifest does not name it.`,
      },
    ];
  });
}

const unreadSeal: ProofFinding = {
  of: 'signature',
  where: 'The seal',
  message: 'The seal can’t be read, or is of a version that this Dossier does not know.',
};

/** No program has saved it again since it was sealed: then its pages must be those that were sealed. */
const otherPages: ProofFinding = {
  of: 'page',
  where: 'The pages',
  message: 'Its pages are not drawn as its manifest says: they were altered before it was sealed.',
};

const unreadManifest: ProofFinding = {
  of: 'manifest',
  where: 'The manifest',
  message: 'The manifest can’t be read, or is of a version that this Dossier does not know.',
};

function emptyReport(file: string, verdict: 'no-proof' | 'altered', findings: ProofFinding[]): ProofReport {
  return {
    file,
    verdict,
    message:
      verdict === 'altered'
        ? verdictOf({
            isAltered: true,
            isPristine: false,
            isDrawnAsMade: false,
            isGiven: false,
            signer: null,
          }).message
        : 'Nothing to verify: it carries no originals. It was exported without them, printed again, or is from another program.',
    title: '',
    date: '',
    fingerprint: '',
    signer: null,
    findings,
    remarks: [],
    quotations: [],
    attachments: [],
  };
}
