/** Compares each quotation, line by line, with the attached text at the stated place and with what the document prints. */

import { CodePoints } from '../anchoring/code-points.shared.ts';
import { foldText } from '../anchoring/folded-text.ts';
import { paragraphOfPlace } from '../anchoring/paragraphs.ts';
import type { CheckedProofQuotation, Manifest, ProofFinding, ProvenQuotation } from '../contract/proof.ts';
import type { CopyChecked } from './check-originals.ts';
import { verbatimOf } from './manifest.ts';
import { pageOfPlace } from './page-of-place.ts';
import { printedPages } from './printed-words.ts';
import type { ProofParts } from './proof-parts.ts';

export interface QuotationsChecked {
  readonly quotations: CheckedProofQuotation[];
  readonly findings: readonly ProofFinding[];
  readonly remarks: readonly string[];
}

export function checkQuotations(
  manifest: Manifest,
  copies: ReadonlyMap<string, CopyChecked>,
  parts: ProofParts,
): QuotationsChecked {
  const printed = printedPages(
    parts.pages,
    manifest.quotations.map(({ pieces }) => verbatimOf(pieces)),
  );
  const findings: ProofFinding[] = [];
  const points = new Map<string, CodePoints>();
  const quotations = manifest.quotations.map((quotation, index): CheckedProofQuotation => {
    const found = copies.get(quotation.text);
    const text = found?.text;
    if (text !== undefined && !points.has(quotation.text)) points.set(quotation.text, new CodePoints(text));
    const stored = points.get(quotation.text);
    const fault = (message: string): void => {
      findings.push({ of: 'quotation', where: `Quotation ${quotation.number}`, message });
    };
    const says =
      stored && text !== undefined ? difference(quotation, stored, text) : 'its source is not attached';
    if (says !== '')
      fault(`Quotation ${quotation.number} (${quotation.sign}) does not stand where it is said to: ${says}.`);
    const page = printed[index] ?? null;
    const isPrinted = quotation.printed === null ? null : page === quotation.printed;
    if (isPrinted === false)
      fault(
        page === null
          ? `Quotation ${quotation.number} (${quotation.sign}) is not printed as it stands in the source.`
          : `Quotation ${quotation.number} (${quotation.sign}) is printed on page ${page}, and was on page ${quotation.printed}.`,
      );
    return {
      number: quotation.number,
      sign: quotation.sign,
      source: quotation.source,
      title: found?.copy.title ?? '',
      words: wordsOf(quotation),
      stands: says === '',
      original: found?.original ?? 'unread',
      printed: isPrinted,
      page,
      locator: quotation.locator,
      machineRead: quotation.machineRead,
      translatedFrom: quotation.translatedFrom,
    };
  });
  const unsure = quotations.filter((one) => one.printed === null).map(({ number }) => number);
  return {
    quotations,
    findings,
    remarks:
      unsure.length === 0
        ? []
        : [
            `${unsure.length === 1 ? 'Quotation' : 'Quotations'} ${unsure.join(', ')} can’t be found word by word in the printed pages, as may be where numbers stand between Latin words and words that are read from the right; the pages are compared as a whole.`,
          ],
  };
}

/** '' where every piece stands at its place; else what stands there, in words. */
function difference({ pieces, places, locator }: ProvenQuotation, stored: CodePoints, text: string): string {
  const verbatim = verbatimOf(pieces);
  if (verbatim.length === 0 || verbatim.length !== places.length) return 'its places are not stated';
  let last = 0;
  for (const [index, piece] of verbatim.entries()) {
    const place = places[index];
    if (!place || place.start < last || place.end <= place.start || place.end > stored.length)
      return 'there is no such place in it';
    last = place.end;
    const there = stored.slice(place.start, place.end);
    if (folded(there) !== folded(piece))
      return `the source has “${shortened(there)}”, the document “${shortened(piece)}”`;
  }
  const [first] = places;
  const there = locator?.kind === 'page' ? pageOfPlace : paragraphOfPlace;
  if (locator && there(text, first?.start ?? 0) !== locator.number)
    return `that is not ${locator.kind} ${locator.number} of the source`;
  return '';
}

const folded = (text: string): string => foldText(text).text.trim();

const shown = 160;
const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > shown ? `${line.slice(0, shown)}…` : line;
};

const wordsOf = ({ pieces }: ProvenQuotation): string =>
  pieces
    .map((piece) =>
      piece.kind === 'ellipsis' ? '[…]' : piece.kind === 'insertion' ? `[${piece.text}]` : piece.text,
    )
    .join(' ')
    .replace(/\s+/gu, ' ');
