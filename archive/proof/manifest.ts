/** The manifest of a document: what it carries, what it quotes and from where, and what its pages say. */
import { paragraphOfPlace } from '../anchoring/paragraphs.ts';
import type { BriefingDocument } from '../contract/document.ts';
import type { Manifest, ProvenPage, ProvenQuotation } from '../contract/proof.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Evidence, quotationsOf } from './evidence.ts';
import { pageOfPlace } from './page-of-place.ts';
import { fingerprintMark, pageWords, printedPages } from './printed-words.ts';
import type { ProofParts } from './proof-parts.ts';

/**
 * `parts`: the document as it was printed with `fingerprint`. Pages in `undrawn`, from 0, are known by their words alone:
 * what draws them changes with the fingerprint, which is made from this very manifest.
 */
export function manifestOf(
  { archive, attachments, copies, texts }: Evidence,
  document: BriefingDocument,
  { parts, fingerprint, undrawn }: { parts: ProofParts; fingerprint: string; undrawn: ReadonlySet<number> },
): Manifest {
  const quotations = quotationsOf(document);
  const printed = printedPages(
    parts.pages,
    quotations.map(({ pieces }) => verbatimOf(pieces)),
  );
  const { id, title, subtitle, author, language } = document;
  return {
    format: 'dossier-manifest',
    version: 1,
    archive,
    briefing: { id, title, subtitle, author, language },
    date: document.date,
    attachments: [...attachments],
    copies: [...copies],
    quotations: quotations.map((quotation, index): ProvenQuotation => {
      const { number, sign, source, stored, pieces, locator, machineRead, translation } = quotation;
      const copy = copies.find((one) => one.source === source && one.capture === stored?.capture);
      return {
        number,
        sign,
        source,
        text: copy?.text ?? '',
        pieces,
        places: stored?.pieces ?? [],
        locator:
          locator && isLocatedIn(texts.get(copy?.text ?? ''), stored?.pieces[0]?.start, locator)
            ? locator
            : null,
        printed: printed[index] ?? null,
        machineRead: machineRead !== null && !machineRead.confirmed,
        translatedFrom: translation?.from ?? '',
      };
    }),
    pages: parts.pages.map(
      ({ text, drawing }, page): ProvenPage => ({
        words: pageWords(text, fingerprint),
        drawing: undrawn.has(page) ? null : drawing,
      }),
    ),
    active: parts.active,
  };
}

/** A locator may be of a newer copy than the one that proves the words: then it is not stated. */
function isLocatedIn(
  text: string | undefined,
  start: number | undefined,
  { kind, number }: NonNullable<ProvenQuotation['locator']>,
): boolean {
  if (text === undefined || start === undefined) return false;
  return (kind === 'page' ? pageOfPlace(text, start) : paragraphOfPlace(text, start)) === number;
}

export const verbatimOf = (pieces: ProvenQuotation['pieces']): string[] =>
  pieces.flatMap((piece) => (piece.kind === 'verbatim' ? piece.text : []));

export const manifestBytes = (manifest: Manifest): string => canonicalJson(manifest);

/** Pages, from 0, that print the fingerprint. */
export const pagesWithFingerprint = ({ pages }: ProofParts, fingerprint: string): Set<number> =>
  new Set(
    pages.flatMap(({ text }, page) => (pageWords(text, fingerprint).includes(fingerprintMark) ? page : [])),
  );
