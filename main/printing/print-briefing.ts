/**
 * A briefing document as the bytes of a PDF. Page numbers in its appendix are found by printing it, reading
 * where its places came to lie, and printing again until they hold (`docs/decisions/0006-page-numbers.md`).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PageNumbers, printBody } from '../../archive/briefings/print-html.ts';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Paper } from '../../archive/contract/shell.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';
import { printPage } from './print-page.ts';

/** Two printings nearly always do; a number that grows by a digit can move a line. */
const printingsAtMost = 4;

export async function printBriefing(
  document: BriefingDocument,
  paper: Paper,
): Promise<{ readonly pdf: Buffer; readonly pages: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-proof-'));
  const parser = new ForkedParser(join(import.meta.dirname, 'parser.js'));
  const proof = join(folder, 'proof.pdf');
  const { title, language } = document;
  let known: PageNumbers = {};
  try {
    for (let printing = 1; printing <= printingsAtMost; printing++) {
      const pdf = await printPage({ title, language, body: printBody(document, known) }, paper);
      writeFileSync(proof, pdf);
      const { pages, destinations } = await parser.destinations(proof);
      if (Object.entries(destinations).every(([place, page]) => known[place] === page)) return { pdf, pages };
      known = destinations;
    }
  } finally {
    parser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  throw new ProblemError(
    'export-failed',
    'The page numbers of this briefing would not settle, so no PDF was written. Change its text a little and export again.',
  );
}
