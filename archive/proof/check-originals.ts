/** Makes the canonical text of each attached original anew and compares it with the attached text. */

import { foldText } from '../anchoring/folded-text.ts';
import { sha256, textFileSchema } from '../articles/capture.ts';
import type { CheckedProofQuotation, Manifest, ProofFinding, ProvenCopy } from '../contract/proof.ts';
import { Locked, type Parsed, type Parser, Refusal } from '../importing/parsed.ts';
import { verbatimOf } from './manifest.ts';
import type { Attached } from './verify-document.ts';

export interface CopyChecked {
  readonly copy: ProvenCopy;
  /** The attached canonical text; undefined where it can’t be read, or is not the one that is stated. */
  readonly text: string | undefined;
  readonly original: CheckedProofQuotation['original'];
}

export interface OriginalsChecked {
  /** By the name of the attached text. */
  readonly copies: ReadonlyMap<string, CopyChecked>;
  readonly findings: readonly ProofFinding[];
  readonly remarks: readonly string[];
}

/**
 * `isVouchedFor`: a signature or a fingerprint stands for what is attached. A text that this version reads otherwise from
 * the original is then a matter of versions; else it might have been put there.
 */
export async function checkOriginals(
  manifest: Manifest,
  attached: Attached,
  parser: Parser,
  isVouchedFor: boolean,
): Promise<OriginalsChecked> {
  const copies = new Map<string, CopyChecked>();
  const findings: ProofFinding[] = [];
  const remarks: string[] = [];
  for (const copy of manifest.copies) {
    const text = readText(attached.get(copy.text)?.bytes, copy.textSha256);
    const { parsed, unread } = await madeAnew(copy, attached, parser);
    const original = text === undefined ? 'unread' : comparison(manifest, copy, text, parsed);
    copies.set(copy.text, { copy, text, original });
    const of = `source ${copy.source} (${copy.sign}, “${copy.title}”)`;
    if (text === undefined)
      findings.push({
        of: 'attachment',
        where: copy.text,
        message: `The text of ${of} is not attached as it was stored.`,
      });
    else if (unread !== undefined)
      remarks.push(`The original of ${of} ${unread}: its text was not made anew.`);
    else if (original === 'stands')
      remarks.push(
        `Read anew, the original of ${of} gives another text than was stored, as other versions of the programs that read it do; the quotations stand in that, too.`,
      );
    else if (original === 'differs' && isVouchedFor && parsed && isOtherwiseMade(copy, parsed))
      remarks.push(
        `The text of ${of} was made by other versions of the programs that read it, and reads otherwise today.`,
      );
    else if (original === 'differs')
      findings.push({
        of: 'attachment',
        where: copy.original,
        message: `The text of ${of} does not come from the attached original: read anew, that says something else.`,
      });
  }
  return { copies, findings, remarks };
}

function readText(bytes: Uint8Array | undefined, expected: string): string | undefined {
  try {
    const { text } = textFileSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
    return sha256(text) === expected ? text : undefined;
  } catch {
    return undefined;
  }
}

async function madeAnew(
  { original }: ProvenCopy,
  attached: Attached,
  parser: Parser,
): Promise<{ readonly parsed?: Parsed; readonly unread?: string }> {
  const path = attached.get(original)?.path;
  if (path === undefined) return { unread: 'is not attached' };
  try {
    return { parsed: await parser.parse({ path, name: original }) };
  } catch (error) {
    if (error instanceof Locked) return { unread: 'is protected by a password' };
    if (error instanceof Refusal) return { unread: error.message };
    throw error;
  }
}

function comparison(
  manifest: Manifest,
  copy: ProvenCopy,
  text: string,
  parsed: Parsed | undefined,
): CheckedProofQuotation['original'] {
  if (!parsed) return 'unread';
  if (parsed.text === text) return 'same';
  const anew = folded(parsed.text);
  const quoted = manifest.quotations.filter((one) => one.text === copy.text);
  const standsAll = quoted.every(({ pieces }) =>
    verbatimOf(pieces).every((piece) => anew.includes(folded(piece))),
  );
  return standsAll ? 'stands' : 'differs';
}

const isOtherwiseMade = ({ rule, tools }: ProvenCopy, parsed: Parsed): boolean =>
  rule.name !== parsed.rule.name ||
  rule.version !== parsed.rule.version ||
  Object.entries({ ...tools, ...parsed.tools }).some(
    ([tool]) => tools[tool] !== parsed.tools[tool] && parsed.tools[tool] !== undefined,
  );

const folded = (text: string): string => foldText(text).text.trim();
