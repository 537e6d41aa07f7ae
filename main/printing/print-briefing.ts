/**
 * A briefing document as the bytes of a PDF. Page numbers in contents and index are found by printing it, reading where its places
 * came to lie, and printing again until they hold (`docs/decisions/0006-page-numbers.md`); then it is finished
 * (`archive/finishing`).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BriefingDocument } from '../../archive/contract/document.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { Paper } from '../../archive/contract/shell.ts';
import type { Lying } from '../../archive/finishing/finish.ts';
import { ForkedParser } from '../../archive/importing/forked-parser.ts';
import { annotatedPictures } from '../../archive/print/annotated-html.ts';
import { printBody, proofBody, proofOfBack } from '../../archive/print/print-html.ts';
import { bareAtFront, runningHeads } from '../../archive/print/running-heads.ts';
import {
  backMatter,
  backMatterOf,
  namesPages,
  placesWithPages,
  sectionsOf,
} from '../../archive/print/sections.ts';
import type { PageNumbers } from '../../archive/print/setting.ts';
import type { PrintPage } from '../protocols/print-protocol.ts';
import { marginPoints } from './paper.ts';
import { type Printing, PrintWindow } from './print-window.ts';

/** After the proofs one nearly always does; a number that grows by a digit can move a line. */
const printingsAtMost = 4;

export interface PrintedBriefing extends Lying {
  readonly pdf: Buffer;
}

export async function printBriefing(document: BriefingDocument, paper: Paper): Promise<PrintedBriefing> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-proof-'));
  const parser = new ForkedParser(join(import.meta.dirname, 'parser.js'));
  const [forPages, forHeads] = [new PrintWindow(), new PrintWindow()];
  // Should it fail, so does what is asked next, and says why.
  void parser.prepareFinishing().catch(() => undefined);
  const file = (name: string): string => join(folder, `${name}.pdf`);
  const { title, subtitle, author, date, language } = document;
  const pictures = { ...document.pictures, ...annotatedPictures(document.annotated) };
  const page = { title, language, pictures };
  const outline = sectionsOf(document);
  const named = new Set(placesWithPages(document));

  const print = async (
    window: PrintWindow,
    name: string,
    what: Pick<PrintPage, 'body' | 'unseen'>,
    printing: Partial<Printing>,
  ): Promise<void> => {
    writeFileSync(
      file(name),
      await window.print({ ...page, ...what }, { paper, tagged: false, ...printing }),
    );
  };
  const proof = async (body: PrintPage['body']): Promise<Lying> => {
    await print(forPages, 'proof', { body, unseen: true }, {});
    return parser.destinations(file('proof'));
  };

  const proved = async (): Promise<Lying> => {
    const whole = await proof((picture) => proofBody(document, { pages: {}, picture }));
    const back = backMatterOf(document)[0];
    if (back === undefined) return whole;
    // The index grows shorter where several of its places share a page, and what follows moves: it is proved once more, alone.
    const { destinations: pages } = whole;
    const after = await proof((picture) => proofOfBack(document, { pages, picture }));
    return moved(whole, after, (pages[backMatter[back].place] ?? 1) - 1);
  };
  const printPages = (pages: PageNumbers): Promise<void> =>
    print(
      forPages,
      'printed',
      { body: (picture) => printBody(document, { pages, picture }) },
      { tagged: true },
    );
  const printHeads = ({ pages, destinations }: Lying): Promise<void> =>
    print(forHeads, 'heads', { body: () => runningHeads(document, destinations, pages) }, { bleed: true });
  const printUnproved = async (): Promise<Lying> => {
    await printPages({});
    const lying = await parser.destinations(file('printed'));
    await printHeads(lying);
    return lying;
  };

  try {
    let known: Lying | null = namesPages(document) ? await proved() : null;
    for (let printing = 1; printing <= printingsAtMost; printing++) {
      if (known === null) known = await printUnproved();
      else await Promise.all([printPages(known.destinations), printHeads(known)]);
      const { pages, destinations } = known;
      const { lying, written } = await parser.finish({
        printed: file('printed'),
        heads: file('heads'),
        to: file('finished'),
        bare: bareAtFront(document),
        shown: Object.fromEntries(Object.entries(destinations).filter(([place]) => named.has(place))),
        pages,
        marginTop: marginPoints,
        title,
        subtitle,
        author,
        date,
        language,
        outline,
      });
      if (written) return { pdf: readFileSync(file('finished')), ...lying };
      known = lying;
    }
  } finally {
    parser.close();
    for (const window of [forPages, forHeads]) window.close();
    rmSync(folder, { recursive: true, force: true });
  }
  throw new ProblemError(
    'export-failed',
    'The page numbers of this briefing would not settle, so no PDF was written. Change its text a little and export again.',
  );
}

/** The places of a document when what stands after so many of its pages has come to lie elsewhere. */
const moved = (known: Lying, after: Lying, before: number): Lying => ({
  pages: before + after.pages,
  destinations: {
    ...known.destinations,
    ...Object.fromEntries(Object.entries(after.destinations).map(([place, page]) => [place, before + page])),
  },
});
