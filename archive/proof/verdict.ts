/** What may honestly be said of a document that was verified. */
import type { ProofReport, ProofVerdict } from '../contract/proof.ts';

interface Known {
  /** Something was found that should not be. */
  readonly isAltered: boolean;
  /** Every byte of the file is the one that was sealed. */
  readonly isPristine: boolean;
  /** What draws its pages is what did so when it was made. */
  readonly isDrawnAsMade: boolean;
  /** Its fingerprint is the one that the person has from elsewhere. */
  readonly isGiven: boolean;
  readonly signer: ProofReport['signer'];
}

export function verdictOf(known: Known): { readonly verdict: ProofVerdict; readonly message: string } {
  const { signer } = known;
  if (known.isAltered)
    return { verdict: 'altered', message: 'Altered: what is listed below is not as it was made.' };
  if (signer?.trusted && known.isPristine)
    return {
      verdict: 'signed',
      message: `Verified and signed by ${signer.name}: not a byte has changed since, and every quotation stands in the attached originals.`,
    };
  if (known.isGiven && known.isDrawnAsMade)
    return {
      verdict: 'fingerprint',
      message:
        'The fingerprint matches the one you gave: what its pages say and what is attached is as it was made, and every quotation stands in the attached originals.',
    };
  if (!known.isPristine)
    return {
      verdict: 'rewritten',
      message: `Rewritten by another program, quotations hold: they stand in the attached originals and are printed so.${vouched(known)}`,
    };
  return {
    verdict: 'consistent',
    message:
      'Consistent in itself: every quotation stands in the attached originals. Nothing more can be said: whoever alters a document can alter what it carries in step. Ask for its fingerprint, or for the public key of whoever signed it.',
  };
}

function vouched({ isGiven, signer }: Known): string {
  if (signer?.trusted) return ` Its words and attachments are those that ${signer.name} signed.`;
  if (isGiven) return ' Its fingerprint is the one you gave.';
  return ' Nothing more can be said without a fingerprint from elsewhere or a signature.';
}
